using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>What a plan says beside its weighted components: conditions that scale them, and pay on top of the target incentive.</summary>
public abstract record PlanClause
{
    private PlanClause()
    {
    }

    /// <summary>The clause's id, unique among the plan's components and clauses; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Id
    {
        get;
        init => field = Filled(value);
    }

    /// <summary>The clause's name for readers; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Name
    {
        get;
        init => field = Filled(value);
    }

    /// <summary>The id of the component or paying clause that this one scales; empty when it pays by itself.</summary>
    public virtual string TargetId => "";

    /// <summary>What the clause looks at; null when it looks at credited amounts alone.</summary>
    public virtual PlanReading? Reads => null;

    /// <summary>A condition that closes or reduces a component or paying clause until a reading reaches a bound (a gate or qualifier).</summary>
    public sealed record Gate : PlanClause
    {
        /// <summary>What it scales: a component, or a clause that pays a payee by itself.</summary>
        public required string AppliesTo { get; init => field = Filled(value); }

        /// <summary>What must reach the bound. An undefined reading has not reached it.</summary>
        public required PlanReading Reading { get; init; }

        /// <summary>The bound, inclusive, compared exactly; zero or more.</summary>
        public required Ratio From { get; init => field = NotNegative(value); }

        /// <summary>The share of the pay that is left below the bound: 0 closes it, 1/2 halves it; below 1.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is negative, or 1 or more.</exception>
        public Ratio ShareBelow
        {
            get;
            init
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, Ratio.One);
                field = NotNegative(value);
            }
        }

        /// <inheritdoc />
        public override string TargetId => AppliesTo;

        /// <inheritdoc />
        public override PlanReading Reads => Reading;
    }

    /// <summary>A table that scales a component or paying clause by a reading (a multiplier or modifier).</summary>
    public sealed record Multiplier : PlanClause
    {
        /// <summary>What it scales: a component, or a clause that pays a payee by itself.</summary>
        public required string AppliesTo { get; init => field = Filled(value); }

        /// <summary>What the table is read at. An undefined reading multiplies by 1, with an issue.</summary>
        public required PlanReading Reading { get; init; }

        /// <summary>From the reading to the factor; below the first bound the factor is 0.</summary>
        public required PayCurve Table { get; init; }

        /// <inheritdoc />
        public override string TargetId => AppliesTo;

        /// <inheritdoc />
        public override PlanReading Reads => Reading;
    }

    /// <summary>A matrix whose value at the component's attainment and another reading goes into the component's curve in place of the attainment.</summary>
    /// <remarks>Give the component the straight curve to pay what the matrix says. When either side is undefined the attainment is.</remarks>
    public sealed record Linked : PlanClause
    {
        /// <summary>The component.</summary>
        public required string AppliesTo { get; init => field = Filled(value); }

        /// <summary>What the columns of the matrix are read at.</summary>
        public required PlanReading Reading { get; init; }

        /// <summary>The matrix; its rows are read at the component's own attainment.</summary>
        public required PayMatrix Matrix { get; init; }

        /// <inheritdoc />
        public override string TargetId => AppliesTo;

        /// <inheritdoc />
        public override PlanReading Reads => Reading;
    }

    /// <summary>Commission on credited sales by a rate table, on top of the components.</summary>
    public sealed record Rates : PlanClause
    {
        /// <summary>Whose credit and quota count.</summary>
        public UnitKind Scope { get; init; }

        /// <summary>The measure whose credit counts, in the plan's currency; bookings unless stated.</summary>
        public string MeasureId { get; init => field = Filled(value); } = Measures.Measure.Bookings.Id;

        /// <summary>The rates.</summary>
        public required RateTable Table { get; init; }
    }

    /// <summary>Pay by product, deal or unit, on top of the components, on the payee's own credits.</summary>
    public sealed record ProductRates : PlanClause
    {
        /// <summary>The measure whose credits count; bookings unless stated.</summary>
        public string MeasureId { get; init => field = Filled(value); } = Measures.Measure.Bookings.Id;

        /// <summary>The rates.</summary>
        public required RateCard Card { get; init; }
    }

    /// <summary>A fixed amount for reaching a bound, such as a team bonus.</summary>
    public sealed record Bonus : PlanClause
    {
        /// <summary>What must reach the bound. An undefined reading has not reached it.</summary>
        public required PlanReading Reading { get; init; }

        /// <summary>The bound, inclusive, compared exactly; zero or more.</summary>
        public required Ratio From { get; init => field = NotNegative(value); }

        /// <summary>What each payee gets; zero or more, in whole minor units.</summary>
        public required Money Amount { get; init => field = TargetIncentives.Require(value, nameof(Amount)); }

        /// <inheritdoc />
        public override PlanReading Reads => Reading;
    }

    /// <summary>A short incentive: so much a deal between two dates, until a budget is spent. <see cref="SpifCalculator"/> pays it.</summary>
    public sealed record Spif : PlanClause
    {
        /// <summary>The days on which deals count, both inclusive.</summary>
        public required DateInterval Window { get; init; }

        /// <summary>What is there to be paid in all; zero or more, in whole minor units.</summary>
        public required Money Budget { get; init => field = TargetIncentives.Require(value, nameof(Budget)); }

        /// <summary>What one deal pays, shared by its sellers; zero or more, in whole minor units.</summary>
        public required Money PerDeal { get; init => field = TargetIncentives.Require(value, nameof(PerDeal)); }

        /// <summary>The one product whose deals count; empty for all.</summary>
        public string ProductId { get; init; } = "";
    }

    /// <summary>Prizes by rank. <see cref="ContestCalculator"/> pays it.</summary>
    public sealed record Contest : PlanClause
    {
        /// <summary>The measure by which payees are ranked, the most first; bookings unless stated.</summary>
        public string MeasureId { get; init => field = Filled(value); } = Measures.Measure.Bookings.Id;

        /// <summary>The prizes.</summary>
        public required PrizeTable Prizes { get; init; }

        /// <summary>What those get who tie.</summary>
        public TiePolicy Ties { get; init; }
    }

    /// <summary>An amount that the people of a unit share. <see cref="PoolCalculator"/> pays it.</summary>
    public sealed record Pool : PlanClause
    {
        /// <summary>The kind of unit that has a pool, team unless stated.</summary>
        public UnitKind Scope { get; init; } = UnitKind.Team;

        /// <summary>The amount for each unit; zero or more, in whole minor units.</summary>
        public required Money Amount { get; init => field = TargetIncentives.Require(value, nameof(Amount)); }

        /// <summary>The measure whose attainment by the unit opens the pool; bookings unless stated.</summary>
        public string MeasureId { get; init => field = Filled(value); } = Measures.Measure.Bookings.Id;

        /// <summary>The attainment from which the pool is paid, inclusive; 0 always pays it, also without a quota.</summary>
        public Ratio From { get; init => field = NotNegative(value); }

        /// <summary>By what the people share it.</summary>
        public PoolSharing Sharing { get; init; }
    }

    private static string Filled(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return value;
    }

    private static Ratio NotNegative(Ratio value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, Ratio.Zero);
        return value;
    }
}

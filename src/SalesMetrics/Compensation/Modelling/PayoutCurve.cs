using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>What a whole plan pays as one attainment goes over a range and the others are held.</summary>
public sealed class PayoutCurve : IExplainable
{
    internal PayoutCurve(
        Plan plan,
        Money targetIncentive,
        PayoutCurveOptions options,
        ImmutableArray<PayoutCurvePoint> points,
        ImmutableArray<PayoutCurveStretch> stretches,
        ImmutableArray<PayoutCurveJump> jumps,
        bool isLocated)
    {
        Plan = plan;
        TargetIncentive = targetIncentive;
        Options = options;
        Points = points;
        Stretches = stretches;
        Jumps = jumps;
        IsLocated = isLocated;
    }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>What the plan pays at 100 % of everything.</summary>
    public Money TargetIncentive { get; }

    /// <summary>What goes over which range, and where the rest is held.</summary>
    public PayoutCurveOptions Options { get; }

    /// <summary>The points asked for, and those at which the curve bends or jumps, by ascending attainment.</summary>
    public ImmutableArray<PayoutCurvePoint> Points { get; }

    /// <summary>The stretches between bends and jumps, by ascending attainment; they cover the range once.</summary>
    public ImmutableArray<PayoutCurveStretch> Stretches { get; }

    /// <summary>Where pay jumps, by ascending attainment.</summary>
    public ImmutableArray<PayoutCurveJump> Jumps { get; }

    /// <summary>
    /// Whether every bend and jump was located. False where a bound on pay that itself bends (a cap or gate behind two factors that rise with the
    /// same attainment) is reached at an attainment that is no fraction; the points are exact all the same.
    /// </summary>
    public bool IsLocated { get; }

    /// <summary>The clauses left out, as they pay on more than an attainment: rates by product, SPIFs, contests and pools.</summary>
    public ImmutableArray<string> LeftOut =>
        [.. Plan.Clauses.Where(clause => clause is PlanClause.ProductRates or PlanClause.Spif or PlanClause.Contest or PlanClause.Pool).Select(clause => clause.Id)];

    /// <summary>Whether more credit costs pay anywhere on the range.</summary>
    public bool Falls => Jumps.Any(jump => jump.Size.Sign < 0) || Stretches.Any(stretch => stretch.MarginalPay is { Sign: < 0 });

    /// <inheritdoc />
    public Explanation Explain() => new(
        Invariant($"Pay by {Plan.Name} as {Options.MeasureId} of the {Options.Scope} go from {Percent(Options.From)} to {Percent(Options.To)}"),
        Points[^1].Amount,
        [
            .. Stretches.Select(stretch => new Explanation(
                Invariant($"{Percent(stretch.From)} to below {Percent(stretch.To)}"),
                stretch.MarginalPay is { } marginal ? new ExplainedValue.OfRatio(marginal) : new ExplainedValue.Undefined("not the same on the whole stretch"))
            {
                Rule = "what one more unit of credit pays",
            }),
            .. Jumps.Select(jump => new Explanation(
                Invariant($"Jump at {Percent(jump.At)}"), new Money(jump.Size.ToDecimal(TargetIncentive.Currency.MinorUnits), TargetIncentive.Currency))
            {
                Rule = string.Join(", ", jump.LineIds),
            }),
        ])
    {
        Rule = Invariant($"on a quota of {Options.Quota}, all else at {Percent(Options.Others)}"),
    };

    private static string Percent(Ratio ratio) => new ExplainedValue.OfRatio(ratio).ToString();
}

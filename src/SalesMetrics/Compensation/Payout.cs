using SalesMetrics.Calendars;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>What a plan pays one payee for one period.</summary>
public sealed class Payout : IExplainable
{
    internal Payout(
        Plan plan,
        FiscalPeriod period,
        DateInterval days,
        PeriodShare share,
        Assignment assignment,
        Money targetIncentive,
        ImmutableArray<ComponentPayout> components,
        ImmutableArray<ClausePayout> clauses,
        ImmutableArray<Award> awards)
    {
        Clauses = clauses;
        Awards = awards;
        Plan = plan;
        Period = period;
        Days = days;
        Share = share;
        Assignment = assignment;
        TargetIncentive = targetIncentive;
        Components = components;
    }

    /// <summary>The plan that pays.</summary>
    public Plan Plan { get; }

    /// <summary>The period paid for.</summary>
    public FiscalPeriod Period { get; }

    /// <summary>The days paid for: all of the period, or those of one piece of it.</summary>
    public DateInterval Days { get; }

    /// <summary>What share of the period the days are; the whole unless it was paid in pieces.</summary>
    public PeriodShare Share { get; }

    /// <summary>The payee's role for the period: team, manager and territory whose attainment counts, and in whose totals the payout is.</summary>
    public Assignment Assignment { get; }

    /// <summary>Who is paid.</summary>
    public string PayeeId => Assignment.PayeeId;

    /// <summary>What the plan would pay for the whole period at 100 % of everything.</summary>
    public Money TargetIncentive { get; }

    /// <summary>The lines, one for each component of the plan, in its order.</summary>
    public ImmutableArray<ComponentPayout> Components { get; }

    /// <summary>What clauses pay on top, one for each clause that pays a payee, in the plan's order.</summary>
    public ImmutableArray<ClausePayout> Clauses { get; }

    /// <summary>What programs and decisions add or take away, in the order given.</summary>
    public ImmutableArray<Award> Awards { get; }

    /// <summary>The sum of all lines.</summary>
    public Money Total => Money.Sum(
        Components.Select(line => line.Amount).Concat(Clauses.Select(line => line.Amount)).Concat(Awards.Select(line => line.Amount)), Plan.Currency);

    /// <summary>The same payout with more awards, after those it has.</summary>
    internal Payout With(IEnumerable<Award> awards) =>
        new(Plan, Period, Days, Share, Assignment, TargetIncentive, Components, Clauses, [.. Awards, .. awards]);

    /// <inheritdoc />
    public Explanation Explain() =>
        new(Invariant($"Payout of {PayeeId} for {Period.Id}{(Share.IsWhole ? "" : Invariant($", {Days.Start:uuuu-MM-dd} to {Days.End:uuuu-MM-dd}"))}"), Total, [
            .. Components.Select(line => line.Explain()), .. Clauses.Select(line => line.Explain()), .. Awards.Select(line => line.Explain()),
        ])
        {
            Rule = Invariant($"sum of the {(Clauses.IsEmpty && Awards.IsEmpty ? "components" : "lines")} of {Plan.Name}"),
            SourceId = PayeeId,
        };
}

using SalesMetrics.Calendars;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>What a plan pays one payee for one period.</summary>
public sealed class Payout : IExplainable
{
    internal Payout(Plan plan, FiscalPeriod period, Assignment assignment, Money targetIncentive, ImmutableArray<ComponentPayout> components)
    {
        Plan = plan;
        Period = period;
        Assignment = assignment;
        TargetIncentive = targetIncentive;
        Components = components;
    }

    /// <summary>The plan that pays.</summary>
    public Plan Plan { get; }

    /// <summary>The period paid for.</summary>
    public FiscalPeriod Period { get; }

    /// <summary>The payee's role for the period: team, manager and territory whose attainment counts, and in whose totals the payout is.</summary>
    public Assignment Assignment { get; }

    /// <summary>Who is paid.</summary>
    public string PayeeId => Assignment.PayeeId;

    /// <summary>What the plan would pay at 100 % of everything.</summary>
    public Money TargetIncentive { get; }

    /// <summary>The lines, one for each component of the plan, in its order.</summary>
    public ImmutableArray<ComponentPayout> Components { get; }

    /// <summary>The sum of the lines.</summary>
    public Money Total => Money.Sum(Components.Select(line => line.Amount), Plan.Currency);

    /// <inheritdoc />
    public Explanation Explain() =>
        new(Invariant($"Payout of {PayeeId} for {Period.Id}"), Total, Components.Select(line => line.Explain()))
        {
            Rule = Invariant($"sum of the components of {Plan.Name}"),
            SourceId = PayeeId,
        };
}

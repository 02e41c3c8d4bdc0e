using SalesMetrics.Calendars;
using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>The payouts of everybody on a plan for one period.</summary>
/// <remarks>All totals are sums of the payouts' lines, so that payees, components, units and the whole agree to the cent.</remarks>
public sealed class PayRun : IExplainable
{
    private readonly ImmutableDictionary<string, Payout> _byPayee;

    internal PayRun(Plan plan, FiscalPeriod period, ImmutableArray<Payout> payouts)
    {
        Plan = plan;
        Period = period;
        Payouts = payouts;
        _byPayee = payouts.ToImmutableDictionary(payout => payout.PayeeId, StringComparer.Ordinal);
    }

    /// <summary>The plan that pays.</summary>
    public Plan Plan { get; }

    /// <summary>The period paid for.</summary>
    public FiscalPeriod Period { get; }

    /// <summary>One payout for each payee assigned on any day of the period, by payee id ordinally; also where it is zero.</summary>
    public ImmutableArray<Payout> Payouts { get; }

    /// <summary>The sum of the payouts.</summary>
    public Money Total => Money.Sum(Payouts.Select(payout => payout.Total), Plan.Currency);

    /// <summary>Gets the payout of a payee; null when nothing could be paid for want of an assignment in the period.</summary>
    public Payout? Find(string payeeId) => _byPayee.GetValueOrDefault(payeeId);

    /// <summary>Adds the payouts up by team, manager, territory or company, each payee in the unit of the last assignment in the period.</summary>
    /// <returns>The totals, ordered by unit; they add up to <see cref="Total"/>.</returns>
    public ImmutableArray<PayRunTotal> TotalsBy(UnitKind kind) =>
    [
        .. Payouts
            .GroupBy(payout => payout.Assignment.UnitOf(kind))
            .OrderBy(unit => unit.Key)
            .Select(unit => new PayRunTotal(unit.Key, unit.Count(), Money.Sum(unit.Select(payout => payout.Total), Plan.Currency))),
    ];

    /// <summary>Adds the lines up by component, in the plan's order; the totals add up to <see cref="Total"/>.</summary>
    public ImmutableArray<ComponentTotal> TotalsByComponent() =>
    [
        .. Plan.Components.Select((component, i) => new ComponentTotal(
            component, Money.Sum(Payouts.Select(payout => payout.Components[i].Amount), Plan.Currency))),
    ];

    /// <inheritdoc />
    public Explanation Explain() =>
        new(Invariant($"Pay by {Plan.Name} for {Period.Id}"), Total, Payouts.Select(payout => payout.Explain()))
        {
            Rule = "sum of the payouts",
        };
}

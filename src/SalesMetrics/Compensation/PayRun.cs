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
    public Payout? Find(string payeeId)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        return _byPayee.GetValueOrDefault(payeeId);
    }

    /// <summary>Adds the payouts up by team, manager, territory or company, each payee in the unit of the last assignment in the period.</summary>
    /// <returns>The totals, ordered by unit; they add up to <see cref="Total"/>.</returns>
    public ImmutableArray<PayRunTotal> TotalsBy(UnitKind kind) =>
    [
        .. Payouts
            .GroupBy(payout => payout.Assignment.UnitOf(kind))
            .OrderBy(unit => unit.Key)
            .Select(unit => new PayRunTotal(unit.Key, unit.Count(), Money.Sum(unit.Select(payout => payout.Total), Plan.Currency))),
    ];

    /// <summary>
    /// Adds the lines up by component, in the plan's order. With <see cref="TotalsByClause"/> the totals add up to <see cref="Total"/>.
    /// </summary>
    public ImmutableArray<ComponentTotal> TotalsByComponent() =>
    [
        .. Plan.Components.Select((component, i) => new ComponentTotal(
            component, Money.Sum(Payouts.Select(payout => payout.Components[i].Amount), Plan.Currency))),
    ];

    /// <summary>Adds up what is paid beside the components, by id of the clause or adjustment; ordered by id ordinally.</summary>
    public ImmutableArray<KeyValuePair<string, Money>> TotalsByClause() =>
    [
        .. Payouts
            .SelectMany(payout => payout.Clauses.Select(line => (line.Clause.Id, line.Amount)).Concat(payout.Awards.Select(line => (Id: line.SourceId, line.Amount))))
            .GroupBy(line => line.Id, StringComparer.Ordinal)
            .OrderBy(clause => clause.Key, StringComparer.Ordinal)
            .Select(clause => KeyValuePair.Create(clause.Key, Money.Sum(clause.Select(line => line.Amount), Plan.Currency))),
    ];

    /// <summary>The same run with awards of programs and decisions added to the payouts.</summary>
    /// <param name="awards">In the plan's currency.</param>
    /// <returns>
    /// The run, and an issue <c>no-payout</c> (rejected) for each award to somebody who has no payout in the run.
    /// </returns>
    /// <exception cref="CurrencyMismatchException">An award is in another currency.</exception>
    public Checked<PayRun> WithAwards(params IEnumerable<Award> awards)
    {
        ArgumentNullException.ThrowIfNull(awards);
        var byPayee = awards.ToLookup(award => award.PayeeId, StringComparer.Ordinal);
        foreach (var award in byPayee.SelectMany(payee => payee))
        {
            if (award.Amount.Currency != Plan.Currency)
            {
                throw new CurrencyMismatchException(Plan.Currency, award.Amount.Currency);
            }
        }

        return new Checked<PayRun>(
            new PayRun(Plan, Period, [.. Payouts.Select(payout => payout.With(byPayee[payout.PayeeId]))]),
            [.. byPayee.Where(payee => !_byPayee.ContainsKey(payee.Key)).OrderBy(payee => payee.Key, StringComparer.Ordinal).SelectMany(payee => payee).Select(award => NoPayout(award, Period))]);
    }

    internal static Issue NoPayout(Award award, FiscalPeriod period) => new()
    {
        Code = "no-payout",
        Outcome = IssueOutcome.Rejected,
        Source = award.PayeeId,
        Field = award.SourceId,
        Value = award.Amount.ToString(),
        Message = Invariant($"'{award.PayeeId}' has no payout for {period.Id}, so the award of '{award.SourceId}' is not paid."),
        Advice = "Add the assignment if the person is to be paid in the period, or pay the award in another one.",
    };

    /// <inheritdoc />
    public Explanation Explain() =>
        new(Invariant($"Pay by {Plan.Name} for {Period.Id}"), Total, Payouts.Select(payout => payout.Explain()))
        {
            Rule = "sum of the payouts",
        };
}

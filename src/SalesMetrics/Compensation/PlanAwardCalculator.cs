using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>Pays the programs of a plan that concern several people at once: SPIFs, contests and pools.</summary>
public static class PlanAwardCalculator
{
    /// <summary>Calculates the awards of all such clauses for the period of a run, among the people it pays.</summary>
    /// <param name="run">The run, without these awards.</param>
    /// <param name="attainments">The attainments of the period, as the run was paid on.</param>
    /// <param name="credits">All credits, from the first day of the SPIFs on: a budget is spent in the order of booking.</param>
    /// <returns>
    /// The awards, clause by clause; add them with <see cref="PayRun.WithAwards"/>. A contest ranks the people of the run by credited amount in
    /// the period; those with none above zero take no part, and there is no tie-break.
    /// </returns>
    public static ImmutableArray<Award> Calculate(PayRun run, PlanAttainments attainments, CreditBook credits)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(attainments);
        ArgumentNullException.ThrowIfNull(credits);
        return
        [
            .. run.Plan.Clauses.SelectMany(clause => clause switch
            {
                PlanClause.Spif spif => SpifCalculator.Calculate(spif, credits.Credits).AwardsIn(run.Period.Interval),
                PlanClause.Contest contest => ContestCalculator.Calculate(contest, Entries(contest, run, attainments)).Awards,
                PlanClause.Pool pool => PoolCalculator.Calculate(pool, run, attainments).SelectMany(unit => unit.Awards),
                _ => [],
            }),
        ];
    }

    internal static IEnumerable<ContestEntry> Entries(PlanClause.Contest contest, PayRun run, PlanAttainments attainments) => run.Payouts
        .Select(payout => (payout.PayeeId, Found: attainments.Find(SalesUnit.Payee(payout.PayeeId), contest.MeasureId, run.Period.Interval)))
        .Where(one => one.Found is { Credited.Amount: > 0m })
        .Select(one => new ContestEntry(one.PayeeId, Ratio.FromDecimal(one.Found!.Credited.Amount)));
}

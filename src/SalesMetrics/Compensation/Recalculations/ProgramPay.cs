using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>What a program of several people pays in a run, in the parts in which it can be recalculated.</summary>
internal static class ProgramPay
{
    /// <summary>All awards of a clause: one part for a SPIF or contest, one for each unit of a pool, none for other clauses.</summary>
    public static IEnumerable<ProgramAwards> Of(PlanClause clause, PayRun run, PlanAttainments attainments, ImmutableDictionary<string, SpifPay> spifs) => clause switch
    {
        PlanClause.Spif spif => [new ProgramAwards(spif, null, spifs[spif.Id].AwardsIn(run.Period.Interval))],
        PlanClause.Contest contest => [new ProgramAwards(contest, null, [.. ContestCalculator.Calculate(contest, PlanAwardCalculator.Entries(contest, run, attainments)).Awards])],
        PlanClause.Pool pool => Units(pool, run).Select(unit => OfUnit(pool, unit, run, attainments)),
        _ => [],
    };

    /// <summary>The people of each unit that has a pool, ordered by unit.</summary>
    public static IEnumerable<IGrouping<SalesUnit, Payout>> Units(PlanClause.Pool pool, PayRun run) => PoolCalculator.UnitsOf(pool, run);

    public static ProgramAwards OfUnit(PlanClause.Pool pool, IGrouping<SalesUnit, Payout> unit, PayRun run, PlanAttainments attainments) =>
        new(pool, unit.Key, [.. PoolCalculator.OfUnit(pool, unit, run.Period.Interval, attainments).Awards]);

    /// <summary>The same awards, each taken from before where it says the same, so that its payout does not count as changed.</summary>
    public static ProgramAwards Kept(ProgramAwards now, ProgramAwards? before)
    {
        if (before is null)
        {
            return now;
        }

        var known = before.Awards.ToDictionary(award => award.PayeeId, StringComparer.Ordinal);
        return now with
        {
            Awards =
            [
                .. now.Awards.Select(award => known.TryGetValue(award.PayeeId, out var same)
                    && same.Amount == award.Amount
                    && string.Equals(same.Explain().ToString(), award.Explain().ToString(), StringComparison.Ordinal) ? same : award),
            ],
        };
    }
}

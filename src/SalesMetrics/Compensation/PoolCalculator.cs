using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>Shares pools among the people of a unit, to the last cent.</summary>
public static class PoolCalculator
{
    /// <summary>Shares the pool of one unit among stated members.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="attainment">The unit's attainment; null when it is undefined.</param>
    /// <param name="members">Each once, in any order; when nobody has a weight above zero nothing is paid.</param>
    /// <exception cref="ArgumentException">A member stands twice.</exception>
    public static PoolPay Calculate(PlanClause.Pool pool, SalesUnit unit, Ratio? attainment, params IEnumerable<PoolMember> members)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(members);
        var all = members.Select(member => pool.Sharing == PoolSharing.EqualParts ? member with { Weight = Ratio.One } : member).ToImmutableArray();
        if (!IsOpen(pool, attainment) || all.All(member => member.Weight.Sign <= 0))
        {
            return new PoolPay(pool, unit, attainment, []);
        }

        var shares = pool.Amount.AllocateById(all.Select(member => KeyValuePair.Create(member.PayeeId, member.Weight.Sign > 0 ? member.Weight : Ratio.Zero)));
        var byId = all.ToDictionary(member => member.PayeeId, StringComparer.Ordinal);
        return new PoolPay(pool, unit, attainment, [.. shares.Select(share => new PoolShare(byId[share.Key], share.Value))]);
    }

    /// <summary>Shares the pools of all units among the people paid in a run, each in the unit of the last assignment in the period.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="run">The run.</param>
    /// <param name="attainments">The attainments of the period; hours are stated as the measure <c>hours</c> of each payee.</param>
    /// <returns>One for each unit, ordered by unit; people assigned to none share nothing.</returns>
    public static ImmutableArray<PoolPay> Calculate(PlanClause.Pool pool, PayRun run, PlanAttainments attainments)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(attainments);
        return [.. UnitsOf(pool, run).Select(unit => OfUnit(pool, unit, run.Period.Interval, attainments))];
    }

    /// <summary>The people of each unit that has a pool, ordered by unit.</summary>
    internal static IEnumerable<IGrouping<SalesUnit, Payout>> UnitsOf(PlanClause.Pool pool, PayRun run) => run.Payouts
        .Where(payout => payout.Assignment.UnitOf(pool.Scope).Id.Length > 0)
        .GroupBy(payout => payout.Assignment.UnitOf(pool.Scope))
        .OrderBy(unit => unit.Key);

    /// <summary>Shares the pool of one unit among its people.</summary>
    internal static PoolPay OfUnit(PlanClause.Pool pool, IGrouping<SalesUnit, Payout> unit, DateInterval window, PlanAttainments attainments) => Calculate(
        pool,
        unit.Key,
        attainments.Find(unit.Key, pool.MeasureId, window)?.Value,
        unit.Select(payout => new PoolMember(payout.PayeeId, WeightOf(pool, payout.PayeeId, window, attainments))));

    internal static bool IsOpen(PlanClause.Pool pool, Ratio? attainment) => pool.From.Sign == 0 || (attainment is { } value && value >= pool.From);

    private static Ratio WeightOf(PlanClause.Pool pool, string payeeId, DateInterval window, PlanAttainments attainments)
    {
        var unit = SalesUnit.Payee(payeeId);
        return pool.Sharing switch
        {
            PoolSharing.EqualParts => Ratio.One,
            PoolSharing.Hours => attainments.FindStated(unit, "hours", window)?.Value ?? Ratio.Zero,
            PoolSharing.Attainment => attainments.Find(unit, pool.MeasureId, window)?.Value ?? Ratio.Zero,
            _ => attainments.Find(unit, pool.MeasureId, window) is { } found ? Ratio.FromDecimal(found.Credited.Amount) : Ratio.Zero,
        };
    }
}

namespace SalesMetrics.Comparisons.CaseMix;

/// <summary>Compares units that work on different deals by what each would have won at everybody's rates: indirect standardisation.</summary>
public static class CaseMixCalculator
{
    private const double OwnYardstickShare = 0.2;

    /// <summary>Compares the units.</summary>
    /// <remarks>Expected is the sum over strata of decided deals times the stratum's win rate; with leave-one-out rates that of the others' deals, and deals of strata
    /// that nobody else has are left out of observed and expected.</remarks>
    /// <param name="counts">Won and decided by unit and stratum, each pair once.</param>
    /// <param name="isLeaveOneOut">Whether a unit's own deals are kept out of the rates that it is compared with.</param>
    /// <returns>Null (undefined) when nothing is decided.</returns>
    /// <exception cref="ArgumentException">A unit and stratum come twice, or a stratum is null.</exception>
    public static CaseMixTable? Calculate(IEnumerable<StratumCount> counts, bool isLeaveOneOut = false)
    {
        ArgumentNullException.ThrowIfNull(counts);
        StratumCount[] all = [.. counts.Where(one => one.Count.Decided > 0).OrderBy(one => one.Count.Id, StringComparer.Ordinal).ThenBy(one => one.StratumId, StringComparer.Ordinal)];
        foreach (var (before, now) in all.Zip(all.Skip(1)))
        {
            if (string.Equals(before.Count.Id, now.Count.Id, StringComparison.Ordinal) && string.Equals(before.StratumId, now.StratumId, StringComparison.Ordinal))
            {
                throw new ArgumentException(Invariant($"'{now.Count.Id}' is given twice in the stratum '{now.StratumId}'."), nameof(counts));
            }
        }

        if (all.Length == 0)
        {
            return null;
        }

        var strata = all.GroupBy(one => one.StratumId, StringComparer.Ordinal).ToDictionary(
            stratum => stratum.Key,
            stratum => (Won: stratum.Sum(one => one.Count.Won), Decided: stratum.Sum(one => one.Count.Decided), Units: stratum.Count()),
            StringComparer.Ordinal);
        var overall = (double)strata.Values.Sum(stratum => stratum.Won) / strata.Values.Sum(stratum => stratum.Decided);
        var units = all.GroupBy(one => one.Count.Id, StringComparer.Ordinal).Select(own => TallyOf(own.Key, own, strata, isLeaveOneOut)).ToArray();
        return new(
            overall,
            isLeaveOneOut,
            Judged(units, overall, isLeaveOneOut),
            [.. strata.Where(stratum => stratum.Value.Units == 1).Select(stratum => stratum.Key).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Compares the units with what a model expects of their deals: the caller's own, or <see cref="LogisticCaseMix"/>.</summary>
    /// <param name="deals">The decided deals, each with its chance by the model.</param>
    /// <returns>Null (undefined) without deals.</returns>
    public static CaseMixTable? WithChances(IEnumerable<DealChance> deals)
    {
        ArgumentNullException.ThrowIfNull(deals);
        DealChance[] all = [.. deals];
        if (all.Length == 0)
        {
            return null;
        }

        var overall = (double)all.Count(deal => deal.IsWon) / all.Length;
        var units = all.GroupBy(deal => deal.UnitId, StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal).Select(own => new Tally(
            own.Key, own.Count(deal => deal.IsWon), own.Sum(deal => deal.Chance), own.Sum(deal => deal.Chance * (1 - deal.Chance)), 0, 0)).ToArray();
        return new(overall, isLeaveOneOut: false, Judged(units, overall, isLeaveOneOut: false), []);
    }

    private static Tally TallyOf(string id, IEnumerable<StratumCount> own, Dictionary<string, (long Won, long Decided, int Units)> strata, bool isLeaveOneOut)
    {
        var (observed, expected, variance, share, incomparable) = (0L, 0.0, 0.0, 0.0, 0L);
        foreach (var (stratumId, count) in own)
        {
            var stratum = strata[stratumId];
            share = Math.Max(share, (double)count.Decided / stratum.Decided);
            incomparable += stratum.Units == 1 ? count.Decided : 0;
            if (isLeaveOneOut && stratum.Units == 1)
            {
                continue;
            }

            var rate = isLeaveOneOut ? (double)(stratum.Won - count.Won) / (stratum.Decided - count.Decided) : (double)stratum.Won / stratum.Decided;
            observed += count.Won;
            expected += count.Decided * rate;
            variance += count.Decided * rate * (1 - rate);
        }

        return new(id, observed, expected, variance, share, incomparable);
    }

    private static ImmutableArray<CaseMixUnit> Judged(Tally[] units, double overall, bool isLeaveOneOut)
    {
        var adjusted = new Queue<double>(MultipleTesting.Adjust([.. units.Select(unit => unit.Probability).OfType<double>()]));
        return
        [
            .. units.Select(unit => new CaseMixUnit(unit.Id, unit.Observed, unit.Expected, unit.Variance, overall, unit.LargestShare, unit.Incomparable)
            {
                Probability = unit.Probability,
                AdjustedProbability = unit.Probability is null ? null : adjusted.Dequeue(),
                IsOwnYardstick = !isLeaveOneOut && unit.LargestShare > OwnYardstickShare,
            }),
        ];
    }

    private sealed record Tally(string Id, long Observed, double Expected, double Variance, double LargestShare, long Incomparable)
    {
        public double? Probability => Variance > 0 ? BinomialTest.TwoSided((Observed - Expected) / Math.Sqrt(Variance)) : null;
    }
}

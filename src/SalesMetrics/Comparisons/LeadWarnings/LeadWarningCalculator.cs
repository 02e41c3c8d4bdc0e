using SalesMetrics.Comparisons.ControlCharts;

namespace SalesMetrics.Comparisons.LeadWarnings;

/// <summary>Warns when many leads come and few of them are any good.</summary>
public static class LeadWarningCalculator
{
    // Below so many expected of either kind the normal limits of a share mean nothing.
    private const double FewestExpected = 5;

    /// <summary>Judges the last period of one unit against those before it.</summary>
    /// <remarks>
    /// <para>Both must hold: leads above the centre of their own XmR chart, and the qualified share below the centre of its own p'-chart (Laney 2002) by
    /// <see cref="LeadWarningOptions.Deviations"/>. Centres and limits come from the earlier periods alone.</para>
    /// <para>Why: the change of the share is split into the mix of sources and their rates, by Shapley's mean over both orders, and the mix by source. With leads n in a
    /// period (before: the mean), shares m and rates r of a source, N the leads of all, a bar for the mean of before and now, and R the sum of m-bar x r-bar:
    /// volume = (n1 - n0)(r-bar - R) / N-bar and rate = m-bar (r1 - r0). A source of which nothing changed did nothing, however much the others grew. One without
    /// leads on one side has one rate, and no rate effect.</para>
    /// <para>Give periods that are ripe: while leads of the last one can still be qualified, its share reads low by itself.</para>
    /// </remarks>
    /// <param name="unitId">The rep, source, team or company; may be empty.</param>
    /// <param name="counts">Leads by period and source; a pair given twice is added up, and a period without any is one without leads.</param>
    /// <param name="options">When it warns; the defaults when null.</param>
    public static LeadWarning Calculate(string unitId, IEnumerable<LeadPeriodCount> counts, LeadWarningOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(unitId);
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new LeadWarningOptions();
        LeadPeriodCount[] all = [.. counts];
        var last = all.Length == 0 ? -1 : all.Max(count => count.PeriodIndex);
        var periods = new WinCount[last + 1];
        foreach (var period in all.GroupBy(count => count.PeriodIndex))
        {
            periods[period.Key] = new WinCount(unitId, period.Sum(count => count.Qualified), period.Sum(count => count.Leads));
        }

        for (var i = 0; i < periods.Length; i++)
        {
            periods[i] ??= new WinCount(unitId, 0, 0);
        }

        WinCount[] before = last < 0 ? [] : periods[..last];
        var now = last < 0 ? new WinCount(unitId, 0, 0) : periods[last];
        var volume = XmrChartCalculator.Calculate([.. before.Select(period => (double)period.Decided)], new XmrOptions { Floor = 0 });
        var (won, decided) = (before.Sum(period => period.Won), before.Sum(period => period.Decided));
        var why = WhyTooLittle(before.Length, won, decided, now.Decided, options);
        double? dispersion = null, score = null;
        if (why.Length == 0)
        {
            var centre = (double)won / decided;
            dispersion = Dispersion(before, centre);
            score = BinomialTest.Score(now.Won, now.Decided, centre) / dispersion;
        }

        var (verdict, rule) = why.Length > 0 ? (LeadWarningVerdict.NotEnoughData, why) : Judge(now.Decided, volume.Centre!.Value, score!.Value, dispersion!.Value, options);
        return new LeadWarning(unitId, verdict, rule, volume, Effects(all, last))
        {
            Leads = now.Decided,
            Qualified = now.Won,
            ShareBefore = decided == 0 ? null : Ratio.Of(won, decided),
            Score = score,
            Dispersion = dispersion,
        };
    }

    private static (LeadWarningVerdict Verdict, string Rule) Judge(long leads, double centre, double score, double dispersion, LeadWarningOptions options)
    {
        var figures = Invariant($"{leads} leads beside a centre of {centre:0.##}; qualified share {score:+0.0;-0.0;0} standard deviations")
            + (dispersion > 1 ? Invariant($", widened {dispersion:0.##} times because periods differ anyway") : "");
        return leads <= centre || score >= 0 ? (LeadWarningVerdict.NoWarning, figures)
            : score < -options.Deviations ? (LeadWarningVerdict.Warning, figures)
            : (LeadWarningVerdict.Watch, figures);
    }

    private static string WhyTooLittle(int periods, long qualified, long leads, long now, LeadWarningOptions options)
    {
        if (periods < options.FewestPeriods)
        {
            return Invariant($"{periods} periods before the last, and {options.FewestPeriods} are needed");
        }

        if (qualified == 0 || qualified == leads)
        {
            return leads == 0 ? "no lead came before" : qualified == 0 ? "no lead was qualified before: there is nothing to fall from" : "every lead was qualified before: chance has no part in it";
        }

        var rarer = Math.Min(qualified, leads - qualified) / (double)leads;
        var needed = (long)Math.Ceiling(FewestExpected / rarer);
        return now < needed ? Invariant($"{now} leads in the last period, and {needed} are needed for {FewestExpected} expected of either kind") : "";
    }

    // Laney: the mean moving range of the scores over 1.128. It is 1 when luck alone is at work; less is not believed.
    private static double Dispersion(WinCount[] before, double centre)
    {
        var scores = before.Where(period => period.Decided > 0).Select(period => BinomialTest.Score(period.Won, period.Decided, centre)).ToArray();
        return scores.Length < 2 ? 1 : Math.Max(1, scores.Zip(scores.Skip(1), (left, right) => Math.Abs(right - left)).Average() / 1.128);
    }

    private static ImmutableArray<SourceEffect> Effects(LeadPeriodCount[] counts, int last)
    {
        var (before, now) = (Sum(counts, count => count.PeriodIndex < last).Leads, Sum(counts, count => count.PeriodIndex == last).Leads);
        if (before == 0 || now == 0)
        {
            return [];
        }

        var half = Ratio.Of(1, 2);
        var sources = counts.GroupBy(count => count.SourceId, StringComparer.Ordinal).Select(own =>
        {
            var (ownBefore, ownNow) = (Sum(own, count => count.PeriodIndex < last), Sum(own, count => count.PeriodIndex == last));
            Ratio? rateBefore = ownBefore.Leads == 0 ? null : Ratio.Of(ownBefore.Qualified, ownBefore.Leads);
            Ratio? rateNow = ownNow.Leads == 0 ? null : Ratio.Of(ownNow.Qualified, ownNow.Leads);
            var (from, to) = (rateBefore ?? rateNow ?? Ratio.Zero, rateNow ?? rateBefore ?? Ratio.Zero);
            return (
                Id: own.Key, RateBefore: rateBefore, RateNow: rateNow, MeanRate: (from + to) * half, Change: to - from,
                ShareBefore: Ratio.Of(ownBefore.Leads, before), ShareNow: Ratio.Of(ownNow.Leads, now),
                More: Ratio.Of(ownNow.Leads, 1) - Ratio.Of(ownBefore.Leads, last));
        }).ToList();
        var meanLeads = (Ratio.Of(before, last) + Ratio.Of(now, 1)) * half;
        var meanRate = sources.Aggregate(Ratio.Zero, (sum, source) => sum + ((source.ShareBefore + source.ShareNow) * half * source.MeanRate));
        return
        [
            .. sources
                .Select(source => new SourceEffect(
                    source.Id, source.ShareBefore, source.ShareNow, source.RateBefore, source.RateNow,
                    source.More * (source.MeanRate - meanRate) / meanLeads,
                    (source.ShareBefore + source.ShareNow) * half * source.Change))
                .OrderBy(effect => effect.Total).ThenBy(effect => effect.SourceId, StringComparer.Ordinal),
        ];
    }

    private static (long Leads, long Qualified) Sum(IEnumerable<LeadPeriodCount> counts, Func<LeadPeriodCount, bool> isIn)
    {
        var (leads, qualified) = (0L, 0L);
        foreach (var count in counts.Where(isIn))
        {
            leads += count.Leads;
            qualified += count.Qualified;
        }

        return (leads, qualified);
    }
}

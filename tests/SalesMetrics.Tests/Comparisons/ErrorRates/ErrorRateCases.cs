using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.CaseMix;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Comparisons.FunnelPlots;
using SalesMetrics.Comparisons.LeadWarnings;
using SalesMetrics.Comparisons.Shrinkage;
using SalesMetrics.Comparisons.StickingPoints;
using SalesMetrics.Pipeline;
using SalesMetrics.Testing;
using SalesMetrics.Testing.Generation;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Comparisons.ErrorRates;

/// <summary>The cases of docs/calculations/error-rates.md.</summary>
internal static class ErrorRateCases
{
    // The weeks of a quarter by its months, and what is won in each, near enough the Maven set's.
    private static readonly int[] MonthOfWeek = [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2];
    private static readonly double[] ShareOfMonth = [0.48, 0.56, 0.79];

    public static IReadOnlyList<ErrorRate> All { get; } =
    [
        new("homogeneity test, 30 reps alike", 150, 4_000, seed => Said(HomogeneityCalculator.Calculate(Alike(seed)).Verdict == HomogeneityVerdict.Evidence)),
        new("peer comparison, anybody of 30 reps alike", 60, 1_500, seed => Said(PeerComparisonCalculator.Calculate(Alike(seed)).StandingOut.Any())),
        new("funnel plot, a rep outside 95 % limits, 30 alike", 60, 1_000, seed => Outside(Alike(seed), 0.95)),
        new("funnel plot, a rep outside 99.8 % limits, 30 alike", 60, 1_000, seed => Outside(Alike(seed), 0.998)),
        new("funnel plot, a rep outside 99.8 % limits, months vary by 0.2", 10, 300, seed => Outside(Won(Process(seed) with { OverDispersion = 0.2 }), 0.998)),
        new("peer comparison, anybody of 15 reps alike, poor leads unevenly given", 10, 300, seed => Said(PeerComparisonCalculator.Calculate(Won(UnevenLeads(seed))).StandingOut.Any())),
        new("comparison at equal mix, anybody of 15 reps alike, poor leads unevenly given", 10, 300, seed => Said(AtEqualMix(UnevenLeads(seed)))),
        new("XmR chart, shift or trend said, 24 months", 150, 4_000, seed => Said(XmrChartCalculator.Calculate([.. Months(seed, 24)]).Verdict >= BehaviourVerdict.RealShift)),
        new("XmR chart, anything said, 24 months", 150, 4_000, seed => Said(XmrChartCalculator.Calculate([.. Months(seed, 24)]).Verdict >= BehaviourVerdict.Watch)),
        new("XmR chart, shift or trend said, 12 months", 150, 4_000, seed => Said(XmrChartCalculator.Calculate([.. Months(seed, 12)]).Verdict >= BehaviourVerdict.RealShift)),
        new("XmR chart, season of 3 taken out, shift or trend said, 24 months", 150, 4_000, seed => Said(Seasonal(seed, 24, 3).Verdict >= BehaviourVerdict.RealShift)),
        new("XmR chart, season of 12 taken out, shift or trend said, 24 months", 150, 4_000, seed => Said(Seasonal(seed, 24, 12).Verdict >= BehaviourVerdict.RealShift)),
        new("XmR chart, season of 12 taken out, shift or trend said, 36 months", 150, 4_000, seed => Said(Seasonal(seed, 36, 12).Verdict >= BehaviourVerdict.RealShift)),
        new("chart of shares, season taken out, shift or trend said, 52 weeks", 60, 1_500, seed => Said(Weeks(seed, 0)!.Verdict >= BehaviourVerdict.RealShift)),
        new("chart of shares, season taken out, a week beyond its limits", 60, 1_500, seed => (Weeks(seed, 0)!.Points.Count(point => point.IsBeyondLimit), 52)),
        new("change points, any in 24 months", 150, 4_000, seed => Said(!ChangePointCalculator.Calculate([.. Months(seed, 24)]).Changes.IsEmpty)),
        new("trend test at 5 %, 24 months", 150, 4_000, seed => Said(TrendCalculator.Calculate([.. Months(seed, 24)])!.Probability < 0.05)),
        new("trend test at 5 %, 36 months, half of a month's luck goes on", 150, 4_000, seed => Said(TrendCalculator.Calculate([.. Months(seed, 36, carried: 0.5)])!.Probability < 0.05)),
        new("sticking point, anybody of 15 reps alike, 60 deals each", 5, 200, seed => Said(Stuck(Process(seed) with { Months = 6 }, null))),
        new("sticking point, anybody of 15 reps alike, 60 deals each, that go back, are reopened and pushed", 5, 200, seed => Said(Stuck(Restless(Process(seed)) with { Months = 6 }, null))),
        new("chart of a team's shares, season taken out, shift or trend said, 24 months", 30, 4_000, seed => Said(IsChanged(ShiftedTeam.Chart(ShiftedTeam.Options(seed, 1))))),
        new("chart of a team's shares, season taken out, shift or trend said, 24 months, deals go back, are reopened and pushed", 30, 4_000, seed => Said(IsChanged(ShiftedTeam.Chart(Restless(ShiftedTeam.Options(seed, 1)))))),
        new("the same, looked at two months later", 30, 4_000, seed => Said(IsChanged(ShiftedTeam.Chart(Restless(ShiftedTeam.Options(seed, 1)), laterMonths: 2)))),
        new("change points of that chart, any in 24 months", 30, 4_000, seed => Said(!ShiftedTeam.Changes(ShiftedTeam.Options(seed, 1)).IsEmpty)),
        new("change points of that chart, any in 24 months, deals go back, are reopened and pushed", 30, 4_000, seed => Said(!ShiftedTeam.Changes(Restless(ShiftedTeam.Options(seed, 1))).IsEmpty)),
        new("chart of one person's shares, season taken out, shift or trend said, 24 months", 30, 4_000, seed => Said(IsChanged(ShiftedTeam.Chart(ShiftedTeam.Options(seed, 1), ShiftedTeam.Person)))),
        new("chart of one person's shares, season taken out, shift or trend said, 24 months, deals go back, are reopened and pushed", 30, 4_000, seed => Said(IsChanged(ShiftedTeam.Chart(Restless(ShiftedTeam.Options(seed, 1)), ShiftedTeam.Person)))),
        new("lead warning, three times the leads, as good as before", 100, 4_000, seed => Warned(LeadMonths.Judge(seed, (3, 3)))),
        new("lead warning, leads as before, months' qualified shares vary by a tenth", 100, 4_000, seed => Warned(LeadMonths.Judge(seed, (1, 1), spread: 0.1))),

        new("homogeneity test, true rates of 30 reps vary by 7.7 points", 60, 1_000, seed => Said(HomogeneityCalculator.Calculate(Company(seed, 40).Counts).Verdict == HomogeneityVerdict.Evidence)),
        new("homogeneity test, true rates of 30 reps vary by 3.5 points", 60, 1_000, seed => Said(HomogeneityCalculator.Calculate(Company(seed, 200).Counts).Verdict == HomogeneityVerdict.Evidence)),
        new("peer comparison, one rep of 30 wins 15 points more, 220 deals each", 60, 1_500, seed => Said(PeerComparisonCalculator.Calculate(OneBetter(seed, 0.15)).StandingOut.Any(finding => finding.Id == "rep 00"))),
        new("one rep alone, better by the smallest detectable difference, 220 deals", 150, 4_000, seed => Said(IsDetected(seed))),
        new("XmR chart, shift or trend said, level falls by 2 deviations after 12 of 24 months", 150, 4_000, seed => Said(XmrChartCalculator.Calculate([.. Months(seed, 24, fall: 2)]).Verdict >= BehaviourVerdict.RealShift)),
        new("XmR chart, shift or trend said, level falls by 1 deviation after 12 of 24 months", 150, 4_000, seed => Said(XmrChartCalculator.Calculate([.. Months(seed, 24, fall: 1)]).Verdict >= BehaviourVerdict.RealShift)),
        new("XmR chart, season of 12 taken out, shift or trend said, level falls by 2 deviations after 12 of 24 months", 150, 4_000, seed => Said(Seasonal(seed, 24, 12, fall: 2).Verdict >= BehaviourVerdict.RealShift)),
        new("XmR chart, season of 12 taken out, shift or trend said, level falls by 2 deviations after 18 of 36 months", 150, 4_000, seed => Said(Seasonal(seed, 36, 12, fall: 2).Verdict >= BehaviourVerdict.RealShift)),
        new("chart of shares, season taken out, shift or trend said, 10 points less after 26 of 52 weeks", 60, 1_500, seed => Said(Weeks(seed, -0.1)!.Verdict >= BehaviourVerdict.RealShift)),
        new("change points, the month found within 1, level falls by 3 deviations after 12 of 24 months", 150, 4_000, seed => Said(ChangePointCalculator.Calculate([.. Months(seed, 24, fall: 3)]).Changes.Any(change => Math.Abs(change.Index - 12) <= 1))),
        new("sticking point, the right person and stage, at 0.5 of the others' chance, 120 deals each", 5, 200, seed => Said(Stuck(Process(seed) with { Effects = [new PlantedEffect(0.5) { PersonId = "T2-3", StageId = "Propose" }] }, "T2-3"))),
        new("sticking point, the same, deals go back, are reopened and pushed", 5, 200, seed => Said(Stuck(Restless(Process(seed)) with { Effects = [new PlantedEffect(0.5) { PersonId = "T2-3", StageId = "Propose" }] }, "T2-3"))),
        new("chart of a team's shares, season taken out, shift or trend said, 0.8 of the chance in each stage from month 13 of 24 on", 30, 1_000, seed => Said(IsChanged(ShiftedTeam.Chart(ShiftedTeam.Options(seed, 0.8))))),
        new("change points of that chart, any in the last year", 30, 1_000, seed => Said(ShiftedTeam.Changes(ShiftedTeam.Options(seed, 0.8)).Any(change => change.Index >= ShiftedTeam.ShiftedMonth - 1))),
        new("change points of that chart, the month found within 1", 30, 1_000, seed => Said(NamesTheMonth(ShiftedTeam.Options(seed, 0.8)))),
        new("change points of that chart, the month found within 1, 0.8 of the chance in the last stage only", 30, 1_000, seed => Said(NamesTheMonth(LastStageOnly(seed)))),
        new("change points of that chart, the month found within 1, 0.8 in each stage, deals go back, are reopened and pushed", 30, 1_000, seed => Said(NamesTheMonth(Restless(ShiftedTeam.Options(seed, 0.8))))),
        new("chart of one person's shares, season taken out, shift or trend said, 0.8 of the chance in each stage from month 13 of 24 on", 30, 1_000, seed => Said(IsChanged(ShiftedTeam.Chart(ShiftedTeam.OfPerson(seed, 0.8), ShiftedTeam.Person)))),
        new("chart of one person's shares, season taken out, shift or trend said, 0.6 of the chance in each stage from month 13 of 24 on", 30, 1_000, seed => Said(IsChanged(ShiftedTeam.Chart(ShiftedTeam.OfPerson(seed, 0.6), ShiftedTeam.Person)))),
        new("change points of that chart, any in the last year, 0.6 in each stage", 30, 1_000, seed => Said(ShiftedTeam.Changes(ShiftedTeam.OfPerson(seed, 0.6), ShiftedTeam.Person).Any(change => change.Index >= ShiftedTeam.ShiftedMonth - 1))),
        new("chart of one person's shares, season taken out, shift or trend said, 0.6 in each stage, deals go back, are reopened and pushed", 30, 1_000, seed => Said(IsChanged(ShiftedTeam.Chart(Restless(ShiftedTeam.OfPerson(seed, 0.6)), ShiftedTeam.Person)))),
        new("lead warning, twice the web leads, half as good, and the source named", 100, 4_000, seed => Warned(LeadMonths.Judge(seed, (2, 1), better: 0.5), "web")),
        new("lead warning, six times the bought leads, as good as before, and the source named", 100, 4_000, seed => Warned(LeadMonths.Judge(seed, (1, 6)), "bought")),

        new("Wilson 90 % of a rep's rate", 60, 1_000, Wilson),
        new("shrunk rate 90 %, true rates of 30 reps vary by 12 points", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.CredibleRates(Company(seed, 15)))),
        new("shrunk rate 90 %, true rates of 30 reps vary by 7.7 points", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.CredibleRates(Company(seed, 40)))),
        new("shrunk rate 90 %, true rates of 30 reps vary by 3.5 points", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.CredibleRates(Company(seed, 200)))),
        new("shrunk rate 90 %, true rates of 5 reps vary by 7.7 points", 60, 1_000, seed => ShrunkLimits.Hold(ShrunkLimits.CredibleRates(Company(seed, 40, 5)))),
        new("shrunk rate 90 %, 30 reps alike", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.CredibleRates(Company(seed, double.PositiveInfinity)))),
        new("adaptive limits of a rate 90 %, true rates of 30 reps vary by 12 points", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.AdaptiveRates(Company(seed, 15)))),
        new("adaptive limits of a rate 90 %, true rates of 30 reps vary by 7.7 points", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.AdaptiveRates(Company(seed, 40)))),
        new("adaptive limits of a rate 90 %, true rates of 30 reps vary by 3.5 points", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.AdaptiveRates(Company(seed, 200)))),
        new("adaptive limits of a rate 90 %, true rates of 5 reps vary by 7.7 points", 60, 1_000, seed => ShrunkLimits.Hold(ShrunkLimits.AdaptiveRates(Company(seed, 40, 5)))),
        new("adaptive limits of a rate 90 %, 30 reps alike", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.AdaptiveRates(Company(seed, double.PositiveInfinity)))),
        new("adaptive limits of a rate 90 %, 20 deals each, true rates of 30 reps from 5 to 15 %", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.AdaptiveRates(ShrunkLimits.FewDeals(seed, 0.05)))),
        new("adaptive limits of a rate 90 %, 20 deals each, true rates of 30 reps from 85 to 95 %", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.AdaptiveRates(ShrunkLimits.FewDeals(seed, 0.85)))),
        new("range of places 90 %, true rates of 30 reps vary by 7.7 points", 6, 200, Places),
        new("typical amount 90 %, true ones of 20 reps vary by 40 %", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.CredibleAmounts(seed, 0.4))),
        new("typical amount 90 %, true ones of 20 reps vary by 15 %", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.CredibleAmounts(seed, 0.15))),
        new("typical amount 90 %, 20 reps alike", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.CredibleAmounts(seed, 0))),
        new("adaptive limits of a typical amount 90 %, true ones of 20 reps vary by 40 %", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.AdaptiveAmounts(seed, 0.4))),
        new("adaptive limits of a typical amount 90 %, true ones of 20 reps vary by 15 %", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.AdaptiveAmounts(seed, 0.15))),
        new("adaptive limits of a typical amount 90 %, 20 reps alike", 15, 400, seed => ShrunkLimits.Hold(ShrunkLimits.AdaptiveAmounts(seed, 0))),
        new("slope of Theil and Sen 95 %, 24 months", 150, 4_000, Slope),

        new("width of shrunk rates beside Wilson's, true rates of 30 reps vary by 12 points", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.CredibleRates(Company(seed, 15)))),
        new("width of adaptive limits beside Wilson's, true rates of 30 reps vary by 12 points", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.AdaptiveRates(Company(seed, 15)))),
        new("width of shrunk rates beside Wilson's, true rates of 30 reps vary by 7.7 points", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.CredibleRates(Company(seed, 40)))),
        new("width of adaptive limits beside Wilson's, true rates of 30 reps vary by 7.7 points", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.AdaptiveRates(Company(seed, 40)))),
        new("width of shrunk rates beside Wilson's, true rates of 30 reps vary by 3.5 points", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.CredibleRates(Company(seed, 200)))),
        new("width of adaptive limits beside Wilson's, true rates of 30 reps vary by 3.5 points", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.AdaptiveRates(Company(seed, 200)))),
        new("width of shrunk rates beside Wilson's, true rates of 5 reps vary by 7.7 points", 60, 1_000, seed => ShrunkLimits.Width(ShrunkLimits.CredibleRates(Company(seed, 40, 5)))),
        new("width of adaptive limits beside Wilson's, true rates of 5 reps vary by 7.7 points", 60, 1_000, seed => ShrunkLimits.Width(ShrunkLimits.AdaptiveRates(Company(seed, 40, 5)))),
        new("width of shrunk rates beside Wilson's, 30 reps alike", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.CredibleRates(Company(seed, double.PositiveInfinity)))),
        new("width of adaptive limits beside Wilson's, 30 reps alike", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.AdaptiveRates(Company(seed, double.PositiveInfinity)))),
        new("width of typical amounts beside Student's, true ones of 20 reps vary by 40 %", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.CredibleAmounts(seed, 0.4))),
        new("width of adaptive limits of typical amounts beside Student's, true ones of 20 reps vary by 40 %", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.AdaptiveAmounts(seed, 0.4))),
        new("width of typical amounts beside Student's, true ones of 20 reps vary by 15 %", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.CredibleAmounts(seed, 0.15))),
        new("width of adaptive limits of typical amounts beside Student's, true ones of 20 reps vary by 15 %", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.AdaptiveAmounts(seed, 0.15))),
        new("width of typical amounts beside Student's, 20 reps alike", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.CredibleAmounts(seed, 0))),
        new("width of adaptive limits of typical amounts beside Student's, 20 reps alike", 15, 400, seed => ShrunkLimits.Width(ShrunkLimits.AdaptiveAmounts(seed, 0))),
    ];

    private static (int, int) Said(bool isSaid) => (isSaid ? 1 : 0, 1);

    private static (int, int) Warned(LeadWarning warning, string? source = null) =>
        Said(warning.Verdict == LeadWarningVerdict.Warning && (source is null || warning.Culprit?.SourceId == source));

    private static bool IsChanged(ProportionChart chart) => chart.Verdict >= BehaviourVerdict.RealShift;

    private static SimulatedProcessOptions Restless(SimulatedProcessOptions options) => options with { BackChance = 0.15, ReopenChance = 0.2, PushChance = 0.3 };

    private static SimulatedProcessOptions LastStageOnly(int seed) =>
        ShiftedTeam.Options(seed, 0.8) is var options ? options with { Effects = [.. options.Effects.Select(effect => effect with { StageId = "Negotiate" })] } : options;

    private static bool NamesTheMonth(SimulatedProcessOptions options) => ShiftedTeam.Changes(options).Any(change => Math.Abs(change.Index - ShiftedTeam.ShiftedMonth) <= 1);

    private static RandomStream Stream(int seed) => RandomStream.Of(seed, StreamPurpose.Process, 0);

    // 20 to 200 decided deals each; true rates 0.6, or beta around it with a strength.
    private static (WinCount[] Counts, double[] Truth) Company(int seed, double strength, int reps = 30)
    {
        var (random, source) = (Stream(seed), new MathNet.Numerics.Random.Xoshiro256StarStar(seed, threadSafe: false));
        double[] truth = [.. Enumerable.Range(0, reps).Select(_ => double.IsInfinity(strength) ? 0.6 : MathNet.Numerics.Distributions.Beta.Sample(source, 0.6 * strength, 0.4 * strength))];
        return ([.. truth.Select((rate, i) => Count(random, $"rep {i:00}", rate, 20 + random.Below(181)))], truth);
    }

    private static WinCount[] Alike(int seed) => Company(seed, double.PositiveInfinity).Counts;

    private static WinCount Count(RandomStream random, string id, double rate, int decided) => new(id, Enumerable.Range(0, decided).Count(_ => random.Chance(rate)), decided);

    private static WinCount[] OneBetter(int seed, double points)
    {
        var random = Stream(seed);
        return [.. Enumerable.Range(0, 30).Select(i => Count(random, $"rep {i:00}", i == 0 ? 0.6 + points : 0.6, 220))];
    }

    // One test alone, against a rate that is known, at the difference that the company's own homogeneity test calls detectable.
    private static bool IsDetected(int seed)
    {
        var random = Stream(seed);
        var difference = HomogeneityCalculator.Calculate([new("a", 132, 220), new("b", 132, 220)]).SmallestDetectableDifference!.Value;
        return Math.Abs((Count(random, "a", 0.6 + difference, 220).Won / 220.0) - 0.6) > 1.959964 * Math.Sqrt(0.6 * 0.4 / 220);
    }

    private static (int, int) Outside(WinCount[] counts, double level)
    {
        var plot = FunnelPlotCalculator.Calculate(counts)!;
        return (plot.Units.Count(unit => unit.OutsideLevel >= level), plot.Units.Length);
    }

    private static SimulatedProcessOptions Process(int seed) => new() { Seed = seed };

    private static SimulatedProcessOptions UnevenLeads(int seed) => Process(seed) with
    {
        DealsPerMonth = 20,
        WebShareSpread = 0.25,
        Effects = [new PlantedEffect(0.7) { SourceId = "web" }],
    };

    private static WinCount[] Won(SimulatedProcessOptions options) =>
        [.. Strata(options).GroupBy(one => one.Count.Id, StringComparer.Ordinal).Select(own => new WinCount(own.Key, own.Sum(one => one.Count.Won), own.Sum(one => one.Count.Decided)))];

    private static bool AtEqualMix(SimulatedProcessOptions options) =>
        CaseMixCalculator.Calculate(Strata(options))!.Units.Any(unit => unit.AdjustedProbability <= 0.05);

    private static IEnumerable<StratumCount> Strata(SimulatedProcessOptions options)
    {
        var simulated = SimulatedProcess.Create(options);
        return simulated.Changes.Where(change => change.StageId is "Won" or "Lost")
            .GroupBy(change => (change.OwnerId, Source: simulated.Sources[change.DealId]))
            .Select(own => new StratumCount(own.Key.Source, new WinCount(own.Key.OwnerId, own.Count(change => change.StageId == "Won"), own.Count())));
    }

    private static bool Stuck(SimulatedProcessOptions options, string? person)
    {
        var simulated = SimulatedProcess.Create(options);
        var teams = simulated.People.ToDictionary(one => one.Id, one => one.TeamId, StringComparer.Ordinal);
        var log = StageLog.Create(SimulatedProcess.Process, simulated.Changes).Value;
        var found = StickingPointCalculator.Calculate(log, id => teams[id], new StickingPointOptions { AsOf = Day("2026-12-31"), AverageDeal = Usd(1_000m) });
        return found.People.Any(one => person is null ? one.Evidence is not null : one.PersonId == person && one is { Kind: StickingPointKind.Personal, Evidence.Stage.Id: "Propose" });
    }

    private static double[] Months(int seed, int count, double fall = 0, double carried = 0)
    {
        var (random, values) = (Stream(seed), new double[count]);
        for (var i = 0; i < count; i++)
        {
            values[i] = random.Normal() + (i > 0 ? carried * values[i - 1] : 0);
        }

        return [.. values.Select((value, i) => 100 + (20 * (value - (2 * i >= count ? fall : 0))))];
    }

    // A season by factors, from three quarters to five quarters of the level, which the chart must find and take out.
    private static XmrChart Seasonal(int seed, int count, int season, double fall = 0) =>
        XmrChartCalculator.Calculate([.. Months(seed, count, fall).Select((value, i) => value * (0.75 + (0.5 * (i % season) / (season - 1))))], new() { SeasonLength = season });

    private static ProportionChart? Weeks(int seed, double shift)
    {
        var random = Stream(seed);
        var weeks = Enumerable.Range(0, 52).Select(week => Count(random, $"{week}", ShareOfMonth[MonthOfWeek[week % 13]] + (week >= 26 ? shift : 0), 100 + random.Below(100)));
        return ProportionChartCalculator.Calculate([.. weeks], new AttributeChartOptions(), [.. Enumerable.Range(0, 52).Select(week => MonthOfWeek[week % 13])]);
    }

    private static (int, int) Wilson(int seed)
    {
        var counts = Alike(seed);
        return (counts.Count(count => count.Interval(0.9) is { } interval && interval.Lower <= 0.6 && 0.6 <= interval.Upper), counts.Length);
    }

    private static (int, int) Places(int seed)
    {
        var (counts, truth) = Company(seed, 40);
        var ranges = RateShrinkageCalculator.Calculate(counts)!.Ranks(seed, draws: 1_000, level: 0.9);
        return (ranges.Where((range, i) => 1 + truth.Count(rate => rate > truth[i]) is var place && range.Best <= place && place <= range.Worst).Count(), ranges.Length);
    }

    private static (int, int) Slope(int seed)
    {
        var test = TrendCalculator.Calculate([.. Months(seed, 24).Select((value, i) => value + (3 * i))])!;
        return Said(test.SlopeLower <= 3 && 3 <= test.SlopeUpper);
    }
}

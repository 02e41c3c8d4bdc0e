using FsCheck.Xunit;
using SalesMetrics.Comparisons.LeadWarnings;

namespace SalesMetrics.Tests.Comparisons.LeadWarnings;

public class LeadWarningTests
{
    [Fact]
    public void Many_leads_and_few_qualified_is_a_warning_with_the_source_that_explains_it()
    {
        // Eight periods of 60 web leads (30 qualified) and 40 bought ones (10 qualified): 40 % of 100. Then 60 and 240, at the same rates.
        var warning = LeadWarningCalculator.Calculate("Ada", [.. Steady(8), new(8, "web", 60, 30), new(8, "bought", 240, 60)]);

        Assert.Equal((LeadWarningVerdict.Warning, "warning: many leads, few qualified"), (warning.Verdict, warning.VerdictText));
        Assert.Equal((300, 90, Ratio.Of(2, 5), Ratio.Of(3, 10)), (warning.Leads, warning.Qualified, warning.ShareBefore, warning.ShareNow));

        // Nobody's leads got worse: there are 200 more of the weaker kind. Mean shares 0.4 and 0.6, so R = 0.4 x 0.5 + 0.6 x 0.25 = 0.35; mean leads 200.
        // bought: 200 (0.25 - 0.35) / 200 = -0.1; web, of which nothing changed: nothing.
        Assert.All(warning.Sources, source => Assert.Equal(Ratio.Zero, source.Rate));
        Assert.Equal([("bought", Ratio.Of(-1, 10)), ("web", Ratio.Zero)], warning.Sources.Select(source => (source.SourceId, source.Volume)));
        Assert.Equal("bought", warning.Culprit!.SourceId);
        Assert.Contains("bought: -10 %  (volume -10.00, rate 0 points)", warning.Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains("300 leads beside a centre of 100", warning.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_whose_leads_got_worse_is_told_by_its_rate()
    {
        var warning = LeadWarningCalculator.Calculate("", [.. Steady(8), new(8, "web", 72, 6), new(8, "bought", 48, 12)]);

        // Mix is as before, 60 to 40; web fell from 1/2 to 1/12: 0.6 x (1/12 - 1/2) = -0.25. A fifth more came of both: R = 0.6 x 7/24 + 0.4 x 1/4 = 0.275, mean leads 110,
        // web 12 (7/24 - 0.275) / 110 and bought 8 (1/4 - 0.275) / 110, which cancel out.
        var web = warning.Culprit!;
        Assert.Equal(("web", Ratio.Of(1, 550), Ratio.Of(-1, 4)), (web.SourceId, web.Volume, web.Rate));
        Assert.Equal(Ratio.Of(-1, 550), warning.Sources[1].Volume);
        Assert.Equal(LeadWarningVerdict.Warning, warning.Verdict);
    }

    [Fact]
    public void More_leads_as_good_as_ever_or_fewer_that_are_worse_are_no_warning()
    {
        Assert.Equal(LeadWarningVerdict.NoWarning, LeadWarningCalculator.Calculate("", [.. Steady(8), new(8, "web", 120, 60), new(8, "bought", 80, 20)]).Verdict);
        Assert.Equal(LeadWarningVerdict.NoWarning, LeadWarningCalculator.Calculate("", [.. Steady(8), new(8, "web", 60, 10), new(8, "bought", 30, 2)]).Verdict);
    }

    [Fact]
    public void A_little_more_and_a_little_worse_is_for_watching_only()
    {
        var watch = LeadWarningCalculator.Calculate("", [.. Steady(8), new(8, "web", 66, 30), new(8, "bought", 44, 11)]);
        Assert.Equal((LeadWarningVerdict.Watch, "watch: more leads and fewer of them qualified, within what chance does"), (watch.Verdict, watch.VerdictText));
    }

    [Fact]
    public void Where_periods_differ_anyway_limits_are_wider()
    {
        // Shares of 20 % and 60 % in turn: the same 30 % that would be alarming is ordinary here.
        LeadPeriodCount[] restless = [.. Enumerable.Range(0, 8).Select(i => new LeadPeriodCount(i, "web", 100, i % 2 == 0 ? 20 : 60))];
        var warning = LeadWarningCalculator.Calculate("", [.. restless, new(8, "web", 300, 90)]);
        Assert.Equal(LeadWarningVerdict.Watch, warning.Verdict);
        Assert.True(warning.Dispersion > 5, $"{warning.Dispersion}");
        Assert.Contains("because periods differ anyway", warning.Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_data_says_how_much_is_needed()
    {
        string Rule(params LeadPeriodCount[] counts) => LeadWarningCalculator.Calculate("", counts).VerdictText;
        Assert.Equal("not enough data: 0 periods before the last, and 8 are needed", Rule());
        Assert.Equal("not enough data: 7 periods before the last, and 8 are needed", Rule([.. Steady(7), new(7, "web", 900, 1)]));
        Assert.Equal("not enough data: 12 leads in the last period, and 13 are needed for 5 expected of either kind", Rule([.. Steady(8), new(8, "web", 12, 0)]));
        Assert.Equal("not enough data: no lead came before", Rule(new LeadPeriodCount(8, "web", 100, 3)));
        Assert.StartsWith("not enough data: no lead was qualified before", Rule([new(0, "web", 5, 0), new(8, "web", 100, 3)]), StringComparison.Ordinal);
        Assert.StartsWith("not enough data: every lead was qualified", Rule([new(0, "web", 5, 5), new(8, "web", 100, 3)]), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeadPeriodCount(0, "web", 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeadWarningOptions { FewestPeriods = 4 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeadWarningOptions { Deviations = double.NaN });
    }

    [Fact]
    public void A_new_source_has_one_rate_and_only_a_volume_effect()
    {
        var warning = LeadWarningCalculator.Calculate("", [.. Steady(8), new(8, "web", 60, 30), new(8, "bought", 40, 10), new(8, "list", 100, 0)]);
        var list = warning.Culprit!;
        Assert.Equal(("list", (Ratio?)null, (Ratio?)Ratio.Zero, Ratio.Zero), (list.SourceId, list.RateBefore, list.RateNow, list.Rate));

        // All of the fall from 40 to 20 %: R = 0.45 x 0.5 + 0.3 x 0.25 = 0.3, 100 (0 - 0.3) / 150.
        Assert.Equal(Ratio.Of(-20, 100), list.Volume);
    }

    [Fact]
    public void When_nothing_changes_alarms_are_rare()
    {
        var random = new Random(3);
        var warnings = 0;
        for (var run = 0; run < 500; run++)
        {
            var counts = Enumerable.Range(0, 13).Select(i => (Leads: 80 + random.Next(41), i)).Select(period =>
                new LeadPeriodCount(period.i, "web", period.Leads, Enumerable.Range(0, period.Leads).Count(_ => random.NextDouble() < 0.3)));
            warnings += LeadWarningCalculator.Calculate("", counts).Verdict == LeadWarningVerdict.Warning ? 1 : 0;
        }

        // Three deviations below, and above the centre of volume as well: well under one in a hundred.
        Assert.InRange(warnings, 0, 5);
    }

    [Property(MaxTest = 1_000)]
    public bool Effects_of_sources_add_up_exactly_to_the_change_of_the_share(byte[] leads, byte[] qualified)
    {
        var counts = leads.Zip(qualified, (all, part) => (all, part)).Select((one, i) => new LeadPeriodCount(i % 3, $"s{i % 4}", one.all, Math.Min(one.part, one.all))).ToList();
        var warning = LeadWarningCalculator.Calculate("", counts);
        return warning.Sources.IsEmpty
            || warning.Sources.Aggregate(Ratio.Zero, (sum, source) => sum + source.Total) == warning.ShareNow!.Value - warning.ShareBefore!.Value;
    }

    [Property(MaxTest = 1_000)]
    public bool Volume_adds_up_to_what_the_mix_of_sources_did_and_a_source_that_did_not_change_did_nothing(byte[] leads, byte[] qualified, byte same, byte good)
    {
        var still = Enumerable.Range(0, 3).Select(i => new LeadPeriodCount(i, "still", same, Math.Min(same, good)));
        var others = leads.Zip(qualified).Select((one, i) => new LeadPeriodCount(i % 3, $"s{i / 3 % 4}", one.First, Math.Min(one.Second, one.First)));
        var sources = LeadWarningCalculator.Calculate("", [.. still, .. others]).Sources;
        var mix = Sum(sources, source => (source.ShareNow - source.ShareBefore) * Mean(source.RateBefore ?? source.RateNow, source.RateNow ?? source.RateBefore));
        return Sum(sources, source => source.Volume) == mix && sources.All(source => source.SourceId != "still" || source.Total == Ratio.Zero);

        static Ratio Sum(IEnumerable<SourceEffect> sources, Func<SourceEffect, Ratio> of) => sources.Aggregate(Ratio.Zero, (sum, source) => sum + of(source));
        static Ratio Mean(Ratio? left, Ratio? right) => ((left ?? Ratio.Zero) + (right ?? Ratio.Zero)) * Ratio.Of(1, 2);
    }

    private static IEnumerable<LeadPeriodCount> Steady(int periods) =>
        Enumerable.Range(0, periods).SelectMany(i => (LeadPeriodCount[])[new(i, "web", 60, 30), new(i, "bought", 40, 10)]);
}

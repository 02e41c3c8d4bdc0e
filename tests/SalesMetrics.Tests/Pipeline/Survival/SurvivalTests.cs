using System.Collections.Immutable;
using SalesMetrics.Pipeline;
using SalesMetrics.Pipeline.Survival;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline.Survival;

public class SurvivalTests
{
    // Miller (1981), acute myelogenous leukaemia: weeks to relapse with and without maintenance; the data set aml of R's survival package.
    private static readonly ImmutableArray<Lifetime> Maintained = Of([9, 13, 18, 23, 31, 34, 48], [13, 28, 45, 161]);
    private static readonly ImmutableArray<Lifetime> Nonmaintained = Of([5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45], [16]);

    [Fact]
    public void The_leukaemia_data_give_the_published_curve()
    {
        // R: survfit(Surv(time, status) ~ x, data = aml): medians 31 and 23; survival 0.614 (se 0.153) at 23 weeks in the first group.
        var curve = SurvivalCalculator.KaplanMeier(Maintained);
        Assert.Equal(31, curve.Median);
        Assert.Equal(23, SurvivalCalculator.KaplanMeier(Nonmaintained).Median);
        Assert.Equal((10.0 / 11) * (9.0 / 10) * (7.0 / 8) * (6.0 / 7), curve.At(23), 12);
        Assert.Equal(0.614, curve.At(23), 3);
        Assert.Equal(0.153, curve.StandardErrorAt(23), 3);
        Assert.Equal((18.0, (double?)null), curve.QuantileInterval(0.5));
        Assert.Equal((8.0, (double?)null), SurvivalCalculator.KaplanMeier(Nonmaintained).QuantileInterval(0.5));
    }

    [Fact]
    public void The_log_rank_test_is_that_of_R()
    {
        // R: survdiff(Surv(time, status) ~ x, data = aml): expected 10.69 and 7.31, chi-square 3.4 on 1 degree of freedom, p = 0.07.
        var test = SurvivalCalculator.LogRank([new("Maintained", Maintained), new("Nonmaintained", Nonmaintained)]);
        Assert.Equal((7L, 11L, 1), (test.Groups[0].Ended, test.Groups[1].Ended, test.DegreesOfFreedom));
        Assert.Equal(10.69, test.Groups[0].Expected, 2);
        Assert.Equal(7.31, test.Groups[1].Expected, 2);
        Assert.Equal(3.4, test.Statistic!.Value, 1);
        Assert.Equal(0.0653, test.Probability!.Value, 4);
    }

    [Fact]
    public void Equal_groups_do_not_differ_and_one_group_is_no_test()
    {
        var same = SurvivalCalculator.LogRank([new("a", Maintained), new("b", Maintained), new("c", Maintained)]);
        Assert.Equal(0, same.Statistic!.Value, 12);
        Assert.Equal((2, 1.0), (same.DegreesOfFreedom, same.Probability!.Value));

        var alone = SurvivalCalculator.LogRank([new("a", Maintained), new("empty", [])]);
        Assert.Null(alone.Statistic);
        Assert.Contains("undefined", alone.Explain().ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SurvivalCalculator.LogRank([new("a", Maintained), new("a", Maintained)]));
    }

    [Fact]
    public void The_restricted_mean_is_the_area_up_to_the_horizon()
    {
        // 1 to day 2, one half to day 5, and flat on to day 10: 2 + 1.5 + 0.
        Assert.Equal(3.5, SurvivalCalculator.KaplanMeier(Of([2, 5], [])).RestrictedMean(10), 12);
        Assert.Equal(2 + (0.5 * 8), SurvivalCalculator.KaplanMeier(Of([2], [3])).RestrictedMean(10), 12);
        Assert.Equal(1, SurvivalCalculator.KaplanMeier(Of([2], [3])).RestrictedMean(1), 12);
    }

    [Fact]
    public void Without_lifetimes_nothing_is_known()
    {
        var curve = SurvivalCalculator.KaplanMeier([]);
        Assert.Equal((0, 1, 0), (curve.Count, curve.At(5), curve.StandardErrorAt(5)));
        Assert.Null(curve.Median);
        Assert.Equal((null, null), curve.QuantileInterval(0.5));
    }

    [Fact]
    public void A_chance_beyond_everything_seen_is_undefined()
    {
        var incidence = SurvivalCalculator.AalenJohansen(Of([2, 5], []), 1);
        Assert.Equal(0.5, incidence.At(2), 12);
        Assert.Equal(1, incidence.Within(2, 3)!.Value, 12);
        Assert.Null(incidence.Within(5, 10));
    }

    [Fact]
    public void Deals_without_a_beginning_or_closed_before_it_are_left_out_and_counted()
    {
        Deal At(string id, string? opened, DealOutcome outcome) => new()
        {
            Id = id,
            OwnerId = "Ada",
            OpenedOn = opened is null ? null : Day(opened),
            Outcome = outcome,
        };
        var lifetimes = DealLifetimes.Of(
            [
                At("1", "2024-01-01", new DealOutcome.Won(Day("2024-01-11"), Usd(1m))),
                At("2", "2024-01-01", new DealOutcome.Lost(Day("2024-03-01"))),
                At("3", null, new DealOutcome.Open()),
                At("4", "2024-01-05", new DealOutcome.Won(Day("2024-01-03"), Usd(1m))),
                At("5", "2024-02-05", new DealOutcome.Open()),
                At("6", "2024-01-03", new DealOutcome.Won(Day("2024-01-03"), Usd(1m))),
            ],
            Day("2024-01-31"));
        Assert.Equal(
            [new Lifetime(10, DealLifetimes.Won), new Lifetime(30, 0), new Lifetime(0, DealLifetimes.Won)], lifetimes.Lifetimes.AsEnumerable());
        Assert.Equal((1, 1, 1), (lifetimes.WithoutOpening, lifetimes.Reversed, lifetimes.NotYetOpened));
    }

    private static ImmutableArray<Lifetime> Of(int[] ended, int[] lasting) =>
        [.. ended.Select(days => new Lifetime(days, 1)), .. lasting.Select(days => new Lifetime(days, 0))];
}

using SalesMetrics.Calendars;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Testing.Generation;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Comparisons.ControlCharts;

/// <summary>Charts of shares and counts: the season first, limits widened, a verdict.</summary>
public class AttributeChartTests
{
    [Fact]
    public void Counts_have_limits_by_their_exposure()
    {
        // 6 pushes of 100 open deals, 4 of 100, 10 of 200, ...: 30 of 600 in all, 0.05 each; the limits of 100 are 0.05 -+ 3 sqrt(0.05 / 100).
        var chart = CountChartCalculator.Calculate([new("a", 6, 100), new("b", 4, 100), new("c", 10, 200), new("d", 5, 100), new("e", 5, 100), new("f", 0, 0)])!;

        Assert.Equal((0.05, 5, 1), (chart.Centre, chart.Points.Length, chart.Width));
        Assert.Equal(0.05 + (3 * Math.Sqrt(0.05 / 100)), chart.Points[0].Upper, 12);
        Assert.Equal(0.05 + (3 * Math.Sqrt(0.05 / 200)), chart.Points[2].Upper, 12);
        Assert.Equal(0, chart.Points[0].Lower);
        Assert.Equal((0.06 - 0.05) / Math.Sqrt(0.05 / 100), chart.Points[0].Running.Score, 12);
        Assert.Equal((BehaviourVerdict.OrdinaryVariation, true, true), (chart.Verdict, chart.IsProvisional, chart.IsTrustworthy));
        Assert.Contains("provisional", chart.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_periods_differ_by_more_than_luck_limits_are_Laneys()
    {
        // Scores of -+2 about 0.5 in periods of 100: 60 and 40 won, by turns in pairs, so that the steps between scores are 0 and 4.
        WinCount[] periods = [.. Enumerable.Range(0, 12).Select(i => new WinCount($"w{i}", i % 4 < 2 ? 60 : 40, 100))];
        var chart = ProportionChartCalculator.Calculate(periods, new AttributeChartOptions())!;
        var plain = ProportionChartCalculator.Calculate(periods)!;

        // Eleven steps, five of them 4: the deviation of neighbours is 20 / 11 / 1.128.
        Assert.Equal((4, 20 / 11.0 / (2 / Math.Sqrt(Math.PI))), (Math.Round(chart.Dispersion, 12), chart.Width), (one, other) => one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 1e-12);
        Assert.Equal(0.5 + (3 * 0.05 * chart.Width), chart.Points[0].Upper, 12);
        Assert.Equal((1, 4), (plain.Width, Math.Round(plain.Dispersion, 12)));
        Assert.False(plain.IsTrustworthy);
        Assert.Contains("Laney", chart.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_places_in_the_season_each_period_is_compared_with_its_like()
    {
        // The last month of each quarter wins 80 of 100, the others 50; in the eighth quarter's last month it is 50.
        WinCount[] months = [.. Enumerable.Range(0, 24).Select(i => new WinCount($"m{i}", i % 3 == 2 && i != 23 ? 80 : 50, 100))];
        var plain = ProportionChartCalculator.Calculate(months, new AttributeChartOptions())!;
        var seasonal = ProportionChartCalculator.Calculate(months, new AttributeChartOptions(), SeasonPositions.Cycle(24, 3))!;

        Assert.True(seasonal.IsSeasonal);
        Assert.DoesNotContain(plain.Signals, signal => signal is { Index: 23, Rule: XmrRule.BeyondLimit });
        Assert.Equal(new XmrSignal(23, XmrRule.BeyondLimit, IsUp: false), Assert.Single(seasonal.Signals));
        Assert.Equal(BehaviourVerdict.Watch, seasonal.Verdict);

        // 7 x 80 + 50 of 800; the month itself is an eighth of it, and its score is measured by the root of the other seven eighths.
        var (expected, last) = (610 / 800.0, seasonal.Points[23]);
        Assert.Equal(expected, last.Expected, 12);
        Assert.Equal((0.5 - expected) / Math.Sqrt(expected * (1 - expected) / 100 * 7 / 8) / seasonal.Width, last.Score, 12);
    }

    [Fact]
    public void A_place_that_comes_once_leaves_the_season_in()
    {
        WinCount[] months = [.. Enumerable.Range(0, 5).Select(i => new WinCount($"m{i}", 50 + i, 100))];
        Assert.False(ProportionChartCalculator.Calculate(months, new AttributeChartOptions(), SeasonPositions.Cycle(5, 3))!.IsSeasonal);
    }

    [Fact]
    public void A_lasting_change_of_a_share_is_a_shift_and_four_periods_are_not_enough()
    {
        var random = new RandomStream(2);
        WinCount[] months = [.. Enumerable.Range(0, 20).Select(i => new WinCount($"m{i}", Enumerable.Range(0, 200).Count(_ => random.Chance(i < 10 ? 0.6 : 0.45)), 200))];
        var chart = ProportionChartCalculator.Calculate(months, new AttributeChartOptions())!;
        Assert.Equal((BehaviourVerdict.RealShift, "real shift"), (chart.Verdict, chart.VerdictText));

        var few = ProportionChartCalculator.Calculate(months[..4], new AttributeChartOptions())!;
        Assert.Equal((BehaviourVerdict.NotEnoughData, "4 periods, and 5 are needed"), (few.Verdict, few.VerdictRule));
        Assert.Empty(few.Signals);
    }

    [Fact]
    public void Months_in_quarters_are_those_of_the_calendar()
    {
        LocalDate[] days = [Day("2024-01-31"), Day("2024-02-01"), Day("2024-06-15"), Day("2024-07-01")];
        Assert.Equal([0, 1, 2, 0], SeasonPositions.MonthInQuarter(days, FiscalCalendar.Gregorian).AsEnumerable());

        // A year that begins in February: January ends a quarter.
        Assert.Equal([2, 0, 1, 2], SeasonPositions.MonthInQuarter(days, FiscalCalendar.StartingOn(new AnnualDate(2, 1))).AsEnumerable());
    }

    [Fact]
    public void Misuse_is_refused()
    {
        WinCount[] months = [new("a", 1, 2), new("b", 1, 3)];
        Assert.Throws<ArgumentException>("positions", () => ProportionChartCalculator.Calculate(months, new AttributeChartOptions(), [1]));
        Assert.Throws<ArgumentException>("options", () => ProportionChartCalculator.Calculate(months, new AttributeChartOptions { Centre = 0.5 }, [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => ProportionChartCalculator.Calculate(months, new AttributeChartOptions { Centre = 1.5 }));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new AttributeChartOptions { Centre = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("exposure", () => new CountPeriod("a", 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("exposure", () => new CountPeriod("a", 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new CountPeriod("a", -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("seasonLength", () => SeasonPositions.Cycle(3, 0));
        Assert.Null(CountChartCalculator.Calculate([]));
        Assert.Null(CountChartCalculator.Calculate([new("a", 0, 5), new("b", 0, 5)]));
    }
}

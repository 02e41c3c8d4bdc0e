using System.Collections.Immutable;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Testing.Generation;

namespace SalesMetrics.Tests.Comparisons.ControlCharts;

/// <summary>A season taken out takes luck away with it: what is judged by the steps that are left must allow for that.</summary>
public class ChartSeasonTests
{
    private const double StepsPerDeviation = 1.1283791670955126;

    private static readonly double[] Luck = [1, -2, 2, -1, 0, 2, -2, 1, -1, 0, 2, -1, 1, -2, 0, 1, -1, 2, -2, 1, 0, -1, 2, 1];

    [Fact]
    public void What_is_left_without_the_season_is_the_line_and_the_level()
    {
        // Summands 5, 0, -5 around 2 i: some values are negative, so that there can be no factors. The mean of the three is 0.
        ImmutableArray<double> sums = [.. Enumerable.Range(0, 11).Select(i => -10 + (2.0 * i) + (5 - (5 * (i % 3))))];
        Assert.All(Seasonal(sums, 3).Adjusted.Select((value, i) => (value, i)), one => Assert.Equal(-10 + (2.0 * one.i), one.value, 12));

        // Factors 0.5, 1, 1.5, with the mean 1, of a growth by a tenth a period; eleven periods, so that one place comes once less than the others.
        ImmutableArray<double> factors = [.. Enumerable.Range(0, 11).Select(i => 100 * Math.Pow(1.1, i) * (0.5 + (0.5 * (i % 3))))];
        Assert.All(Seasonal(factors, 3).Adjusted.Select((value, i) => (value, i)), one => Assert.Equal(100 * Math.Pow(1.1, one.i), one.value, 9));
    }

    /// <summary>n periods less a mean for each place leave (n - places) / n of the variance of a step; beside a line of k seasons k^2 / (k^2 - 1) more of a slope is open.</summary>
    [Fact]
    public void Levels_and_trends_are_measured_by_the_luck_before_the_season_was_taken_out()
    {
        var chart = XmrChartCalculator.Calculate([.. Luck.Select(luck => 50 + luck)], new() { SeasonLength = 12 });
        Assert.Equal(MeanStep(chart.Adjusted) / StepsPerDeviation * Math.Sqrt(24.0 / 12 * 4 / 3), chart.Changes!.Deviation!.Value, 12);
        Assert.Equal(24.0 / 12 * 4 / 3, chart.Trend!.VarianceFactor, 12);
        Assert.Contains("for the season that was taken out", chart.Changes.Reason, StringComparison.Ordinal);

        WinCount[] months = [.. Luck.Select((luck, i) => new WinCount($"{i}", 50 + (int)luck, 100))];
        var shares = ProportionChartCalculator.Calculate(months, new AttributeChartOptions(), SeasonPositions.Cycle(24, 3))!;
        Assert.Equal(MeanStep([.. shares.Points.Select(point => point.Score)]) / StepsPerDeviation * Math.Sqrt(24.0 / 21), shares.Changes!.Deviation!.Value, 12);
        Assert.Equal(24.0 / 21, shares.Trend!.VarianceFactor, 12);

        var counts = CountChartCalculator.Calculate([.. Luck.Select((luck, i) => new CountPeriod($"{i}", 50 + (int)luck, 10))], new AttributeChartOptions(), SeasonPositions.Cycle(24, 4))!;
        Assert.Equal(24.0 / 20, counts.Trend!.VarianceFactor, 12);
        Assert.Equal(MeanStep([.. counts.Points.Select(point => point.Running.Score)]) / StepsPerDeviation * Math.Sqrt(24.0 / 20), counts.Changes!.Deviation!.Value, 12);
    }

    [Fact]
    public void Without_a_season_nothing_is_raised()
    {
        var chart = XmrChartCalculator.Calculate([.. Luck.Select(luck => 50 + luck)]);
        Assert.Equal(MeanStep(chart.Adjusted) / StepsPerDeviation, chart.Changes!.Deviation!.Value, 12);
        Assert.Equal(1, chart.Trend!.VarianceFactor);
        var shares = ProportionChartCalculator.Calculate([.. Luck.Select((luck, i) => new WinCount($"{i}", 50 + (int)luck, 100))])!;
        Assert.Equal(1, shares.Trend!.VarianceFactor);
        Assert.Null(ProportionChartCalculator.Calculate([new WinCount("a", 1, 2)])!.Changes);
    }

    /// <summary>A season of two years of months: a moving average in its stead made eight in a row of luck alone in 83 of 100 series.</summary>
    [Fact]
    public void Two_years_of_luck_with_a_season_of_a_year_are_seldom_called_a_change()
    {
        var random = new RandomStream(5);
        var said = Enumerable.Range(0, 400).Count(_ => Seasonal([.. Enumerable.Range(0, 24).Select(_ => 100 + (20 * random.Normal()))], 12).Verdict >= BehaviourVerdict.RealShift);

        // 5 % of 400 with three standard errors.
        Assert.InRange(said, 1, 20 + 13);
    }

    [Fact]
    public void With_a_season_of_more_than_three_periods_a_run_of_eight_is_no_shift_yet()
    {
        // Six seasons of four; the third and the fourth lie a little above. Each place sums to 0, so that there is no season to take out.
        double[] values = [2, -4, 3, 2, 3, 2, -3, -4, 1, 1, 1, 1, 1, 1, 1, 1, -4, 3, 2, -3, -3, -3, -4, 3];
        var (plain, seasonal) = (XmrChartCalculator.Calculate([.. values]), Seasonal([.. values], 4));
        Assert.Single(plain.Signals, signal => signal.Rule == XmrRule.EightOnOneSide);
        Assert.Single(seasonal.Signals, signal => signal.Rule == XmrRule.EightOnOneSide);
        Assert.Equal((BehaviourVerdict.RealShift, BehaviourVerdict.Watch), (plain.Verdict, seasonal.Verdict));
    }

    private static XmrChart Seasonal(ImmutableArray<double> values, int season) => XmrChartCalculator.Calculate(values, new() { SeasonLength = season });

    private static double MeanStep(ImmutableArray<double> values) => values.Zip(values.Skip(1), (before, now) => Math.Abs(now - before)).Average();
}

using System.Collections.Immutable;
using FsCheck.Xunit;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Testing.Generation;

namespace SalesMetrics.Tests.Comparisons.ControlCharts;

public class XmrChartTests
{
    [Fact]
    public void Limits_come_from_steps_between_neighbours()
    {
        var chart = XmrChartCalculator.Calculate([10, 12, 11, 13, 9]);

        // Steps 2, 1, 2, 4: mean 2.25; mean of the values 11.
        Assert.Equal((11, 2.25), (chart.Centre!.Value, chart.MovingRange!.Value));
        Assert.Equal(11 + (2.66 * 2.25), chart.Upper!.Value, 12);
        Assert.Equal(11 - (2.66 * 2.25), chart.Lower!.Value, 12);
        Assert.Equal(3.267 * 2.25, chart.RangeUpper!.Value, 12);
        Assert.Equal((BehaviourVerdict.OrdinaryVariation, true), (chart.Verdict, chart.IsProvisional));
        Assert.Contains("provisional", chart.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Four_periods_are_not_enough()
    {
        var chart = XmrChartCalculator.Calculate([1, 2, 3, 4]);

        Assert.Equal((BehaviourVerdict.NotEnoughData, null, "4 periods, and 5 are needed"), (chart.Verdict, chart.Upper, chart.VerdictRule));
    }

    [Fact]
    public void One_bad_month_is_watched_and_no_more()
    {
        var chart = XmrChartCalculator.Calculate([50, 52, 49, 51, 50, 48, 51, 49, 50, 52, 20, 50]);

        Assert.Equal(BehaviourVerdict.Watch, chart.Verdict);
        Assert.Contains(chart.Signals, signal => signal == new XmrSignal(10, XmrRule.BeyondLimit, IsUp: false));
    }

    [Fact]
    public void A_lasting_change_of_level_is_a_shift_and_a_steady_climb_a_trend()
    {
        double[] noise = [1, -2, 2, -1, 0, 2, -2, 1, -1, 0, 2, -1, 1, -2, 0, 1, -1, 2];

        var shift = XmrChartCalculator.Calculate([.. noise.Select((n, i) => 50 + n + (i < 9 ? 0 : 8))]);
        var trend = XmrChartCalculator.Calculate([.. noise.Select((n, i) => 50 + n + (1.5 * i))]);

        Assert.Equal((BehaviourVerdict.RealShift, "real shift"), (shift.Verdict, shift.VerdictText));
        Assert.Equal((BehaviourVerdict.RealTrend, "real trend"), (trend.Verdict, trend.VerdictText));
        Assert.True(trend.TrendProbability < 0.001);
        Assert.False(trend.IsTrustworthy);
    }

    /// <summary>Quarters whose last month has twice the sales: without the season every third month stands out or the limits are so wide that nothing does.</summary>
    [Fact]
    public void The_season_is_taken_out_first()
    {
        ImmutableArray<double> values = [.. Enumerable.Range(0, 24).Select(i => (100 + (i * 7 % 5)) * (i % 3 == 2 ? 2.0 : 1) * (i == 22 ? 0.5 : 1))];

        var plain = XmrChartCalculator.Calculate(values);
        var seasonal = XmrChartCalculator.Calculate(values, new() { SeasonLength = 3 });

        Assert.DoesNotContain(plain.Signals, signal => signal is { Index: 22, Rule: XmrRule.BeyondLimit });
        Assert.Contains(seasonal.Signals, signal => signal is { Index: 22, Rule: XmrRule.BeyondLimit, IsUp: false });
        Assert.True(seasonal.IsSeasonal);
        Assert.False(XmrChartCalculator.Calculate(values[..5], new() { SeasonLength = 3 }).IsSeasonal);
    }

    [Fact]
    public void Equal_values_have_no_spread_and_no_alarm()
    {
        var chart = XmrChartCalculator.Calculate([7, 7, 7, 7, 7, 7]);

        Assert.Equal((7, 7, BehaviourVerdict.OrdinaryVariation), (chart.Upper!.Value, chart.Lower!.Value, chart.Verdict));
        Assert.Equal((null, null), (chart.Autocorrelation, chart.TrendProbability));
    }

    [Fact]
    public void A_baseline_judges_what_came_after_it()
    {
        ImmutableArray<double> values = [10, 12, 11, 13, 10, 12, 30];

        Assert.Contains(XmrChartCalculator.Calculate(values, new() { BaselineLength = 6 }).Signals, signal => signal is { Index: 6, Rule: XmrRule.BeyondLimit });
        Assert.Throws<ArgumentException>("options", () => XmrChartCalculator.Calculate(values, new() { BaselineLength = 8 }));
    }

    [Fact]
    public void In_a_long_series_a_run_of_eight_is_watched_and_a_longer_one_is_a_change()
    {
        // Ups and downs by turns, and once eight, or ten, small ups in a row with the next up behind them: too small for a change point.
        double[] With(int ups) => [.. Enumerable.Range(0, 52).Select(i => i is >= 20 && i < 20 + ups ? 100.3 + (i % 2 * 0.2) : 100 + (i % 2 == 0 ? 1.0 : -1.0))];

        Assert.Equal(BehaviourVerdict.Watch, XmrChartCalculator.Calculate([.. With(8)]).Verdict);
        Assert.Contains("8 in a row", XmrChartCalculator.Calculate([.. With(8)]).VerdictRule, StringComparison.Ordinal);
        Assert.StartsWith("period 30: 10 in a row on one side", XmrChartCalculator.Calculate([.. With(10)]).VerdictRule, StringComparison.Ordinal);
    }

    [Fact]
    public void On_the_scale_of_logarithms_limits_are_ratios()
    {
        // Values of 100 e^(0.1 x): their logarithms step by 0.2, 0.1, 0.2, 0.4 around the mean 0.1 x 11 + ln 100.
        ImmutableArray<double> values = [.. new[] { 10, 12, 11, 13, 9 }.Select(x => 100 * Math.Exp(0.1 * x))];
        var chart = XmrChartCalculator.Calculate(values, new() { IsLogarithmic = true });

        Assert.True(chart.IsLogarithmic);
        Assert.Equal(100 * Math.Exp(1.1), chart.Centre!.Value, 9);
        Assert.Equal(100 * Math.Exp(1.1 + (2.66 * 0.225)), chart.Upper!.Value, 9);
        Assert.Equal(100 * Math.Exp(1.1 - (2.66 * 0.225)), chart.Lower!.Value, 9);
        Assert.Equal(0.225, chart.MovingRange!.Value, 12);
        Assert.False(XmrChartCalculator.Calculate([.. values, 0], new() { IsLogarithmic = true }).IsLogarithmic);
    }

    [Fact]
    public void After_a_real_shift_limits_are_made_anew_and_the_old_level_keeps_its_own()
    {
        double[] noise = [1, -2, 2, -1, 0, 2, -2, 1, -1, 0, 2, -1, 1, -2, 0, 1, -1, 2];
        ImmutableArray<double> values = [.. noise.Select((n, i) => 50 + n + (i < 9 ? 0 : 9))];
        var (once, anew) = (XmrChartCalculator.Calculate(values), XmrChartCalculator.Calculate(values, new() { RecalculatesAfterShift = true }));

        Assert.Equal(9, Assert.Single(anew.Changes!.Changes).Index);
        Assert.Equal([0, 9], anew.Pieces.Select(piece => piece.From));
        Assert.Equal(XmrChartCalculator.Calculate(values[..9]).Upper, anew.Pieces[0].Upper);
        Assert.Equal(XmrChartCalculator.Calculate(values[9..]).Upper, anew.Upper);
        Assert.Equal((BehaviourVerdict.RealShift, BehaviourVerdict.RealShift), (once.Verdict, anew.Verdict));
        Assert.NotEmpty(once.Signals);
        Assert.Empty(anew.Signals);
        Assert.Single(XmrChartCalculator.Calculate([.. noise], new() { RecalculatesAfterShift = true }).Pieces);
    }

    [Fact]
    public void Running_figures_find_a_small_shift_that_limits_miss_and_dispersion_tells_that_levels_last()
    {
        double[] noise = [1, -2, 2, -1, 0, 2, -2, 1, -1, 0, 2, -1, 1, -2, 0, 1, -1, 2];
        var chart = XmrChartCalculator.Calculate([.. noise.Concat(noise).Select((n, i) => 50 + n + (i < 18 ? 0 : 3))], new() { BaselineLength = 18 });

        Assert.DoesNotContain(chart.Scores, score => score.IsBeyondLimit);
        Assert.Contains(chart.Scores, score => score.IsCusumSignal);
        Assert.Contains(chart.Scores, score => score.IsEwmaSignal);
        Assert.Equal(36, chart.Scores.Length);

        // Squares around the mean, over the squared deviation of neighbours.
        var (mean, step) = (chart.Values.Average(), chart.Values.Zip(chart.Values.Skip(1), (before, now) => Math.Abs(now - before)).Average());
        Assert.Equal(chart.Values.Sum(value => Math.Pow(value - mean, 2)) / 35 / Math.Pow(step * Math.Sqrt(Math.PI) / 2, 2), chart.DispersionRatio!.Value, 9);
        Assert.Empty(XmrChartCalculator.Calculate([7, 7, 7, 7, 7, 7]).Scores);
    }

    [Property(MaxTest = 300)]
    public bool Unit_and_origin_do_not_change_what_stands_out(sbyte[] raw, sbyte shift)
    {
        ImmutableArray<double> values = [.. raw.Select(value => (double)value)];
        var (one, other) = (XmrChartCalculator.Calculate(values), XmrChartCalculator.Calculate([.. values.Select(value => (4 * value) + shift)]));
        var isClear = one.Upper is null || values.All(value => Math.Abs(value - one.Centre!.Value) > 1e-9 && Math.Abs(value - one.Upper.Value) > 1e-9 && Math.Abs(value - one.Lower!.Value) > 1e-9);
        return !isClear || one.Signals.SequenceEqual(other.Signals);
    }

    /// <summary>Known truth: 1,000 people whose 24 months are luck alone. Measured with this seed: a shift or trend is said of no more than 5 %, and anything at
    /// all of no more than 25 %; with a level that falls by two standard deviations after 12 months a shift or trend is found in at least 84 %.</summary>
    [Fact]
    public void False_alarms_are_few_and_real_changes_are_found()
    {
        var random = new RandomStream(4);
        var (said, any, found) = (0, 0, 0);
        for (var person = 0; person < 1_000; person++)
        {
            double[] luck = [.. Enumerable.Range(0, 24).Select(_ => 100 + (20 * random.Normal()))];
            var plain = XmrChartCalculator.Calculate([.. luck]).Verdict;
            var fallen = XmrChartCalculator.Calculate([.. luck.Select((value, i) => i < 12 ? value : value - 40)]).Verdict;
            said += plain >= BehaviourVerdict.RealShift ? 1 : 0;
            any += plain >= BehaviourVerdict.Watch ? 1 : 0;
            found += fallen >= BehaviourVerdict.RealShift ? 1 : 0;
        }

        Assert.True(said <= 50 && any <= 250 && found >= 840, $"{said} {any} {found}");
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>("values", () => XmrChartCalculator.Calculate([1, 2, double.NaN, 4, 5]));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new XmrOptions { BaselineLength = 4 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new XmrOptions { SeasonLength = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("centre", () => ProportionChartCalculator.Calculate([], 1.5));
        Assert.Null(ProportionChartCalculator.Calculate([]));
        Assert.Null(ProportionChartCalculator.Calculate([new WinCount("w1", 5, 5)]));
    }

    [Fact]
    public void A_small_shift_that_lasts_is_found_by_the_sums_before_the_limits()
    {
        var periods = Enumerable.Range(0, 30).Select(i => new WinCount($"w{i}", i < 15 ? 60 : 66, 100));

        var chart = ProportionChartCalculator.Calculate(periods, 0.6)!;

        Assert.DoesNotContain(chart.Points, point => point.IsBeyondLimit);
        Assert.Contains(chart.Points, point => point.IsCusumSignal);
        Assert.Contains(chart.Points, point => point.IsEwmaSignal);
        Assert.True(chart.Points.Take(15).All(point => point is { IsCusumSignal: false, IsEwmaSignal: false }));
    }
}

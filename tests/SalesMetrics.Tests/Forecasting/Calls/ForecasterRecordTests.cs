using FsCheck.Xunit;
using NodaTime;
using SalesMetrics.Forecasting.Calls;
using SalesMetrics.Forecasting.Evaluation;
using SalesMetrics.Testing.Generation;

namespace SalesMetrics.Tests.Forecasting.Calls;

public class ForecasterRecordTests
{
    private static readonly LocalDate Start = new(2024, 1, 1);

    [Fact]
    public void Bias_is_the_sum_of_the_errors_over_what_came()
    {
        var record = Record([110, 190, 340], [100, 200, 300]);

        Assert.Equal(3, record.Scored.Length);
        Assert.Equal(20, record.MeanAbsoluteError!.Value, 12);
        Assert.Equal(0.1, record.Wape!.Value, 12);
        Assert.Equal(40d / 600, record.Bias.Relative!.Value, 12);
        Assert.Equal(2, record.TrackingSignal!.Value, 12);
        Assert.Equal(BiasVerdict.TooLittleData, record.Bias.Verdict);
    }

    /// <summary>By the formula: errors 10, -10, 40 on 100, 200, 300, b = 1/15, residuals 10/3, -70/3, 20; sum of squares 8600/9; se = sqrt(3/2 * 8600/9)
    /// / 600 = 0.063099; Student's t of 2 degrees is 0.95 / sqrt(2 * 0.975 * 0.025), which is R's qt(0.975, 2).</summary>
    [Fact]
    public void The_interval_of_the_bias_is_that_of_a_ratio()
    {
        var bias = Record([110, 190, 340], [100, 200, 300]).Bias;

        var half = 0.95 / Math.Sqrt(2 * 0.975 * 0.025) * Math.Sqrt(1.5 * 8600 / 9) / 600;
        Assert.Equal((1d / 15) - half, bias.Low!.Value, 10);
        Assert.Equal((1d / 15) + half, bias.High!.Value, 10);
    }

    [Fact]
    public void A_constant_optimist_is_called_too_high_and_worse_than_naive()
    {
        double[] came = [100, 104, 98, 101, 97, 103, 99, 102];
        var record = Record([.. came.Select((value, i) => value * (1.3 + (0.01 * (i % 2))))], came, naive: [.. came.Select((value, i) => value + (i % 3) - 1)]);

        Assert.Equal(BiasVerdict.TooHigh, record.Bias.Verdict);
        Assert.Equal(ForecastVerdict.SecondErrsLess, record.ValueAdded!.Verdict);
        Assert.Equal([ForecastWarning.WorseThanYardstick, ForecastWarning.TooHigh], record.Warnings);
        Assert.True(record.ValueAdded.Points < -0.2);
        Assert.Contains("worse than the yardstick; too high", record.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_forecaster_adds_value_and_is_not_warned_of()
    {
        double[] came = [100, 140, 90, 120, 80, 130, 95, 150];
        var record = Record([.. came.Select((value, i) => value + ((i % 2) * 4) - 2)], came, naive: [120, 100, 140, 90, 120, 80, 130, 95]);

        Assert.Equal(ForecastVerdict.FirstErrsLess, record.ValueAdded!.Verdict);
        Assert.Empty(record.Warnings);
        Assert.Equal("nothing to warn of", record.Explain().Value.ToString());
    }

    [Fact]
    public void Only_the_latest_forecast_made_in_time_counts()
    {
        var period = new LocalDate(2026, 3, 1);
        var log = ForecastLog.Empty.With(
        [
            new("ada", "team", period, new(2026, 1, 10), 50), new("ada", "team", period, new(2026, 2, 28), 80), new("ada", "team", period, new(2026, 3, 20), 99),
            new("ada", "team", period.PlusMonths(1), new(2026, 4, 2), 99), new("ada", "team", period.PlusMonths(2), new(2026, 4, 2), 70),
        ]).Value;

        var record = Assert.Single(ForecasterRecordCalculator.Calculate(log, [new("team", period, 100), new("team", period.PlusMonths(1), 100)]).Value);

        Assert.Equal(80, Assert.Single(record.Scored).Forecast.Value);
        Assert.Equal((1, 1), (record.Pending, record.TooLate));
        Assert.Equal(99, ForecasterRecordCalculator.Calculate(log, [new("team", period, 100)], new() { LeastLeadDays = -30 }).Value[0].Scored[0].Forecast.Value);
    }

    [Fact]
    public void Nothing_that_came_leaves_every_figure_undefined()
    {
        var record = Record([1, 2], [0, 0]);

        Assert.Null(record.Bias.Relative);
        Assert.Null(record.Wape);
        Assert.Null(record.ValueAdded);
        Assert.Empty(ForecasterRecordCalculator.Calculate(ForecastLog.Empty, []).Value);
    }

    [Fact]
    public void Observations_that_contradict_each_other_or_are_no_numbers_are_issues()
    {
        var calculated = ForecasterRecordCalculator.Calculate(
            ForecastLog.Empty.With([new("ada", "team", Start, Start.PlusDays(-1), 5)]).Value,
            [new("team", Start, 4), new("team", Start, 4), new("team", Start, 6), new("team", Start.PlusMonths(1), double.NaN)]);

        Assert.Equal(["observation-changed", "observation-not-finite"], calculated.Issues.Select(issue => issue.Code));
        Assert.Equal(1, calculated.Value[0].Scored[0].Error);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new ForecasterOptions { Level = 95 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new ForecasterOptions { LeastPeriods = 2 });
        Assert.Throws<ArgumentException>("value", () => new ForecasterOptions { YardstickId = " " });
    }

    [Property]
    public void Bias_and_its_interval_do_not_change_with_the_unit(ushort seed, bool isLarge)
    {
        var factor = isLarge ? 1024d : 1d / 64;
        var random = new RandomStream(seed);
        double[] came = [.. Enumerable.Range(0, 12).Select(_ => 100 + (10 * random.Normal()))];
        double[] called = [.. came.Select(value => value + (15 * random.Normal()))];

        var (small, large) = (Record(called, came).Bias, Record([.. called.Select(v => v * factor)], [.. came.Select(v => v * factor)]).Bias);

        Assert.Equal((small.Relative, small.Low, small.High, small.Verdict), (large.Relative, large.Low, large.High, large.Verdict));
    }

    /// <summary>1,000 forecasters without a bias: 50 are expected outside of a 95 % interval, 71 is three standard errors more.</summary>
    [Fact]
    public void Of_people_without_a_bias_no_more_than_the_stated_share_is_said_to_have_one()
    {
        var random = new RandomStream(20261124);
        var accused = 0;
        for (var person = 0; person < 1_000; person++)
        {
            double[] came = [.. Enumerable.Range(0, 12).Select(_ => 100 + (20 * random.Normal()))];
            double[] called = [.. came.Select(value => value + (15 * random.Normal()))];
            accused += Record(called, came).Bias.Verdict is BiasVerdict.TooHigh or BiasVerdict.TooLow ? 1 : 0;
        }

        Assert.InRange(accused, 29, 71);
    }

    // Monthly forecasts of one series, each made the day before its month.
    private static ForecasterRecord Record(double[] called, double[] came, double[]? naive = null)
    {
        var log = ForecastLog.Empty.With([.. Calls("ada", called), .. Calls("naive", naive ?? [])]).Value;
        var records = ForecasterRecordCalculator.Calculate(log, came.Select((value, i) => new ObservedValue("team", Start.PlusMonths(i), value)));
        Assert.Empty(records.Issues);
        return records.Value.Single(record => record.ForecasterId == "ada");
    }

    private static IEnumerable<SubmittedForecast> Calls(string who, double[] values) =>
        values.Select((value, i) => new SubmittedForecast(who, "team", Start.PlusMonths(i), Start.PlusMonths(i).PlusDays(-1), value));
}

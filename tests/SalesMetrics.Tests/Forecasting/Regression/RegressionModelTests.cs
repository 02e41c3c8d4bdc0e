using NodaTime;
using SalesMetrics.Calendars;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Regression;
using SalesMetrics.Series;
using SalesMetrics.Tests.Golden;

namespace SalesMetrics.Tests.Forecasting.Regression;

public class RegressionModelTests
{
    private static readonly RegressionOptions Line = new() { Season = SeasonTerms.None };

    [Fact]
    public void A_line_through_three_values_is_the_one_on_paper()
    {
        // 1, 2, 6 at 1, 2, 3: slope ((1 - 3)(1 - 2) + (6 - 3)(3 - 2)) / 2 = 2.5, at 4: 3 + 2.5 * 2 = 8. Errors 0.5, -1, 0.5: sigma² = 1.5 / 1.
        var fit = (FittedRegression)new RegressionModel(Line).Fit(TimeSeries.Create("north", [1, 2, 6]));
        Assert.Equal([-2, 2.5], fit.Terms.Select(term => Math.Round(term.Coefficient, 12)));
        Assert.Equal(Math.Sqrt(1.5), fit.ResidualStandardDeviation!.Value, 12);
        var step = fit.Forecast(1, 0.95).Steps[0];
        Assert.Equal(8, step.Mean, 12);
        // One degree of freedom: t = tan(0.95 pi / 2); leverage 1/3 + 2² / 2.
        Assert.Equal(Math.Tan(0.95 * Math.PI / 2) * Math.Sqrt(1.5 * (1 + (1 / 3d) + 2)), step.Intervals[0].Upper - 8, 1e-8);
        Assert.Equal([0.5, 3, 5.5], fit.FittedValues.Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void A_known_campaign_to_come_adds_what_the_past_one_did()
    {
        var sales = Enumerable.Range(0, 24).Select(i => 100 + (2 * i) + (i is 5 or 14 ? 50 : 0) + (i * 7 % 3 * 0.1));
        var options = Line with { Regressors = [Regressor.Event("campaign", 30, 5, 14, 26)] };
        var fit = (FittedRegression)new RegressionModel(options).Fit(TimeSeries.Create("north", sales));
        Assert.Equal(50, fit.Terms.Single(term => term.Name == "campaign").Coefficient, 0.5);
        var steps = fit.Forecast(6).Steps;
        Assert.Equal(50, steps[2].Mean - ((steps[1].Mean + steps[3].Mean) / 2), 0.5);
        Assert.Contains(fit.Explain().Lines, line => line.Label == "campaign");
    }

    [Fact]
    public void A_price_rise_is_a_step_that_stays()
    {
        var sales = Enumerable.Range(0, 24).Select(i => 100 + (i < 15 ? 0 : 30) + (i * 7 % 3 * 0.1));
        var options = new RegressionOptions { HasTrend = false, Regressors = [Regressor.ChangeFrom("price", 40, 15)] };
        Assert.Equal(130, new RegressionModel(options).Fit(TimeSeries.Create("north", sales)).Forecast(3).Steps[2].Mean, 0.5);
    }

    [Fact]
    public void Selling_days_of_the_coming_month_count()
    {
        var months = FiscalCalendar.Gregorian.PeriodsIn(new DateInterval(new LocalDate(2024, 1, 1), new LocalDate(2026, 12, 31)), PeriodGrain.Month);
        var days = Regressor.SellingDays(SellingDayCalendar.MondayToFriday, months);
        var series = TimeSeries.Create("north", days.Values.Take(24).Select((count, i) => (10 * count) + (i * 7 % 3 * 0.1)));
        var steps = new RegressionModel(Line with { Regressors = [days] }).Fit(series).Forecast(12).Steps;
        Assert.Equal("selling-days", days.Name);
        // January 2026 has 22 weekdays and February 20.
        Assert.Equal(220, steps[0].Mean, 0.5);
        Assert.Equal(200, steps[1].Mean, 0.5);
    }

    [Fact]
    public void What_the_history_says_nothing_about_is_left_out_and_named()
    {
        var options = Line with
        {
            Regressors = [Regressor.Event("first campaign ever", 30, 26), Regressor.Create("trend again", Enumerable.Range(0, 30).Select(i => 5d + (2 * i)))],
        };
        var fit = (FittedRegression)new RegressionModel(options).Fit(TimeSeries.Create("north", Enumerable.Range(0, 24).Select(i => 100 + (i * 7 % 5d))));
        Assert.Equal(["first campaign ever", "trend again"], fit.LeftOut.Select(term => term.Name));
        Assert.Contains("is 0 in every period", fit.LeftOut[0].Reason, StringComparison.Ordinal);
        Assert.Contains("make it up", fit.LeftOut[1].Reason, StringComparison.Ordinal);
        Assert.Contains("first campaign ever left out", fit.Forecast(3).ModelReason, StringComparison.Ordinal);
        Assert.Equal(["constant", "trend"], fit.Terms.Select(term => term.Name));
    }

    [Fact]
    public void Terms_that_nearly_make_each_other_up_are_called_collinear()
    {
        var nearly = Regressor.Create("nearly trend", Enumerable.Range(0, 30).Select(i => i + (i * 7 % 3 * 0.05)));
        var series = TimeSeries.Create("north", Enumerable.Range(0, 24).Select(i => 100 + i + (i * 7 % 5d)));
        var fit = (FittedRegression)new RegressionModel(Line with { Regressors = [nearly] }).Fit(series);
        Assert.True(fit.Terms[1].IsCollinear && fit.Terms[2].IsCollinear);
        Assert.Null(fit.Terms[0].VarianceInflation);
        Assert.Contains("Hardly told from each other: trend, nearly trend.", fit.ModelReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Inflation_is_one_over_what_the_other_terms_leave_of_a_term()
    {
        // 1, 2, 3, 4 and 1, 2, 3, 5 around their means: squares 5 and 8.75, product 6.5; r² = 6.5² / (5 * 8.75), so 1 - r² = 1.5 / 43.75.
        var fit = (FittedRegression)new RegressionModel(Line with { Regressors = [Regressor.Create("x", [1, 2, 3, 5])] })
            .Fit(TimeSeries.Create("north", [7, 9, 8, 12]));
        Assert.Equal(43.75 / 1.5, fit.Terms[1].VarianceInflation!.Value, 1e-9);
        Assert.Equal(43.75 / 1.5, fit.Terms[2].VarianceInflation!.Value, 1e-9);
    }

    [Fact]
    public void Regressors_must_be_known_for_all_of_the_past_and_for_what_is_forecast()
    {
        var series = TimeSeries.Create("north", RParts.Flat.Values);
        Assert.Throws<ArgumentException>(() => new RegressionModel(Line with { Regressors = [Regressor.Event("x", 23, 3)] }).Fit(series));
        var fit = new RegressionModel(Line with { Regressors = [Regressor.Event("x", 26, 3)] }).Fit(series);
        Assert.Equal(2, fit.Forecast(2).Steps.Length);
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => fit.Forecast(3));
        Assert.Contains("'x' is known for 26 periods, 2 of them after the history", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ISamplePaths)fit).SamplePaths(3, 1, 1));
    }

    [Fact]
    public void Regressors_are_refused_with_the_place_of_what_is_wrong()
    {
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => Regressor.Create("x", [1, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Regressor.Create("x", []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Regressor.Event("x", 5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Regressor.ChangeFrom("x", 5, -1));
        Assert.Throws<ArgumentException>(() => new RegressionOptions { Regressors = [Regressor.Event("x", 5), Regressor.Event("x", 5)] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegressionOptions { WaveCount = 0 });
    }

    [Theory]
    [InlineData(23, "A season of 12 takes 24 values and there are 23")]
    [InlineData(24, null)]
    public void A_season_takes_two_seasons(int length, string? reason)
    {
        var fit = new RegressionModel().Fit(TimeSeries.Create("north", RParts.Air.Values.Take(length), 12));
        Assert.Equal("regression", fit.ModelName);
        Assert.Equal(reason is null, fit.ModelReason is null);
        Assert.Contains(reason ?? "", fit.ModelReason ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Quantiles_of_paths_are_the_limits_and_sums_are_wider_than_independent_errors_would_make_them()
    {
        var fit = (FittedRegression)new RegressionModel(Line).Fit(TimeSeries.Create("north", RParts.Flat.Values.Take(8)));
        var paths = fit.SamplePaths(12, 20_000, seed: 5)!;
        var steps = fit.Forecast(12, 0.8).Steps;
        Assert.All(steps, step =>
        {
            Assert.Equal(step.Intervals[0].Lower, paths.QuantileOfSum(step.Step, step.Step, 0.1), 0.06 * (step.Mean - step.Intervals[0].Lower));
            Assert.Equal(step.Intervals[0].Upper, paths.QuantileOfSum(step.Step, step.Step, 0.9), 0.06 * (step.Intervals[0].Upper - step.Mean));
        });

        // All steps lean on the same line, so they are off together.
        var independent = Math.Sqrt(steps.Sum(step => Math.Pow(step.Intervals[0].Upper - step.Mean, 2)));
        Assert.True((paths.QuantileOfSum(1, 12, 0.9) - paths.QuantileOfSum(1, 12, 0.1)) / 2 > 1.5 * independent);
        Assert.Equal(paths.Path(7).ToArray(), fit.SamplePaths(12, 20_000, seed: 5)!.Path(7).ToArray());
    }

    [Fact]
    public void Errors_that_go_together_are_seen_and_can_be_modelled()
    {
        var plain = (FittedRegression)new RegressionModel().Fit(RParts.Air);
        var arima = (FittedRegression)new RegressionModel(new RegressionOptions { Errors = RegressionErrors.Arima }).Fit(RParts.Air);
        Assert.InRange(plain.ErrorAutocorrelation!.Value, 0.7, 0.95);
        Assert.Null(plain.Errors);
        Assert.Equal("regression-arima", arima.ModelName);
        Assert.Equal(plain.Terms.Select(term => term.Coefficient), arima.Terms.Select(term => term.Coefficient));
        Assert.True(arima.ResidualStandardDeviation < 0.8 * plain.ResidualStandardDeviation);
        // The last values were above the line, and the next ones will be.
        Assert.True(arima.Forecast(1).Steps[0].Mean > plain.Forecast(1).Steps[0].Mean - 30);
        Assert.Contains(arima.Parameters, parameter => parameter.Name is "ar1" or "ma1");
    }

    [Fact]
    public void An_exact_line_has_no_limits_and_says_why()
    {
        var fit = (FittedRegression)new RegressionModel().Fit(TimeSeries.Create("north", Enumerable.Range(0, 30).Select(i => 5 + (3d * i)), 4));
        Assert.Contains("runs through every value", fit.NoIntervalReason, StringComparison.Ordinal);
        Assert.Null(fit.SamplePaths(2, 2, 1));
        Assert.Equal(95, fit.Forecast(1, 0.9).Steps[0].Mean, 9);
    }

    [Theory]
    [InlineData(24, 23)]
    [InlineData(25, 6)]
    [InlineData(365, 6)]
    public void Long_seasons_are_waves_unless_levels_are_asked_for(int seasonLength, int terms)
    {
        var series = TimeSeries.Create("north", Enumerable.Range(0, 800).Select(i => 100 + (i * 7919L % 101d)), seasonLength);
        Assert.Equal(2 + terms, ((FittedRegression)new RegressionModel().Fit(series)).Terms.Length);
        // Levels beyond 366 would take more room than any history is worth.
        Assert.Equal(8, ((FittedRegression)new RegressionModel(new RegressionOptions { Season = SeasonTerms.Levels })
            .Fit(TimeSeries.Create("north", series.Values, 367))).Terms.Length);
        Assert.Equal(1 + seasonLength, ((FittedRegression)new RegressionModel(new RegressionOptions { Season = SeasonTerms.Levels }).Fit(series)).Terms.Length);
    }
}

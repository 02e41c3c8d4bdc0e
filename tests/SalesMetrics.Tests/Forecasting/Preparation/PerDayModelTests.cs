using NodaTime;
using SalesMetrics.Calendars;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Preparation;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Theta;
using SalesMetrics.Forecasting.Regression;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Preparation;

public class PerDayModelTests
{
    private static readonly Regressor Days = Regressor.Create("days", [20, 22, 21, 23, 20, 19, 23, 20, 22, 20, 21, 23, 18, 22]);

    [Fact]
    public void The_same_sales_a_day_are_forecast_for_the_days_to_come()
    {
        var series = TimeSeries.Create("north", Days.Values.Take(12).Select(days => 5 * days));
        var fit = new PerDayModel(new NaiveModel(), Days).Fit(series);
        Assert.Equal("per-day-naive", fit.ModelName);
        Assert.Equal([90, 110], fit.Forecast(2).Steps.Select(step => step.Mean));
        Assert.StartsWith("Of the sales per day: The history is constant", fit.NoIntervalReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Mean_limits_and_paths_are_those_of_a_day_times_the_days()
    {
        var series = TimeSeries.Create("north", Days.Values.Take(12).Select((days, i) => (5 + (i * 7 % 3)) * days));
        var perDay = new ThetaModel().Fit(TimeSeries.Create("north", series.Values.Select((value, i) => value / Days.Values[i])));
        var fit = (FittedPerDay)new PerDayModel(new ThetaModel(), Days).Fit(series);
        var (own, day) = (fit.Forecast(2, 0.8).Steps[0], perDay.Forecast(2, 0.8).Steps[0]);
        Assert.Equal((18 * day.Mean, 18 * day.Intervals[0].Lower), (own.Mean, own.Intervals[0].Lower));
        Assert.Equal(18 * ((ISamplePaths)perDay).SamplePaths(2, 1, 9)!.Path(0)[0], fit.SamplePaths(2, 1, 9)!.Path(0)[0]);
        Assert.Equal(fit.Series.Length, fit.FittedValues.Length);
        Assert.Equal(23 * perDay.FittedValues[^1], fit.FittedValues[^1]);
    }

    [Fact]
    public void Fiscal_months_of_four_and_five_weeks_and_the_53rd_week_are_evened_out()
    {
        var retail = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, new FiscalYearEnd.LastWeekday(IsoDayOfWeek.Saturday, 1));
        var months = retail.PeriodsIn(new DateInterval(new LocalDate(2021, 3, 1), new LocalDate(2026, 6, 1)), PeriodGrain.Month);
        Assert.Contains(months, month => month.DayCount == 42);
        var days = Regressor.SellingDays(SellingDayCalendar.MondayToFriday, months);
        var series = TimeSeries.Create("north", days.Values.SkipLast(6).Select(count => 100 * count), 12);
        var steps = new PerDayModel(new SeasonalNaiveModel(), days).Fit(series).Forecast(6).Steps;
        Assert.Equal(days.Values.TakeLast(6).Select(count => 100 * count), steps.Select(step => step.Mean));
    }

    [Fact]
    public void Days_must_be_above_zero_and_known_as_far_as_forecasts_are_wanted()
    {
        Assert.Contains("Period 1", Assert.Throws<ArgumentException>(() => new PerDayModel(new NaiveModel(), Regressor.Create("days", [20, 0]))).Message, StringComparison.Ordinal);
        var fit = new PerDayModel(new NaiveModel(), Days).Fit(TimeSeries.Create("north", Days.Values.Take(12)));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Forecast(3));
        Assert.Throws<ArgumentException>(() => new PerDayModel(new NaiveModel(), Days).Fit(TimeSeries.Create("north", new double[15])));
    }
}

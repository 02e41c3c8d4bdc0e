using SalesMetrics.Calendars;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class SeasonCalculatorTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    [Fact]
    public void The_shape_is_the_mean_of_the_years_shares_exactly()
    {
        var season = SeasonCalculator.Learn(
            [.. Year(2015, 10m, 20m, 30m, 40m), .. Year(2016, 100m, 100m, 100m, 300m)], Calendar, PeriodGrain.Quarter);

        Assert.Null(season.WhyEven);
        Assert.Equal([2015, 2016], season.Years.AsEnumerable());
        Assert.Equal(
            [
                (Ratio.Of(10, 100) + Ratio.Of(100, 600)) / Ratio.Of(2, 1),
                (Ratio.Of(20, 100) + Ratio.Of(100, 600)) / Ratio.Of(2, 1),
                (Ratio.Of(30, 100) + Ratio.Of(100, 600)) / Ratio.Of(2, 1),
                (Ratio.Of(40, 100) + Ratio.Of(300, 600)) / Ratio.Of(2, 1),
            ],
            season.Shape.Weights.AsEnumerable());
        Assert.Equal(Ratio.One, season.Shape.Weights.Aggregate((sum, weight) => sum + weight));
    }

    [Fact]
    public void With_too_few_whole_years_the_shape_is_even_and_says_why()
    {
        var season = SeasonCalculator.Learn(
            [.. Year(2015, 10m, 20m, 30m), .. Year(2016, 1m, 1m, 1m, 3m), .. Year(2014, 1m, -1m, 5m, 5m), .. Year(2013, 0m, 0m, 0m, 0m)],
            Calendar,
            PeriodGrain.Quarter);

        Assert.Equal("even, for there are 1 complete years and 2 are needed", season.WhyEven);
        Assert.Equal(Enumerable.Repeat(Ratio.Of(1, 4), 4), season.Shape.Weights);
        Assert.Equal(["FY2013 (nothing was credited)", "FY2014 (FY2014-Q2 is negative)", "FY2015 (FY2015-Q4 is missing)"], season.LeftOut.AsEnumerable());
        Assert.StartsWith("Seasonal shape: even, for there are 1 complete years", season.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_that_cannot_be_read_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SeasonCalculator.Learn([], Calendar, PeriodGrain.Month));
        Assert.Throws<ArgumentException>(() => SeasonCalculator.Learn(Year(2015, 1m), Calendar, PeriodGrain.Month));
        Assert.Throws<ArgumentException>(() => SeasonCalculator.Learn([.. Year(2015, 1m), .. Year(2015, 1m)], Calendar, PeriodGrain.Quarter));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeasonCalculator.Learn(Year(2015, 1m), Calendar, PeriodGrain.Week));
        Assert.Throws<ArgumentOutOfRangeException>(() => SeasonCalculator.Learn(Year(2015, 1m), Calendar, PeriodGrain.Quarter, 0));
    }

    private static IEnumerable<PeriodAmount> Year(int year, params decimal[] quarters) =>
        quarters.Select((amount, i) => new PeriodAmount(Calendar.Period(year, PeriodGrain.Quarter, i + 1), Usd(amount)));
}

using NodaTime;
using SalesMetrics.Forecasting.Calls;

namespace SalesMetrics.Tests.Forecasting.Calls;

public class ForecastLogTests
{
    private static readonly LocalDate March = new(2026, 3, 1);

    [Fact]
    public void A_forecast_stands_as_it_was_handed_in()
    {
        var log = ForecastLog.Empty.With([Call("ada", 25, 100)]).Value;

        var changed = log.With([Call("ada", 25, 90), Call("ada", 25, 100), Call("ada", 26, 90)]);

        var issue = Assert.Single(changed.Issues);
        Assert.Equal(("forecast-changed", IssueOutcome.Rejected, "90"), (issue.Code, issue.Outcome, issue.Value));
        Assert.Equal([100, 90], changed.Value.Entries.Select(entry => entry.Value));
        Assert.Single(log.Entries);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_a_number_is_set_aside(double value)
    {
        var log = ForecastLog.Empty.With([Call("ada", 25, value), Call("bob", 25, 1)]);

        Assert.Equal("forecast-not-finite", Assert.Single(log.Issues).Code);
        Assert.Equal("bob", Assert.Single(log.Value.Entries).ForecasterId);
    }

    [Fact]
    public void The_order_in_which_forecasts_come_does_not_matter()
    {
        SubmittedForecast[] calls = [Call("bob", 20, 1), Call("ada", 25, 2), Call("ada", 20, 3)];

        Assert.Equal(ForecastLog.Empty.With(calls).Value.Entries.AsEnumerable(), ForecastLog.Empty.With(calls.Reverse()).Value.Entries);
    }

    [Fact]
    public void Days_of_lead_are_counted_to_the_first_day_of_the_period()
    {
        Assert.Equal(4, Call("ada", 25, 1).LeadDays);
        Assert.Equal(0, new SubmittedForecast("ada", "team", March, March, 1).LeadDays);
        Assert.Equal(-2, new SubmittedForecast("ada", "team", March, March.PlusDays(2), 1).LeadDays);
    }

    [Fact]
    public void Names_are_needed()
    {
        Assert.Throws<ArgumentException>("forecasterId", () => new SubmittedForecast(" ", "team", March, March, 1));
        Assert.Throws<ArgumentException>("seriesId", () => new SubmittedForecast("ada", "", March, March, 1));
    }

    // A call for March made on a day of February.
    private static SubmittedForecast Call(string who, int day, double value) => new(who, "team", March, new(2026, 2, day), value);
}

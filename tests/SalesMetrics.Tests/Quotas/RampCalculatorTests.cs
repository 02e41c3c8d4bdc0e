using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class RampCalculatorTests
{
    private static readonly RampLearningOptions Small = new() { TenuredFromMonth = 4, MinimumPeople = 3 };

    [Fact]
    public void A_month_of_tenure_starts_on_the_day_of_hire_also_when_months_are_short()
    {
        var ramp = RampSchedule.FromPercents(25m, 50m);
        var hired = Day("2017-01-31");

        Assert.Equal(
            [25m, 25m, 50m, 50m, 100m],
            ((string[])["2017-01-31", "2017-02-27", "2017-02-28", "2017-03-30", "2017-03-31"]).Select(day => ramp.On(hired, Day(day)).ToDecimal() * 100m));
        Assert.Throws<ArgumentOutOfRangeException>(() => ramp.On(hired, Day("2017-01-30")));
        Assert.Equal(Ratio.One, RampSchedule.Create().On(hired, hired));
    }

    [Fact]
    public void The_ramp_is_the_median_share_of_tenured_productivity_with_the_people_behind_it()
    {
        // Three tenured people make 100 a month on average; (50 + 100 + 150) / 3.
        var ramp = RampCalculator.Learn(
            [
                .. Month(4, 50m, 100m, 150m),
                .. Month(1, 10m, 20m, 90m),
                .. Month(2, 5m, 40m, 60m, 80m),
                .. Month(3, 1m, 20m, 200m),
            ],
            Small);

        Assert.Equal(
            [new RampMonth(1, Ratio.Of(20, 100), 3), new RampMonth(2, Ratio.Of(40 + 60, 200), 4), new RampMonth(3, Ratio.Of(20, 100), 3)],
            ramp.Months.AsEnumerable());
        Assert.Equal("tenured from month 4", ramp.WhyStopped);

        // A schedule does not fall back in month 3 because those observed then were weak.
        Assert.Equal(RampSchedule.FromPercents(20m, 50m, 50m), ramp.Schedule);
    }

    [Fact]
    public void Months_with_too_few_people_end_the_schedule_and_say_so()
    {
        var ramp = RampCalculator.Learn([.. Month(4, 50m, 100m, 150m), .. Month(1, 10m, 20m, 90m), .. Month(2, 5m, 40m)], Small);

        Assert.Equal(RampSchedule.FromPercents(20m), ramp.Schedule);
        Assert.Equal("full quota from month 2, of which fewer than 3 people were observed", ramp.WhyStopped);
    }

    [Fact]
    public void Without_tenured_people_no_ramp_is_given()
    {
        Assert.Equal("no ramp: 2 tenured people, and 3 are needed", RampCalculator.Learn([.. Month(4, 50m, 100m), .. Month(1, 10m, 20m, 90m)], Small).WhyStopped);
        Assert.Equal("no ramp: the tenured were credited with nothing", RampCalculator.Learn([.. Month(4, 0m, 0m, 0m)], Small).WhyStopped);
        Assert.Throws<ArgumentException>(() => RampCalculator.Learn(Month(0, 1m)));
    }

    [Fact]
    public void Tenure_is_observed_in_whole_months_and_begins_again_after_a_gap()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-10", "2017-03-20"), Works("Ada", "Red", "2017-05-01"));
        var credits = Credits(
            organization, Sale("1", "Ada", "2017-01-10", 1m), Sale("2", "Ada", "2017-02-09", 10m), Sale("3", "Ada", "2017-02-10", 100m), Sale("4", "Ada", "2017-05-31", 7m));

        Assert.Equal(
            [
                new TenureObservation("Ada", 1, Usd(1m + 10m)), new TenureObservation("Ada", 2, Usd(100m)), new TenureObservation("Ada", 1, Usd(7m)),
            ],
            TenureCalculator.Calculate(credits, organization, Measure.Bookings, Days("2017-01-01", "2017-06-29")).AsEnumerable());
        Assert.Equal(
            [new TenureObservation("Ada", 2, Usd(100m))],
            TenureCalculator.Calculate(credits, organization, Measure.Bookings, Days("2017-01-11", "2017-05-30")).AsEnumerable());
    }

    private static IEnumerable<TenureObservation> Month(int month, params decimal[] credited) =>
        credited.Select((amount, i) => new TenureObservation("P" + i, month, Usd(amount)));
}

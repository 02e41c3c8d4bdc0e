using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Rates;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Comparisons.Rates;

public class RampTimeTests
{
    [Fact]
    public void The_first_of_two_periods_running_counts_and_one_good_month_does_not()
    {
        var ramp = Measure([Works("Ada", "Red", "2017-01-01")], ("Ada", [10m, 90m, 79.99m, 80m, 80m, 0m]));

        Assert.Equal(new RampedHire("Ada", new LocalDate(2017, 1, 1), RampOutcome.Ramped, 4, "FY2017-M04"), Assert.Single(ramp.Hires));
        Assert.Equal(4, ramp.MedianPeriods);
    }

    [Fact]
    public void Those_who_do_not_hold_it_yet_or_left_make_the_median_longer()
    {
        // At risk 5: one ends in 1 (4/5), one in 2 (3/5), Cleo is gone after 2, one of the two left ends in 4 (3/10).
        var ramp = Measure(
            [Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"), Works("Cleo", "Red", "2017-01-01", "2017-03-10"), Works("Dan", "Red", "2017-01-01"), Works("Eve", "Red", "2017-01-01")],
            ("Ada", [80m, 80m, 0m, 0m, 0m]),
            ("Bob", [0m, 100m, 100m, 0m, 0m]),
            ("Cleo", [0m, 90m, 0m, 0m, 0m]),
            ("Dan", [0m, 0m, 0m, 90m, 90m]),
            ("Eve", [0m, 0m, 0m, 0m, 85m]));

        Assert.Equal([(RampOutcome.Ramped, 1), (RampOutcome.Ramped, 2), (RampOutcome.Left, 2), (RampOutcome.Ramped, 4), (RampOutcome.StillRamping, 4)], ramp.Hires.Select(hire => (hire.Outcome, hire.Periods)));
        Assert.Equal(4, ramp.MedianPeriods);
        Assert.Equal(0.4, ramp.Within(3)!.Value, 12);
        Assert.Equal(0.7, ramp.Within(4)!.Value, 12);

        // Of five hired one left, and half of the two others hold it: 2/5 + 3/5 x 2/3 x 1/2.
        Assert.Equal(0.6, ramp.WithinDespiteLeaving(4)!.Value, 12);
        Assert.Equal((3, 1, 1), (ramp.Count(RampOutcome.Ramped), ramp.Count(RampOutcome.StillRamping), ramp.Count(RampOutcome.Left)));
    }

    [Fact]
    public void Only_whole_periods_of_employment_count()
    {
        // Hired on 16 January: February is the first. Gone on 10 May: April is the last.
        var ramp = Measure([Works("Ada", "Red", "2017-01-16", "2017-05-10")], ("Ada", [90m, 90m, 0m, 90m, 90m, 90m]));
        Assert.Equal(new RampedHire("Ada", new LocalDate(2017, 1, 16), RampOutcome.Left, 3, null), Assert.Single(ramp.Hires));
    }

    [Fact]
    public void A_run_that_has_begun_may_yet_be_it()
    {
        var hire = Assert.Single(Measure([Works("Ada", "Red", "2017-01-01")], ("Ada", [0m, 0m, 95m])).Hires);
        Assert.Equal((RampOutcome.StillRamping, 2), (hire.Outcome, hire.Periods));
        Assert.Equal(1, Assert.Single(Measure([Works("Ada", "Red", "2017-01-01")], new RampTimeOptions { PeriodsRunning = 1, Goal = Ratio.One }, ("Ada", [100m])).Hires).Periods);
    }

    [Fact]
    public void A_period_without_quota_does_not_hold_the_goal()
    {
        var hire = Assert.Single(Measure([Works("Ada", "Red", "2017-01-01")], ("Ada", [90m, null, 90m, 90m])).Hires);
        Assert.Equal((RampOutcome.Ramped, 3), (hire.Outcome, hire.Periods));
    }

    [Fact]
    public void A_rehire_is_a_hire_of_its_own_and_a_move_is_none()
    {
        var ramp = Measure(
            [Works("Ada", "Red", "2017-01-01", "2017-02-28"), Works("Ada", "Blue", "2017-03-01", "2017-04-15"), Works("Ada", "Red", "2017-06-01")],
            ("Ada", [0m, 90m, 90m, 0m, 0m, 90m, 90m]));
        Assert.Equal([(RampOutcome.Ramped, 2), (RampOutcome.Ramped, 1)], ramp.Hires.Select(hire => (hire.Outcome, hire.Periods)));
    }

    [Fact]
    public void Who_was_hired_earlier_or_for_a_few_days_is_left_out_and_counted()
    {
        var ramp = Measure([Works("Ada", "Red", "2016-12-31"), Works("Bob", "Red", "2017-01-02", "2017-02-27")], ("Ada", [90m, 90m]), ("Bob", [90m, 90m]));

        Assert.Empty(ramp.Hires);
        Assert.Equal([new ExcludedDeals("hired before the first period that is known", 1), new ExcludedDeals("employed for no whole period that is known", 1)], ramp.Excluded.AsEnumerable());
        Assert.Equal((null, null, null, "nobody was hired in these periods"), (ramp.MedianPeriods, ramp.Within(9), ramp.WithinDespiteLeaving(9), ramp.WhyUndefined));
        Assert.Equal("more than half need longer than was seen", Measure([Works("Ada", "Red", "2017-01-01")], ("Ada", [0m, 0m])).WhyUndefined);
    }

    [Fact]
    public void It_shows_every_hire_and_the_rule()
    {
        var text = Measure([Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01")], ("Ada", [90m, 90m]), ("Bob", [0m, 90m])).Explain().ToString();

        Assert.Contains("Ada, hired 2017-01-01: ramped in period 1, FY2017-M01", text, StringComparison.Ordinal);
        Assert.Contains("Bob, hired 2017-01-01: not yet, not in the first 1", text, StringComparison.Ordinal);
        Assert.Contains("first of 2 periods running at 80 % or above", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_gaps_and_goals_that_everybody_holds_are_refused()
    {
        var months = Attainments([Works("Ada", "Red", "2017-01-01")], ("Ada", [1m, 2m, 3m]));
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));
        Assert.Throws<ArgumentException>(() => RampTimeCalculator.Calculate([months[0], months[2]], organization));
        Assert.Throws<ArgumentException>(() => RampTimeCalculator.Calculate(Attainments([Works("Ada", "Red", "2017-01-01")], UnitKind.Team, ("Ada", [1m])), organization));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RampTimeOptions { Goal = default });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RampTimeOptions { PeriodsRunning = 0 });
    }

    private static RampTime Measure(Assignment[] assignments, params (string Id, decimal?[] Credited)[] people) => Measure(assignments, null, people);

    private static RampTime Measure(Assignment[] assignments, RampTimeOptions? options, params (string Id, decimal?[] Credited)[] people) =>
        RampTimeCalculator.Calculate(Attainments(assignments, people).Reverse(), SalesOrganization.Create(assignments), options);

    private static ImmutableArray<Attainment> Attainments(Assignment[] assignments, params (string Id, decimal?[] Credited)[] people) =>
        Attainments(assignments, UnitKind.Payee, people);

    // The quota of every month is 100, save where nothing is stated; attainment is not prorated, so that hiring and leaving show.
    private static ImmutableArray<Attainment> Attainments(Assignment[] assignments, UnitKind kind, params (string Id, decimal?[] Credited)[] people)
    {
        var calendar = FiscalCalendar.Gregorian;
        var organization = SalesOrganization.Create(assignments);
        var months = calendar.Split(calendar.Year(2017), PeriodGrain.Month)[..people.Max(one => one.Credited.Length)];
        var stated = people.SelectMany(one => months.Zip(one.Credited), (one, month) => (one.Id, Month: month.First, Amount: month.Second)).Where(one => one.Amount is not null).ToList();
        var sales = stated.Select(one => new Transaction
        {
            Id = one.Id + one.Month.Id,
            Date = one.Month.Start,
            Amount = Usd(one.Amount!.Value),
            Split = CreditSplit.To(one.Id),
        });
        var goals = stated.Select(one => new Quota { Unit = SalesUnit.Payee(one.Id), Interval = one.Month.Interval, Amount = Usd(100m) });
        return AttainmentCalculator.Calculate(
            Credits(organization, [.. sales]), Goals([.. goals]), organization, Bookings, kind, calendar, months).All;
    }

    private static Measure Bookings => SalesMetrics.Measures.Measure.Bookings;
}

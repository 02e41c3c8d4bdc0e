using SalesMetrics.Calendars;
using SalesMetrics.GoalSetting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.GoalSetting;

public class PaceCalculatorTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly SalesUnit Ada = SalesUnit.Payee("Ada");

    private static readonly SalesOrganization Organization = SalesOrganization.Create(Works("Ada", "Red", "2016-01-01"));

    // January 2017 has 22 selling days from Monday to Friday; the 13th is the tenth of them.
    private static readonly FiscalPeriod January = Calendar.Period(2017, PeriodGrain.Month, 1);

    [Fact]
    public void Expected_to_date_goes_by_selling_days()
    {
        var pace = Of("2017-01-13", 22_000m, Sale("1", "Ada", "2017-01-05", 8_000m));

        Assert.Equal((10, 12, Ratio.Of(10, 22)), (pace.Days.Elapsed, pace.Days.Ahead, pace.Days.ElapsedShare));
        Assert.Equal(Usd(10_000m), pace.ExpectedToDate);
        Assert.Equal(Usd(8_000m - 10_000m), pace.Gap);
        Assert.Equal(Ratio.Of(8, 10), pace.PaceToDate);
        Assert.Equal(Usd(8_000m / 10), pace.RunRate);
        Assert.Equal(Usd(1_166.67m), pace.RequiredRate);
        Assert.Equal(Usd(8_000m * 22 / 10), pace.EndAtThisPace);
    }

    [Fact]
    public void A_weekend_moves_nothing_and_sales_on_it_count()
    {
        var sunday = Of("2017-01-15", 22_000m, Sale("1", "Ada", "2017-01-14", 8_000m));

        Assert.Equal(Usd(10_000m), sunday.ExpectedToDate);
        Assert.Equal(Usd(8_000m), sunday.Credited);
    }

    [Fact]
    public void A_shape_weighs_the_sub_periods_and_selling_days_count_within_them()
    {
        // The first quarter of 2017: 22 selling days in January, 20 in February, 23 in March.
        var quarter = Calendar.Period(2017, PeriodGrain.Quarter, 1);
        var options = new PaceOptions { Shape = PaceShape.Create(PeriodGrain.Month, Ratio.Of(2, 1), Ratio.Of(3, 1), Ratio.Of(5, 1)) };

        Assert.Equal(Ratio.Of(2, 10) + (Ratio.Of(3, 10) * Ratio.Of(10, 20)), In(quarter, "2017-02-14", 100m, options).Days.ElapsedShare);
        Assert.Equal(Ratio.Zero, In(quarter, "2016-12-31", 100m, options).Days.ElapsedShare);
        Assert.Equal(Ratio.One, In(quarter, "2017-03-31", 100m, options).Days.ElapsedShare);
    }

    [Fact]
    public void A_shape_of_another_number_of_parts_is_refused()
    {
        var options = new PaceOptions { Shape = PaceShape.Create(PeriodGrain.Month, Ratio.One, Ratio.One) };

        Assert.Contains("2 weights", Assert.Throws<ArgumentException>(() => In(Calendar.Period(2017, PeriodGrain.Quarter, 1), "2017-02-14", 100m, options)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PaceShape.Create(PeriodGrain.Month, Ratio.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => PaceShape.Create(PeriodGrain.Month, Ratio.One, Ratio.Of(-1, 2)));
    }

    [Fact]
    public void A_stretch_without_selling_days_goes_by_calendar_days()
    {
        var closed = SellingDayCalendar.Create([IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday], Enumerable.Range(0, 31).Select(i => January.Start.PlusDays(i)));
        var pace = PaceCalculator.Calculate(
            Credits(Organization), Goals(Goal(Ada, "2017-01-01", "2017-01-31", 31m)), Organization, Measure.Bookings, UnitKind.Payee, Calendar, closed, January, Day("2017-01-10"))[0];

        Assert.Equal(Ratio.Of(10, 31), pace.Days.ElapsedShare);
        Assert.Null(pace.RunRate);
        Assert.Equal(PaceVerdict.OffTrack, pace.Verdict);
        Assert.Contains("no selling day is left", pace.DecidedBy, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_day_nothing_is_expected_and_the_period_has_not_started()
    {
        var pace = Of("2016-12-30", 22_000m);

        Assert.Equal(PaceVerdict.NotStarted, pace.Verdict);
        Assert.Equal((Usd(0m), 0, 22), (pace.ExpectedToDate, pace.Days.Elapsed, pace.Days.Ahead));
        Assert.Null(pace.PaceToDate);
        Assert.Null(pace.EndAtThisPace);
        Assert.Equal(Usd(1_000m), pace.RequiredRate);
    }

    [Theory]
    [InlineData(21_999.99, PaceVerdict.Missed)]
    [InlineData(22_000, PaceVerdict.Reached)]
    public void After_the_last_day_the_goal_is_reached_or_missed(double credited, PaceVerdict verdict)
    {
        foreach (var asOf in (string[])["2017-01-31", "2017-05-01"])
        {
            var pace = Of(asOf, 22_000m, Sale("1", "Ada", "2017-01-05", (decimal)credited), Sale("2", "Ada", "2017-02-01", 9_999m));

            Assert.Equal(verdict, pace.Verdict);
            Assert.Equal(Usd(22_000m), pace.ExpectedToDate);
            Assert.Null(pace.RequiredRate);
            Assert.Equal(credited, pace.Projection.Mean);
            Assert.Equal(verdict == PaceVerdict.Reached ? 1 : 0, pace.Projection.ProbabilityOfGoal);
        }
    }

    [Fact]
    public void A_quota_reached_early_is_on_track_and_asks_for_nothing_more()
    {
        var pace = Of("2017-01-13", 5_000m, Sale("1", "Ada", "2017-01-05", 8_000m));

        Assert.Equal(PaceVerdict.OnTrack, pace.Verdict);
        Assert.Equal("credited is at or above quota already", pace.DecidedBy);
        Assert.Equal((Usd(0m), Usd(0m)), (pace.Remaining, pace.RequiredRate));
    }

    [Fact]
    public void Without_a_quota_or_with_one_of_zero_there_is_no_verdict()
    {
        var none = Of("2017-01-13", null, Sale("1", "Ada", "2017-01-05", 8_000m));
        var zero = Of("2017-01-13", 0m, Sale("1", "Ada", "2017-01-05", 8_000m));

        Assert.Equal((PaceVerdict.Undefined, "no quota is set for these days"), (none.Verdict, none.DecidedBy));
        Assert.Equal((PaceVerdict.Undefined, "the quota is zero"), (zero.Verdict, zero.DecidedBy));
        Assert.Null(none.ExpectedToDate);
        Assert.Equal((Usd(0m), (Ratio?)null), (zero.ExpectedToDate, zero.PaceToDate));
        Assert.Equal(Usd(800m), none.RunRate);
    }

    [Theory]
    [InlineData(10_000, PaceVerdict.OnTrack)]
    [InlineData(9_999.99, PaceVerdict.AtRisk)]
    [InlineData(8_000, PaceVerdict.AtRisk)]
    [InlineData(7_999.99, PaceVerdict.OffTrack)]
    public void With_too_little_history_the_comparison_with_expected_decides(double credited, PaceVerdict verdict)
    {
        var pace = Of("2017-01-13", 22_000m, Sale("1", "Ada", "2017-01-05", (decimal)credited));

        Assert.Equal(verdict, pace.Verdict);
        Assert.Null(pace.Projection.Mean);
        Assert.Equal("6 selling days of history, at least 20 are needed", pace.Projection.WhyNone);
        Assert.Contains("no probability: 6 selling days", pace.DecidedBy, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_credits_give_no_projection_and_say_so() =>
        Assert.Equal(
            "credits on 1 days of history, at least 5 are needed",
            Of("2017-01-13", 22_000m, Sale("0", "Ada", "2016-11-01", 1m), Sale("1", "Ada", "2017-01-05", 8_000m)).Projection.WhyNone);

    [Fact]
    public void One_sale_of_the_same_amount_every_day_projects_exactly_that()
    {
        var pace = Of("2017-01-13", 22_000m, DailySales("2016-11-01", "2017-01-13", 1_000m));

        Assert.Equal(10_000 + (12 * 1_000), pace.Projection.Mean);
        Assert.Equal((22_000d, 22_000d, 1d), (pace.Projection.Lower, pace.Projection.Upper, pace.Projection.ProbabilityOfGoal));
        Assert.Equal(PaceVerdict.OnTrack, pace.Verdict);
        Assert.Equal("probability of the goal 1.00 is at least 0.60", pace.DecidedBy);
        Assert.StartsWith("Bayesian bootstrap of 53 selling days from 2016-11-02, 2000 paths", pace.Projection.Model, StringComparison.Ordinal);
        Assert.Equal(PaceVerdict.OffTrack, Of("2017-01-13", 22_000.01m, DailySales("2016-11-01", "2017-01-13", 1_000m)).Verdict);
    }

    [Fact]
    public void The_season_is_taken_out_of_the_history_and_put_into_the_days_to_come()
    {
        // Every quarter's last month sells three times as much a day; the history ends with February.
        var shape = PaceShape.Create(PeriodGrain.Month, Ratio.Of(22, 1), Ratio.Of(20, 1), Ratio.Of(3 * 23, 1));
        var sales = DailySales("2017-01-02", "2017-02-28", 1_000m);
        var pace = In(Calendar.Period(2017, PeriodGrain.Quarter, 1), "2017-02-28", 111_000m, new PaceOptions { Shape = shape }, sales);

        Assert.Equal(42_000d + (23 * 3_000), pace.Projection.Mean!.Value, 6);
        Assert.Equal(Usd(42_000m), pace.ExpectedToDate);
    }

    [Fact]
    public void After_leaving_nothing_more_is_projected()
    {
        var leaver = SalesOrganization.Create(Works("Ada", "Red", "2016-01-01", "2017-01-13"));
        var pace = PaceCalculator.Calculate(
            Credits(leaver, DailySales("2016-11-01", "2017-01-13", 1_000m)), Goals(Goal(Ada, "2017-01-01", "2017-01-31", 22_000m)), leaver,
            Measure.Bookings, UnitKind.Payee, Calendar, SellingDayCalendar.MondayToFriday, January, Day("2017-01-13"))[0];

        Assert.Equal((10_000d, 0d), (pace.Projection.Mean, pace.Projection.ProbabilityOfGoal));
        Assert.Equal(0, pace.Days.Ahead);
    }

    [Fact]
    public void Later_facts_and_other_units_do_not_change_a_pace()
    {
        var sales = DailySales("2016-11-01", "2017-01-31", 1_000m).Select((sale, i) => sale with { Amount = Usd(i * 37 % 2_000) }).ToArray();
        var known = Of("2017-01-13", 22_000m, [.. sales.Where(sale => sale.Date <= Day("2017-01-13"))]).Explain().ToString();

        Assert.Equal(known, Of("2017-01-13", 22_000m, sales).Explain().ToString());
        Assert.Equal(known, Of("2017-01-13", 22_000m, [.. sales, Sale("other", "Bob", "2016-12-01", 5m)]).Explain().ToString());
        Assert.Contains("Probability of the goal", known, StringComparison.Ordinal);
    }

    [Fact]
    public void Thresholds_the_wrong_way_round_are_refused()
    {
        Assert.Throws<ArgumentException>(() => In(January, "2017-01-13", 1m, new PaceOptions { OnTrackFromProbability = 0.2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaceOptions { OnTrackFromProbability = 60 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaceOptions { Level = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PaceOptions { Paths = 10 });
    }

    private static Pace Of(string asOf, decimal? quota, params Transaction[] sales) => In(January, asOf, quota, null, sales);

    private static Pace In(FiscalPeriod period, string asOf, decimal? quota, PaceOptions? options, params Transaction[] sales) => PaceCalculator.Calculate(
        Credits(Organization, sales),
        quota is { } amount ? Goals(new SalesMetrics.Quotas.Quota { Unit = Ada, Interval = period.Interval, Amount = Usd(amount) }) : Goals(),
        Organization,
        Measure.Bookings,
        UnitKind.Payee,
        Calendar,
        SellingDayCalendar.MondayToFriday,
        period,
        Day(asOf),
        options).Single(pace => pace.Unit == Ada);

    private static Transaction[] DailySales(string from, string to, decimal amount)
    {
        var days = new List<Transaction>();
        for (var day = Day(from); day <= Day(to); day = day.PlusDays(1))
        {
            if (SellingDayCalendar.MondayToFriday.IsSellingDay(day))
            {
                days.Add(Sale("S" + days.Count, "Ada", NodaTime.Text.LocalDatePattern.Iso.Format(day), amount));
            }
        }

        return [.. days];
    }
}

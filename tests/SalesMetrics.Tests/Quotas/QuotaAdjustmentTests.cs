using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

/// <summary>Cases of <c>spec/compensation.md</c>, section 2, and what surrounds them.</summary>
public class QuotaAdjustmentTests
{
    private static readonly SalesUnit Ada = SalesUnit.Payee("Ada");

    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly Quota Second = Goal(Ada, "2017-04-01", "2017-06-30", 300_000m);

    private static readonly SalesOrganization WholeYear = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));

    [Fact]
    public void Case_20_of_spec_compensation_a_hire_on_15_May_gets_47_of_91_days_of_quota_and_target_incentive()
    {
        var hired = SalesOrganization.Create(Works("Ada", "Red", "2017-05-15"));
        var adjusted = Adjusted(Second, hired, new QuotaAdjustmentOptions());

        Assert.Equal(Ratio.Of(47, 91), adjusted.Adjustment!.Factor);
        Assert.Equal(Usd(154_945.05m), adjusted.AskedAmount);
        Assert.Equal(
            Usd(6_197.80m),
            Usd(12_000m).RoundedShare(new ProrationBasis.CalendarDays().ShareOf(Days("2017-05-15", "2017-06-30"), Second.Interval)));
    }

    [Fact]
    public void Case_21_of_spec_compensation_pieces_of_a_quarter_add_up_to_it()
    {
        var basis = new ProrationBasis.CalendarDays();

        Assert.Equal(
            Ratio.One, basis.ShareOf(Days("2017-04-01", "2017-05-09"), Second.Interval) + basis.ShareOf(Days("2017-05-10", "2017-06-30"), Second.Interval));
        Assert.Equal(Ratio.Of(39, 91), basis.ShareOf(Days("2017-01-01", "2017-05-09"), Second.Interval));
        Assert.Equal(Ratio.Zero, basis.ShareOf(Days("2017-01-01", "2017-03-31"), Second.Interval));
    }

    [Fact]
    public void Case_22_of_spec_compensation_attainment_divides_by_the_exact_quota_that_relief_leaves()
    {
        var relief = new QuotaRelief { Interval = Days("2017-04-10", "2017-04-29"), Reason = "parental leave" };
        var adjusted = Adjusted(Second, WholeYear, new QuotaAdjustmentOptions { Reliefs = [relief] });
        var attainment = AttainmentOf(adjusted, PeriodGrain.Quarter, "FY2017-Q2", 180_000m);

        Assert.Equal(Usd(234_065.93m), attainment.Quota);
        Assert.Equal(Ratio.Of(180_000, 1) / (Ratio.Of(300_000, 1) * Ratio.Of(71, 91)), attainment.Value);
        Assert.Contains("2017-04-10 to 2017-04-29: 0 %  (20/91 of the quota's days: relief 100.0 %, parental leave)", attainment.Explain().ToString(), StringComparison.Ordinal);

        // The rounded quota is a little less than the exact one: who is credited with it has not reached 100 %.
        Assert.True(AttainmentOf(adjusted, PeriodGrain.Quarter, "FY2017-Q2", 234_065.93m).Value < Ratio.One);
    }

    [Fact]
    public void Case_23_of_spec_compensation_a_ramp_of_25_50_75_percent_of_100_000_a_month_asks_150_000_in_the_first_quarter()
    {
        var hired = SalesOrganization.Create(Works("Ada", "Red", "2017-07-01"));
        var third = Goal(Ada, "2017-07-01", "2017-09-30", 300_000m);
        var options = new QuotaAdjustmentOptions
        {
            Ramp = RampSchedule.FromPercents(25m, 50m, 75m, 100m),
            Basis = new ProrationBasis.EqualPeriods(Calendar, PeriodGrain.Month),
        };

        Assert.Equal(Usd(150_000m), Adjusted(third, hired, options).AskedAmount);
        Assert.Equal(Usd(300_000m), Adjusted(Goal(Ada, "2017-10-01", "2017-12-31", 300_000m), hired, options).AskedAmount);

        // By calendar days the months differ: (31 x 25 % + 31 x 50 % + 30 x 75 %) / 92.
        Assert.Equal(
            ((Ratio.Of(31, 1) * Ratio.FromPercent(25m)) + (Ratio.Of(31, 1) * Ratio.FromPercent(50m)) + (Ratio.Of(30, 1) * Ratio.FromPercent(75m))) / Ratio.Of(92, 1),
            Adjusted(third, hired, options with { Basis = new ProrationBasis.CalendarDays() }).Adjustment!.Factor);
    }

    [Fact]
    public void Exact_parts_of_an_adjusted_quota_add_up_as_the_rounded_ones_do()
    {
        var relief = new QuotaRelief { Interval = Days("2017-04-10", "2017-04-29"), Reason = "illness" };
        var adjusted = Adjusted(Second, WholeYear, new QuotaAdjustmentOptions { Reliefs = [relief] });
        var months = Calendar.PeriodsIn(Second.Interval, PeriodGrain.Month);
        var goals = QuotaCalculator.Calculate(Goals(adjusted), WholeYear, "bookings", UnitKind.Payee, Calendar, months);
        var parts = months.Select(month => goals.Of(Ada, month.Interval)).ToArray();

        Assert.Equal(Usd(234_065.93m), Money.Sum(parts.Select(part => part.Amount!.Value), Dollar));
        Assert.Equal(Ratio.Of(300_000 * 71, 91), parts.Aggregate(Ratio.Zero, (sum, part) => sum + part.ExactAmount!.Value));
    }

    [Fact]
    public void By_selling_days_a_hire_in_mid_period_is_asked_for_the_selling_days_left()
    {
        // June 2017 has 22 days from Monday to Friday, 12 of them from Thursday the 15th on.
        var hired = SalesOrganization.Create(Works("Ada", "Red", "2017-06-15"));
        var june = Goal(Ada, "2017-06-01", "2017-06-30", 220m);
        var options = new QuotaAdjustmentOptions { Basis = new ProrationBasis.SellingDays(SellingDayCalendar.MondayToFriday) };

        Assert.Equal(Usd(120m), Adjusted(june, hired, options).AskedAmount);
    }

    [Fact]
    public void Joining_leaving_and_coming_back_leave_the_days_between_out_and_start_the_ramp_again()
    {
        var organization = SalesOrganization.Create(
            Works("Ada", "Red", "2017-04-11", "2017-05-10"), Works("Ada", "Blue", "2017-05-11", "2017-05-20"), Works("Ada", "Blue", "2017-06-01", "2017-06-20"));
        var options = new QuotaAdjustmentOptions { Ramp = RampSchedule.FromPercents(50m) };
        var pieces = Adjusted(Second, organization, options).Adjustment!.Pieces;

        Assert.Equal(
            [
                (Days("2017-04-01", "2017-04-10"), Ratio.Zero),
                (Days("2017-04-11", "2017-05-10"), Ratio.Of(30, 91) * Ratio.Of(1, 2)),
                (Days("2017-05-11", "2017-05-20"), Ratio.Of(10, 91)),
                (Days("2017-05-21", "2017-05-31"), Ratio.Zero),
                (Days("2017-06-01", "2017-06-20"), Ratio.Of(20, 91) * Ratio.Of(1, 2)),
                (Days("2017-06-21", "2017-06-30"), Ratio.Zero),
            ],
            pieces.Select(piece => (piece.Interval, piece.Factor)));
        Assert.Equal(["not employed", "ramp 50.0 %", "", "not employed", "ramp 50.0 %", "not employed"], pieces.Select(piece => piece.Reason));
    }

    [Fact]
    public void Part_time_and_partial_relief_multiply()
    {
        var options = new QuotaAdjustmentOptions
        {
            WorkingTime = EffectiveDated.From(Day("2017-05-01"), Ratio.FromPercent(60m)),
            Reliefs =
            [
                new QuotaRelief { Interval = Days("2017-06-01", "2017-06-30"), Reason = "lost accounts", Share = Ratio.FromPercent(25m) },
                new QuotaRelief { Interval = Days("2017-06-16", "2017-06-30"), Reason = "leave" },
            ],
        };

        // April whole, May at 60 %, 15 days of June at 60 % of 75 %, the rest relieved.
        Assert.Equal(
            (Ratio.Of(30, 1) + (Ratio.Of(31, 1) * Ratio.FromPercent(60m)) + (Ratio.Of(15, 1) * Ratio.FromPercent(45m))) / Ratio.Of(91, 1),
            Adjusted(Second, WholeYear, options).Adjustment!.Factor);
    }

    [Fact]
    public void A_person_who_was_not_there_at_all_has_a_goal_of_zero_and_no_attainment()
    {
        var adjusted = Adjusted(Second, SalesOrganization.Create(Works("Ada", "Red", "2017-07-01")), new QuotaAdjustmentOptions());

        Assert.Equal("the quota is zero", AttainmentOf(adjusted, PeriodGrain.Quarter, "FY2017-Q2", 5m).WhyUndefined);
        Assert.Equal(Usd(300_000m), Adjusted(Second, SalesOrganization.Empty, new QuotaAdjustmentOptions { IsProrated = false }).AskedAmount);
    }

    [Fact]
    public void A_leap_day_counts_in_proration()
    {
        var hired = SalesOrganization.Create(Works("Ada", "Red", "2016-02-29"));
        var february = Goal(Ada, "2016-02-01", "2016-02-29", 2_900m);

        Assert.Equal(Usd(100m), Adjusted(february, hired, new QuotaAdjustmentOptions()).AskedAmount);
    }

    [Fact]
    public void Only_a_payees_quota_is_adjusted_and_only_by_sensible_amounts()
    {
        Assert.Throws<ArgumentException>(() => QuotaAdjustmentCalculator.Calculate(
            Goal(SalesUnit.Team("Red"), "2017-01-01", "2017-03-31", 1m), WholeYear, new QuotaAdjustmentOptions()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuotaRelief { Interval = Second.Interval, Reason = "x", Share = Ratio.FromPercent(101m) });
        Assert.Throws<ArgumentException>(() => new QuotaRelief { Interval = Second.Interval, Reason = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuotaAdjustmentOptions { WorkingTime = EffectiveDated.From(Day("2017-05-01"), Ratio.Of(-1, 2)) });
        Assert.Throws<ArgumentOutOfRangeException>(() => RampSchedule.FromPercents(-1m));
    }

    private static Quota Adjusted(Quota quota, SalesOrganization organization, QuotaAdjustmentOptions options) =>
        quota with { Adjustment = QuotaAdjustmentCalculator.Calculate(quota, organization, options) };

    private static Attainment AttainmentOf(Quota quota, PeriodGrain grain, string periodId, decimal credited) =>
        AttainmentCalculator
            .Calculate(
                Credits(WholeYear, Sale("1", "Ada", "2017-05-02", credited)),
                Goals(quota),
                WholeYear,
                Measure.Bookings,
                UnitKind.Payee,
                Calendar,
                Calendar.PeriodsIn(quota.Interval, grain))
            .Find(Ada, periodId)!;
}

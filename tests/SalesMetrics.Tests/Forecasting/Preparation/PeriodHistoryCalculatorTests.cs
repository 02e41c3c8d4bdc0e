using NodaTime;
using SalesMetrics.Calendars;
using SalesMetrics.Forecasting.Preparation;

namespace SalesMetrics.Tests.Forecasting.Preparation;

public class PeriodHistoryCalculatorTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    [Fact]
    public void Values_in_any_order_make_the_same_history()
    {
        var (ordered, mixed) = (Make(new HistoryOptions(), (1, 10), (2, 20), (3, 30)), Make(new HistoryOptions(), (3, 30), (1, 10), (2, 20)));
        Assert.Equal<double>([10, 20, 30], ordered.Value!.Series.Values);
        Assert.Equal<double>(ordered.Value.Series.Values, mixed.Value!.Series.Values);
        Assert.Equal(["FY2025-M01", "FY2025-M02", "FY2025-M03"], mixed.Value.Periods.Select(period => period.Id));
        Assert.True(ordered.IsClean && mixed.IsClean && mixed.Value.Filled.IsEmpty);
    }

    public static TheoryData<GapPolicy, double[]> Gaps => new()
    {
        { GapPolicy.Interpolate, [10, 20, 30, 40] },
        { GapPolicy.CarryForward, [10, 10, 10, 40] },
        { GapPolicy.Zero, [10, 0, 0, 40] },
    };

    [Theory]
    [MemberData(nameof(Gaps))]
    public void A_gap_is_filled_as_stated_and_told_of(GapPolicy policy, double[] expected)
    {
        var made = Make(new HistoryOptions { Gaps = policy }, (1, 10), (3, null), (4, 40));
        Assert.Equal<double>(expected, made.Value!.Series.Values);
        Assert.Equal(["FY2025-M02", "FY2025-M03"], made.Value.Filled.Select(filled => filled.Period.Id));
        Assert.Equal(expected[1..3], made.Value.Filled.Select(filled => filled.Value));
        Assert.Equal([("period-gap", IssueOutcome.Used), ("period-gap", IssueOutcome.Used)], made.Issues.Select(issue => (issue.Code, issue.Outcome)));
    }

    [Fact]
    public void Unless_told_otherwise_a_gap_is_refused_with_its_place()
    {
        var made = Make(new HistoryOptions(), (1, 10), (4, 40));
        Assert.Null(made.Value);
        Assert.Equal(["FY2025-M02", "FY2025-M03"], made.Issues.Select(issue => issue.Value));
    }

    [Fact]
    public void A_gap_in_a_season_is_filled_with_its_season()
    {
        var values = Enumerable.Range(0, 60).Where(i => i != 35).Select(i => (Month(i), (double?)(100 + (i % 12 == 11 ? 900 : 0) + (i * 7919L % 13))));
        var made = PeriodHistoryCalculator.Calculate(
            "north",
            values.Select(value => new PeriodValue(value.Item1, value.Item2)),
            Calendar,
            new HistoryOptions { SeasonLength = 12, Gaps = GapPolicy.Interpolate });
        Assert.Equal(1000, made.Value!.Series.Values[35], 60d);
        Assert.Contains("season", made.Value.Filled[0].Rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Months_before_the_first_value_and_after_the_last_are_not_there()
    {
        var made = Make(new HistoryOptions { Gaps = GapPolicy.CarryForward }, (1, null), (2, 20), (3, 30), (4, null));
        Assert.Equal<double>([20, 30], made.Value!.Series.Values);
        // A month without sales that is over is a zero where zeros are not written down; one before the start is not.
        Assert.Equal<double>([20, 30, 0], Make(new HistoryOptions { Gaps = GapPolicy.Zero }, (1, null), (2, 20), (3, 30), (4, null)).Value!.Series.Values);
    }

    [Fact]
    public void Doubles_are_refused_added_or_the_last_one_kept()
    {
        (int, double?)[] twice = [(1, 10), (2, 20), (2, 5)];
        Assert.Null(Make(new HistoryOptions(), twice).Value);
        Assert.Equal<double>([10, 25], Make(new HistoryOptions { Duplicates = DuplicatePolicy.Add }, twice).Value!.Series.Values);
        Assert.Equal<double>([10, 5], Make(new HistoryOptions { Duplicates = DuplicatePolicy.KeepLast }, twice).Value!.Series.Values);
        Assert.All(
            [Make(new HistoryOptions(), twice), Make(new HistoryOptions { Duplicates = DuplicatePolicy.Add }, twice)],
            made => Assert.Equal("duplicate-period", Assert.Single(made.Issues).Code));
    }

    [Fact]
    public void A_month_that_is_not_over_is_left_out_scaled_by_selling_days_or_kept()
    {
        // March 2025 has 21 weekdays, of which 10 are over by the 14th.
        var asOf = new LocalDate(2025, 3, 14);
        (int, double?)[] months = [(1, 100), (2, 100), (3, 50)];
        var dropped = Make(new HistoryOptions { AsOf = asOf }, months);
        var scaled = Make(new HistoryOptions { AsOf = asOf, Partial = PartialPeriodPolicy.Scale }, months);
        var kept = Make(new HistoryOptions { AsOf = asOf, Partial = PartialPeriodPolicy.Keep }, months);
        Assert.Equal<double>([100, 100], dropped.Value!.Series.Values);
        Assert.Equal<double>([100, 100, 50d / 10 * 21], scaled.Value!.Series.Values);
        Assert.Equal<double>([100, 100, 50], kept.Value!.Series.Values);
        Assert.Equal("50 of 10 selling days scaled to 21", Assert.Single(scaled.Value.Filled).Rule);
        Assert.All([dropped, scaled, kept], made => Assert.Equal("partial-period", Assert.Single(made.Issues).Code));
        Assert.Equal(IssueOutcome.Rejected, dropped.Issues[0].Outcome);
    }

    [Fact]
    public void A_month_of_which_no_selling_day_is_over_cannot_be_scaled()
    {
        // 1 and 2 March 2025 are a weekend.
        var made = Make(new HistoryOptions { AsOf = new LocalDate(2025, 3, 2), Partial = PartialPeriodPolicy.Scale }, (2, 100), (3, 7));
        Assert.Equal<double>([100], made.Value!.Series.Values);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1.1e300)]
    public void What_is_no_number_counts_as_missing_and_is_told_of(double value)
    {
        var made = Make(new HistoryOptions { Gaps = GapPolicy.Interpolate }, (1, 10), (2, value), (3, 30));
        Assert.Equal<double>([10, 20, 30], made.Value!.Series.Values);
        Assert.Equal(["value-out-of-range", "period-gap"], made.Issues.Select(issue => issue.Code));
        Assert.Equal("FY2025-M02", made.Issues[0].Field);
    }

    [Fact]
    public void No_value_makes_no_history()
    {
        Assert.Equal("no-history", Assert.Single(Make(new HistoryOptions()).Issues).Code);
        Assert.Null(Make(new HistoryOptions(), (1, null)).Value);
    }

    [Fact]
    public void Periods_of_another_calendar_or_length_are_set_aside()
    {
        var april = FiscalCalendar.StartingOn(new AnnualDate(4, 15));
        var values = new[]
        {
            new PeriodValue(Month(0), 10),
            new PeriodValue(april.Period(2025, PeriodGrain.Month, 1), 5),
            new PeriodValue(Calendar.Period(2025, PeriodGrain.Quarter, 1), 30),
            new PeriodValue(Month(1), 20),
        };
        var made = PeriodHistoryCalculator.Calculate("north", values, Calendar);
        Assert.Equal<double>([10, 20], made.Value!.Series.Values);
        Assert.Equal(["foreign-period", "foreign-period"], made.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void A_year_of_53_weeks_is_told_of_where_a_season_of_52_would_slip()
    {
        var retail = FiscalCalendar.WeekBased(WeekPattern.FourFourFive, new FiscalYearEnd.LastWeekday(IsoDayOfWeek.Saturday, 1));
        var weeks = retail.PeriodsIn(new DateInterval(new LocalDate(2022, 3, 1), new LocalDate(2026, 6, 1)), PeriodGrain.Week);
        var values = weeks.Select(week => new PeriodValue(week, 5));
        var made = PeriodHistoryCalculator.Calculate("north", values, retail, new HistoryOptions { SeasonLength = 52 });
        Assert.Equal(weeks.Length, made.Value!.Series.Length);
        Assert.Equal(("long-year", IssueOutcome.Used), (Assert.Single(made.Issues).Code, made.Issues[0].Outcome));
        Assert.EndsWith("-W53", made.Issues[0].Value, StringComparison.Ordinal);
        Assert.True(PeriodHistoryCalculator.Calculate("north", values, retail).IsClean);
    }

    private static FiscalPeriod Month(int index) => Calendar.Period(2025 + (index / 12), PeriodGrain.Month, 1 + (index % 12));

    private static Checked<PeriodHistory?> Make(HistoryOptions options, params (int Month, double? Value)[] values) =>
        PeriodHistoryCalculator.Calculate("north", values.Select(value => new PeriodValue(Month(value.Month - 1), value.Value)), Calendar, options);
}

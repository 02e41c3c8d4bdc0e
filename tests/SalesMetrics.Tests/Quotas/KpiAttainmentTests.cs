using System.Globalization;
using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class KpiAttainmentTests
{
    private static readonly FiscalPeriod January = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Month, 1);

    private static readonly SalesOrganization Reds = SalesOrganization.Create(Works("Ada", "Red", "2016-01-01"), Works("Bob", "Red", "2016-01-01"));

    private static readonly KpiDefinition Meetings = new() { Id = "meetings", Numerator = "meeting" };

    private static readonly KpiDefinition Qualified = new() { Id = "qualified", Numerator = "qualified", Denominator = "lead", Basis = KpiBasis.Cohort };

    [Fact]
    public void A_count_is_held_against_its_goal_like_money()
    {
        var ada = Of(Meetings, UnitKind.Payee, [Event("1", "Ada", "meeting", "2017-01-01"), Event("2", "Ada", "meeting", "2017-01-31") with { Count = 4 }, Event("3", "Ada", "meeting", "2017-02-01")], Goal("meetings", "Ada", Ratio.Of(10, 1)))
            .Single();

        Assert.Equal((5L, Ratio.Of(5, 10), false), (ada.Numerator, ada.Attainment, ada.IsReached));
        Assert.Contains("[2]", ada.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_of_a_team_sums_before_dividing()
    {
        var events = Many("Ada", "lead", 10).Concat(Many("Ada", "qualified", 5)).Concat(Many("Bob", "lead", 90)).Concat(Many("Bob", "qualified", 9));
        var red = Of(Qualified, UnitKind.Team, events, Goal("qualified", "Red", Ratio.Of(1, 5), UnitKind.Team)).Single();

        // Not the mean of 50 % and 10 %.
        Assert.Equal(Ratio.Of(5 + 9, 10 + 90), red.Value);
        Assert.Equal(Ratio.Of(14, 100) / Ratio.Of(1, 5), red.Attainment);
    }

    [Fact]
    public void Goals_of_counts_add_up_and_goals_of_rates_do_not()
    {
        var counts = Of(Meetings, UnitKind.Team, [], Goal("meetings", "Ada", Ratio.Of(10, 1)), Goal("meetings", "Bob", Ratio.Of(30, 1))).Single();
        var rates = Of(Qualified, UnitKind.Team, Many("Ada", "lead", 1), Goal("qualified", "Ada", Ratio.Of(1, 5))).Single();

        Assert.Equal(Ratio.Of(40, 1), counts.Target);
        Assert.Null(rates.Target);
        Assert.Contains("do not add up", rates.WhyUndefined, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quarters_goal_is_spread_over_its_months_by_calendar_days() =>
        Assert.Equal(
            Ratio.Of(90 * 31, 90),
            Of(Meetings, UnitKind.Payee, [], Goal("meetings", "Ada", Ratio.Of(90, 1)) with { Interval = Days("2017-01-01", "2017-03-31") }).Single().Target);

    [Fact]
    public void Where_lower_is_better_the_ratio_is_turned_round()
    {
        var untouched = new KpiDefinition { Id = "untouched", Numerator = "untouched", Direction = KpiDirection.LowerIsBetter };
        var four = Of(untouched, UnitKind.Payee, Many("Ada", "untouched", 4), Goal("untouched", "Ada", Ratio.Of(5, 1))).Single();
        var none = Of(untouched, UnitKind.Payee, [], Goal("untouched", "Ada", Ratio.Of(5, 1))).Single();

        Assert.Equal((Ratio.Of(5, 4), true), (four.Attainment, four.IsReached));
        Assert.Equal(((Ratio?)null, true), (none.Attainment, none.IsReached));
        Assert.Equal("the value is zero, which nothing can be divided by", none.WhyUndefined);
    }

    [Fact]
    public void A_rate_of_nothing_and_a_goal_of_zero_are_undefined()
    {
        Assert.Equal("there is no lead to divide by", Of(Qualified, UnitKind.Payee, Many("Ada", "qualified", 1), Goal("qualified", "Ada", Ratio.One)).Single().WhyUndefined);
        Assert.Equal("the goal is zero", Of(Meetings, UnitKind.Payee, [], Goal("meetings", "Ada", Ratio.Zero)).Single().WhyUndefined);
        Assert.Equal("no goal is set for these days", Of(Meetings, UnitKind.Payee, Many("Ada", "meeting", 1)).Single().WhyUndefined);
    }

    [Fact]
    public void A_cohort_counts_by_the_day_its_case_began_and_an_event_by_its_own()
    {
        var late = Event("1", "Ada", "qualified", "2017-02-10") with { CaseBeganOn = Day("2017-01-10") };
        ProcessEvent[] events = [late, Event("2", "Ada", "lead", "2017-01-10")];

        Assert.Equal(Ratio.One, Kpis(Qualified, UnitKind.Payee, events, "2017-02-28").Single().Value);
        Assert.Equal(Ratio.Zero, Kpis(Qualified, UnitKind.Payee, events, "2017-01-31").Single().Value);
        Assert.Equal(Ratio.Zero, Kpis(Qualified with { Basis = KpiBasis.Event }, UnitKind.Payee, events, "2017-02-28").Single().Value);
    }

    [Fact]
    public void A_window_of_days_reaches_back_over_the_periods_start()
    {
        var lastWeek = Meetings with { WindowDays = 7 };
        ProcessEvent[] events = [Event("1", "Ada", "meeting", "2016-12-28"), Event("2", "Ada", "meeting", "2016-12-27"), Event("3", "Ada", "meeting", "2017-01-03")];

        Assert.Equal(2, Kpis(lastWeek, UnitKind.Payee, events, "2017-01-03").Single().Numerator);
        Assert.Empty(Kpis(lastWeek, UnitKind.Payee, events, "2016-12-31"));
    }

    [Fact]
    public void What_would_count_twice_is_refused()
    {
        var one = Event("1", "Ada", "meeting", "2017-01-10");

        Assert.Throws<ArgumentException>(() => Of(Meetings, UnitKind.Payee, [one, one]));
        Assert.Throws<ArgumentException>(() => Of(Meetings, UnitKind.Payee, [], Goal("meetings", "Ada", Ratio.One), Goal("meetings", "Ada", Ratio.One)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Meetings with { WindowDays = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => one with { Count = -1 });
    }

    [Property(MaxTest = 100)]
    public bool Every_kind_of_unit_counts_the_same_events_in_any_order(byte[] days)
    {
        var events = days.Select((day, i) => new ProcessEvent
        {
            Id = i.ToString(CultureInfo.InvariantCulture),
            PayeeId = day % 3 == 0 ? "Ada" : day % 3 == 1 ? "Bob" : "Eve",
            Kind = "meeting",
            On = Day("2016-12-15").PlusDays(day),
            Count = day % 5,
        }).ToArray();
        var sums = Enum.GetValues<UnitKind>().Select(kind => Of(Meetings, kind, events).Sum(one => one.Numerator)).Distinct();
        return sums.Count() == 1
            && Of(Meetings, UnitKind.Team, events).Select(one => one.Explain().ToString())
                .SequenceEqual(Of(Meetings, UnitKind.Team, events.Reverse()).Select(one => one.Explain().ToString()), StringComparer.Ordinal);
    }

    private static IEnumerable<KpiAttainment> Of(KpiDefinition kpi, UnitKind kind, IEnumerable<ProcessEvent> events, params KpiGoal[] goals) =>
        Kpis(kpi, kind, events, "2017-12-31", goals);

    private static IEnumerable<KpiAttainment> Kpis(KpiDefinition kpi, UnitKind kind, IEnumerable<ProcessEvent> events, string asOf, params KpiGoal[] goals) =>
        KpiAttainmentCalculator.Calculate(kpi, events, goals, Reds, kind, January, Day(asOf)).AsEnumerable();

    private static KpiGoal Goal(string kpi, string unit, Ratio target, UnitKind kind = UnitKind.Payee) =>
        new() { KpiId = kpi, Unit = new SalesUnit(kind, unit), Interval = January.Interval, Target = target };

    private static IEnumerable<ProcessEvent> Many(string payee, string kind, int count) =>
        Enumerable.Range(0, count).Select(i => Event(string.Create(CultureInfo.InvariantCulture, $"{payee} {kind} {i}"), payee, kind, "2017-01-10"));

    private static ProcessEvent Event(string id, string payee, string kind, string day) => new() { Id = id, PayeeId = payee, Kind = kind, On = Day(day) };
}

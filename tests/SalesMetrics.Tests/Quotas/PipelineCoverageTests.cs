using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class PipelineCoverageTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly FiscalPeriod Quarter = Calendar.Period(2017, PeriodGrain.Quarter, 3);

    private static readonly SalesOrganization Reds = SalesOrganization.Create(Works("Ada", "Red", "2016-01-01"), Works("Bob", "Blue", "2016-01-01"));

    [Fact]
    public void Coverage_is_open_value_due_in_the_period_over_the_remaining_quota()
    {
        var coverage = Of(100m, 40m, Open("D1", 90m, "2017-09-30"), Open("D2", 30m, "2017-07-01"), Open("D3", 500m, "2017-10-01"));

        Assert.Equal(Usd(100m - 40m), coverage.Remaining);
        Assert.Equal(Ratio.Of(90 + 30, 60), coverage.Value);
        Assert.Equal(Ratio.Of(120, 100), coverage.OfFullQuota);
        Assert.Equal((2, 1), (coverage.Pipeline.DueCount, coverage.Pipeline.LaterCount));
        Assert.Contains("[D1]", coverage.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_met_target_or_a_missing_quota_leaves_coverage_undefined()
    {
        Assert.Equal("the target is met: nothing of the quota remains", Of(100m, 100m, Open("D1", 90m, "2017-09-30")).WhyUndefined);
        Assert.Equal("no quota is set for these days", Of(null, 0m, Open("D1", 90m, "2017-09-30")).WhyUndefined);
        Assert.Equal(Ratio.Zero, Of(100m, 0m).Value);
    }

    [Fact]
    public void Deals_without_a_date_or_a_value_are_counted_apart_unless_asked_for()
    {
        Deal[] deals = [Open("D1", 90m, null), Open("D2", null, "2017-09-30") with { ListPrice = Usd(10m) }, Open("D3", null, null)];

        var strict = Of(100m, 0m, deals);
        Assert.Null(strict.Value);
        Assert.Equal("none of the 1 open deals with a value states when it is expected to close", strict.WhyUndefined);
        Assert.Equal((0, 1, 2), (strict.Pipeline.DueCount, strict.Pipeline.UndatedCount, strict.Pipeline.WithoutValueCount));
        Assert.Equal(Ratio.Of(90 + 10, 100), With(new PipelineCoverageOptions { CountUndated = true, UseListPrice = true }, 0, 100m, 0m, deals).Value);
    }

    [Fact]
    public void Required_coverage_is_one_over_the_value_won_of_what_was_open_at_that_point()
    {
        // 15 August is 46 days before the quarter's end, as 15 May is before 30 June. Of 400 open then 100 were won by then.
        Deal[] history =
        [
            Open("H1", 100m, null) with { OpenedOn = Day("2017-05-01"), Outcome = new DealOutcome.Won(Day("2017-06-30"), Usd(100m)) },
            Open("H2", 100m, null) with { OpenedOn = Day("2017-05-01"), Outcome = new DealOutcome.Won(Day("2017-07-01"), Usd(100m)) },
            Open("H3", 200m, null) with { OpenedOn = Day("2017-05-15"), Outcome = new DealOutcome.Lost(Day("2017-06-01")) },
            Open("H4", 999m, null) with { OpenedOn = Day("2017-05-16"), Outcome = new DealOutcome.Won(Day("2017-06-01"), Usd(999m)) },
            Open("H5", 999m, null) with { OpenedOn = Day("2017-05-01"), Outcome = new DealOutcome.Won(Day("2017-05-15"), Usd(999m)) },
        ];
        var coverage = With(new PipelineCoverageOptions { CountUndated = true }, 4, 100m, 0m, [.. history, Open("D1", 300m, null)]);

        var point = Assert.Single(coverage.Conversion!.Points);
        Assert.Equal(("FY2017-Q2", Day("2017-05-15"), Usd(400m), Usd(100m)), (point.PeriodId, point.AsOf, point.Open, point.Won));
        Assert.Equal(Ratio.Of(4, 1), coverage.Required);
        Assert.False(coverage.IsEnough);
    }

    [Fact]
    public void Required_coverage_has_an_interval_when_there_are_periods_enough()
    {
        // Six quarters with 100 open at the point each; 20 or 50 of it won in turn: between 100/50 and 100/20, and around 100/35 on the whole.
        PipelineCoverage After(int quarters) => With(
            new PipelineCoverageOptions { CountUndated = true },
            quarters,
            100m,
            0m,
            [
                .. Enumerable.Range(1, quarters).SelectMany(i => (Deal[])
                [
                    Open($"W{i}", i % 2 == 0 ? 20m : 50m, null) with { OpenedOn = Point(i), Outcome = new DealOutcome.Won(Point(i).PlusDays(20), Usd(i % 2 == 0 ? 20m : 50m)) },
                    Open($"L{i}", i % 2 == 0 ? 80m : 50m, null) with { OpenedOn = Point(i), Outcome = new DealOutcome.Lost(Point(i).PlusDays(20)) },
                ]),
            ]);
        var conversion = After(6).Conversion!;
        Assert.Equal((6, Ratio.Of(210, 600)), (conversion.Points.Length, conversion.Value));
        var (lower, upper) = conversion.RequiredInterval(seed: 1)!.Value;
        Assert.InRange(lower, 2, 600 / 210.0);
        Assert.InRange(upper, 600 / 210.0, 5);
        Assert.Equal((lower, upper), conversion.RequiredInterval(seed: 1));
        Assert.Null(After(4).Conversion!.RequiredInterval(seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => conversion.RequiredInterval(1, 90));
        Assert.Throws<ArgumentOutOfRangeException>(() => conversion.RequiredInterval(1, 0.9, 10));

        // The point of the i-th quarter before: as many days before its end as 15 August is before 30 September.
        static LocalDate Point(int i) => new LocalDate(2017, 10, 1).PlusMonths(-3 * i).PlusDays(-1 - 46);
    }

    [Fact]
    public void Without_history_or_wins_the_required_coverage_is_undefined_and_says_why()
    {
        Deal[] lost = [Open("H1", 100m, null) with { OpenedOn = Day("2017-05-01"), Outcome = new DealOutcome.Lost(Day("2017-06-30")) }];
        var options = new PipelineCoverageOptions { CountUndated = true };

        Assert.Equal("no earlier period was given", With(options, 0, 100m, 0m, lost).WhyRequiredUndefined);
        Assert.Equal("nothing that was open at that point of the earlier periods was won by their end", With(options, 1, 100m, 0m, lost).WhyRequiredUndefined);
        Assert.Equal("nothing of a stated value was open at that point of the earlier periods", With(new PipelineCoverageOptions(), 1, 100m, 0m, lost).WhyRequiredUndefined);
        Assert.Null(With(options, 1, 100m, 0m, lost).Required);
    }

    [Fact]
    public void A_split_deal_covers_each_seller_by_share_and_the_team_of_that_day()
    {
        var deal = Open("D1", 100.01m, "2017-09-01") with { Split = CreditSplit.Create([new CreditShare("Ada", Ratio.Of(1, 2)), new CreditShare("Bob", Ratio.Of(1, 2))]) };
        var parts = ((UnitKind[])[UnitKind.Payee, UnitKind.Team]).Select(kind => Money.Sum(
            PipelineCoverageCalculator.Calculate([deal], Attainments(kind, 100m, 0m), Reds, Calendar, Quarter, Day("2017-08-15"), 0).Select(one => one.Pipeline.Due), Dollar));

        Assert.All(parts, part => Assert.Equal(Usd(100.01m), part));
    }

    [Fact]
    public void Other_days_and_other_periods_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PipelineCoverageCalculator.Calculate([], [], Reds, Calendar, Quarter, Day("2017-10-01"), 0));
        Assert.Throws<ArgumentException>(() => PipelineCoverageCalculator.Calculate([], Attainments(UnitKind.Payee, 1m, 0m), Reds, Calendar, Calendar.Next(Quarter), Day("2017-10-01"), 0));
    }

    private static PipelineCoverage Of(decimal? quota, decimal credited, params Deal[] deals) => With(new PipelineCoverageOptions(), 0, quota, credited, deals);

    private static PipelineCoverage With(PipelineCoverageOptions options, int history, decimal? quota, decimal credited, params Deal[] deals) =>
        PipelineCoverageCalculator.Calculate(deals, Attainments(UnitKind.Payee, quota, credited), Reds, Calendar, Quarter, Day("2017-08-15"), history, options)
            .Single(one => one.Unit.Id == "Ada");

    private static System.Collections.Immutable.ImmutableArray<Attainment> Attainments(UnitKind kind, decimal? quota, decimal credited) => AttainmentCalculator.Calculate(
        Credits(Reds, Sale("S", "Ada", "2017-07-10", credited)),
        quota is { } amount ? Goals(Goal(SalesUnit.Payee("Ada"), "2017-07-01", "2017-09-30", amount)) : Goals(),
        Reds, Measure.Bookings, kind, Calendar, [Quarter]).All;

    private static Deal Open(string id, decimal? amount, string? due) => new()
    {
        Id = id,
        OwnerId = "Ada",
        Outcome = new DealOutcome.Open(),
        OpenedOn = Day("2017-06-30"),
        ExpectedAmount = amount is { } stated ? Usd(stated) : null,
        ExpectedCloseOn = due is null ? null : Day(due),
    };
}

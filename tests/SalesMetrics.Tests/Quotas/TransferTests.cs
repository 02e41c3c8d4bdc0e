using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class TransferTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly FiscalPeriod Quarter = Calendar.Period(2017, PeriodGrain.Quarter, 1);

    // Ada's team is dissolved in mid-quarter: 45 of 90 days in Red, 45 in Blue.
    private static readonly SalesOrganization Moved = SalesOrganization.Create(
        Works("Ada", "Red", "2017-01-01", "2017-02-14"), Works("Ada", "Blue", "2017-02-15"), Works("Bob", "Blue", "2017-01-01"));

    private static readonly Transaction[] Sales =
    [
        Sale("1", "Ada", "2017-02-14", 40_000m), Sale("2", "Ada", "2017-03-01", 7_000m), Correction("3", "1", "2017-04-05", -1_000m),
    ];

    private static readonly Quota[] Quotas = [Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 90_000m)];

    public static TheoryData<TransferRule?, decimal, decimal, decimal> Rules => new()
    {
        { null, 40_000m, 45_000m, -1_000m },
        { new TransferRule.Stays(), 40_000m, 45_000m, -1_000m },
        { new TransferRule.Moves(), 0m, 0m, 0m },
        { new TransferRule.Splits(Ratio.FromPercent(30m)), 40_000m * 0.30m, 45_000m * 0.30m, -1_000m * 0.30m },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_was_sold_before_a_move_stays_moves_or_splits_with_its_quota(TransferRule? rule, decimal credited, decimal quota, decimal corrected)
    {
        var teams = Calculate(UnitKind.Team, rule, Quarter);
        var red = teams.Find(SalesUnit.Team("Red"), Quarter.Id)!;
        var blue = teams.Find(SalesUnit.Team("Blue"), Quarter.Id)!;

        Assert.Equal((Usd(credited), Usd(quota)), (red.Credited, red.Quota ?? Usd(0m)));
        Assert.Equal((Usd(47_000m - credited), Usd(90_000m - quota)), (blue.Credited, blue.Quota!.Value));

        // A correction in the next quarter goes where its sale went.
        var next = Calculate(UnitKind.Team, rule, Calendar.Next(Quarter));
        Assert.Equal(Usd(corrected), next.Find(SalesUnit.Team("Red"), "FY2017-Q2")?.Credited ?? Usd(0m));
        Assert.Equal(Usd(-1_000m - corrected), next.Find(SalesUnit.Team("Blue"), "FY2017-Q2")!.Credited);
        Assert.Equal(Usd(-1_000m), Calculate(UnitKind.Company, rule, Quarter, Calendar.Next(Quarter)).Find(SalesUnit.Company, "FY2017-Q2")!.Credited);
    }

    [Fact]
    public void Shared_and_overlay_quotas_are_their_holders_goals_and_count_for_no_team()
    {
        var book = Goals(
            Quotas[0], Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 10_000m) with { Kind = QuotaKind.Overlay },
            Goal(SalesUnit.Payee("Cem"), "2017-01-01", "2017-03-31", 5_000m) with { Kind = QuotaKind.Shared });
        var people = QuotaCalculator.Calculate(book, Moved, "bookings", UnitKind.Payee, Calendar, [Quarter]);
        var company = QuotaCalculator.Calculate(book, Moved, "bookings", UnitKind.Company, Calendar, [Quarter]);

        Assert.Equal(Usd(10_000m), people.Of(SalesUnit.Payee("Bob"), Quarter.Interval).Amount);
        Assert.Equal(Usd(5_000m), people.Of(SalesUnit.Payee("Cem"), Quarter.Interval).Amount);
        Assert.Equal(Usd(90_000m), company.Of(SalesUnit.Company, Quarter.Interval).Amount);
    }

    [Fact]
    public void A_rep_with_two_roles_in_a_quarter_has_one_attainment_and_two_managers_share_the_quota()
    {
        var both = SalesOrganization.Create(
            Works("Ada", "Red", "2017-01-01", "2017-01-31") with { Role = "Development Representative" },
            Works("Ada", "Red", "2017-02-01") with { Role = "Account Executive", ManagerId = "Eve" });
        var managers = AttainmentCalculator.Calculate(
            Credits(both, Sales[0]), Goals(Quotas), both, Measure.Bookings, UnitKind.Manager, Calendar, [Quarter]);

        // 31 and 59 of 90 days.
        Assert.Equal(Usd(31_000m), managers.Find(SalesUnit.Manager("Head of Red"), Quarter.Id)!.Quota);
        Assert.Equal(Usd(59_000m), managers.Find(SalesUnit.Manager("Eve"), Quarter.Id)!.Quota);
        Assert.Equal(Ratio.Of(40_000, 59_000), managers.Find(SalesUnit.Manager("Eve"), Quarter.Id)!.Value);
    }

    [Fact]
    public void Over_assignment_is_what_people_have_beyond_the_managers_own_goal()
    {
        var book = Goals(
            Quotas[0], Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 60_000m), Goal(SalesUnit.Team("Blue"), "2017-01-01", "2017-03-31", 100_000m),
            Goal(SalesUnit.Team("Green"), "2017-01-01", "2017-03-31", 1_000m));
        var gaps = QuotaGapCalculator.Calculate(book, Moved, "bookings", UnitKind.Team, Calendar, [Quarter]);

        Assert.Equal(["Blue", "Green", "Red"], gaps.Select(gap => gap.Unit.Id));
        Assert.Equal((Usd(45_000m + 60_000m - 100_000m), Ratio.FromPercent(5m)), (gaps[0].Gap!.Value, gaps[0].OverAssignment!.Value));

        // Green is a team without members, Red has no goal of its own.
        Assert.Null(gaps[1].Gap);
        Assert.StartsWith("Over-assignment of Team:Green in FY2017-Q1: undefined (nobody in the unit has a goal)", gaps[1].Explain().ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Over-assignment of Team:Red in FY2017-Q1: undefined (the unit has no goal of its own)", gaps[2].Explain().ToString(), StringComparison.Ordinal);
        Assert.Equal(Usd(45_000m), gaps[2].RolledUp.Amount);
        Assert.Throws<ArgumentOutOfRangeException>(() => QuotaGapCalculator.Calculate(book, Moved, "bookings", UnitKind.Payee, Calendar, [Quarter]));
    }

    private static Attainments Calculate(UnitKind kind, TransferRule? rule, params FiscalPeriod[] periods) =>
        AttainmentCalculator.Calculate(Credits(Moved, Sales), Goals(Quotas), Moved, Measure.Bookings, kind, Calendar, [.. periods], rule);
}

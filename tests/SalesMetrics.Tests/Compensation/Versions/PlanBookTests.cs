using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Compensation.Versions.Dated;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Versions;

public class PlanBookTests
{
    private static readonly PlanVersion First = Version("v1", Straight("p"), "2017-01-01");
    private static readonly PlanVersion Second = Version("v2", Double("p"), "2017-05-15");

    [Fact]
    public void A_version_holds_from_its_day_until_the_day_before_the_next()
    {
        var book = Book([Second, First], ForRole("AE", "p", "2016-01-01", "2017-12-31"));
        var role = In("Ada", "AE", "2016-01-01");

        Assert.Null(book.On(Day("2016-12-31"), role));
        Assert.Same(First, book.On(Day("2017-01-01"), role));
        Assert.Same(First, book.On(Day("2017-05-14"), role));
        Assert.Same(Second, book.On(Day("2017-05-15"), role));
        Assert.Null(book.On(Day("2018-01-01"), role));
        Assert.Same(Second, book.VersionOn(Day("2018-01-01"), "p"));
        Assert.Null(book.VersionOn(Day("2018-01-01"), "q"));
        Assert.Equal([First, Second], book.Versions);
    }

    [Fact]
    public void A_plan_of_ones_own_goes_before_the_roles()
    {
        var own = Version("o1", Straight("own"), "2017-01-01");
        var book = Book([First, own], ForRole("AE", "p", "2017-01-01"), ForPayee("Ada", "own", "2017-03-01", "2017-03-31"));

        Assert.Same(First, book.On(Day("2017-02-28"), In("Ada", "AE", "2017-01-01")));
        Assert.Same(own, book.On(Day("2017-03-01"), In("Ada", "AE", "2017-01-01")));
        Assert.Same(First, book.On(Day("2017-04-01"), In("Ada", "AE", "2017-01-01")));
        Assert.Same(First, book.On(Day("2017-03-01"), In("Bob", "AE", "2017-01-01")));
        Assert.Null(book.On(Day("2017-03-01"), In("Bob", "", "2017-01-01")));
    }

    [Fact]
    public void Overlapping_days_and_unknown_plans_are_issues_and_the_earlier_stays()
    {
        var book = PlanBook.Create(
            [First], ForRole("AE", "p", "2017-02-01"), ForRole("AE", "p", "2017-01-01", "2017-02-01"), ForPayee("Ada", "nowhere", "2017-01-01"), ForPayee("Bob", "p", "2017-01-01"));

        Assert.Equal([("unknown-plan", "nowhere"), ("plan-overlap", "2017-02-01")], book.Issues.Select(issue => (issue.Code, issue.Value)));
        Assert.All(book.Issues, issue => Assert.Equal(IssueOutcome.Rejected, issue.Outcome));
        Assert.Equal(["p for payee Bob from 2017-01-01", "p for role AE from 2017-01-01 to 2017-02-01"], book.Value.Assignments.Select(one => one.ToString()));
    }

    [Fact]
    public void Assignments_stand_by_plan_and_day_and_one_may_be_of_a_single_day()
    {
        var book = Book(
            [First, Version("o1", Straight("own"), "2017-01-01")],
            ForRole("AE", "p", "2017-06-01"),
            ForRole("SE", "p", "2017-01-01"),
            ForRole("CSM", "own", "2017-03-01"),
            ForPayee("Ada", "own", "2017-02-01", "2017-02-01"));

        Assert.Equal(
            ["own for payee Ada from 2017-02-01 to 2017-02-01", "own for role CSM from 2017-03-01", "p for role SE from 2017-01-01", "p for role AE from 2017-06-01"],
            book.Assignments.Select(one => one.ToString()));
    }

    [Fact]
    public void A_version_may_state_on_target_earnings_in_its_currency_or_none()
    {
        var earnings = new OnTargetEarnings(Usd(72_000m), Usd(48_000m));

        Assert.Equal(earnings, (First with { OnTargetEarnings = earnings }).OnTargetEarnings);
        Assert.Null((First with { OnTargetEarnings = null }).OnTargetEarnings);
    }


    [Fact]
    public void Misuse_is_refused()
    {
        var euro = Currency.Of("EUR");
        var inEuro = Plan.Create("e", "E", euro, PeriodGrain.Quarter, Component("own", Ratio.One, UnitKind.Payee, PayCurve.Linear));
        var monthly = Plan.Create("p", "P", Dollar, PeriodGrain.Month, Component("own", Ratio.One, UnitKind.Payee, PayCurve.Linear));
        Assert.Throws<ArgumentException>("versions", () => PlanBook.Create([]));
        Assert.Throws<ArgumentException>("versions", () => PlanBook.Create([null!]));
        Assert.Throws<ArgumentException>("assignments", () => PlanBook.Create([First], (PlanAssignment)null!));
        Assert.Contains("'v1'", Assert.Throws<ArgumentException>("versions", () => PlanBook.Create([First, Version("v1", Double("p"), "2018-01-01")])).Message, StringComparison.Ordinal);
        Assert.Contains("2017-01-01", Assert.Throws<ArgumentException>("versions", () => PlanBook.Create([First, Version("v3", Double("p"), "2017-01-01")])).Message, StringComparison.Ordinal);
        Assert.Contains("kinds of period", Assert.Throws<ArgumentException>("versions", () => PlanBook.Create([First, Version("v3", monthly, "2018-01-01")])).Message, StringComparison.Ordinal);
        Assert.Throws<CurrencyMismatchException>(() => PlanBook.Create([First, Version("e1", inEuro, "2017-01-01", TargetIncentives.Create(new Money(1m, euro)))]));
        Assert.Throws<CurrencyMismatchException>(() => Version("e1", inEuro, "2017-01-01"));
        Assert.Throws<CurrencyMismatchException>(() => new PlanVersion("v1", First.Plan, First.TargetIncentives, First.Change) { OnTargetEarnings = new(new Money(1m, euro), new Money(1m, euro)) });
        Assert.Throws<ArgumentException>("id", () => Version(" ", Straight("p"), "2017-01-01"));
        Assert.Throws<ArgumentException>("change", () => new PlanVersion("v1", First.Plan, First.TargetIncentives, new PlanChange(Day("2017-01-01"), " ", "Eve")));
        Assert.Throws<ArgumentException>("to", () => ForRole("AE", "p", "2017-01-02", "2017-01-01"));
        Assert.Throws<ArgumentException>("planId", () => ForRole("AE", " ", "2017-01-02"));
        Assert.Throws<ArgumentException>("role", () => new PlanHolder.OfRole(" "));
        Assert.Throws<ArgumentException>("payeeId", () => new PlanHolder.OfPayee(""));
    }
}

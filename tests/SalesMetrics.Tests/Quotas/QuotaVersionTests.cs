using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class QuotaVersionTests
{
    private static readonly SalesUnit Ada = SalesUnit.Payee("Ada");

    private static readonly Quota First = Goal(Ada, "2017-01-01", "2017-03-31", 300m);

    private static readonly Quota Raised = First with
    {
        Amount = Usd(400m),
        KnownFrom = Day("2017-02-15"),
        Reason = "took over Red's accounts",
        Author = "Eve",
    };

    [Fact]
    public void A_later_version_is_in_force_and_the_one_it_replaced_is_kept()
    {
        var book = QuotaBook.Create(Dollar, Raised, First);

        Assert.True(book.IsClean);
        Assert.Equal([Raised], book.Value.Of(Ada, "bookings").AsEnumerable());
        Assert.Equal([First, Raised], book.Value.VersionsOf(Ada, "bookings").AsEnumerable());
        Assert.Equal("Payee:Ada 2017-01-01/2017-03-31 400.00 USD, known from 2017-02-15 by Eve: took over Red's accounts", Raised.ToString());
    }

    [Fact]
    public void The_day_before_a_version_was_known_the_earlier_one_holds()
    {
        var book = QuotaBook.Create(Dollar, First, Raised).Value;

        Assert.Equal([First], book.AsKnownOn(Day("2017-02-14")).Quotas);
        Assert.Equal([Raised], book.AsKnownOn(Day("2017-02-15")).Quotas);
        Assert.Empty(QuotaBook.Create(Dollar, Raised).Value.AsKnownOn(Day("2017-02-14")).Quotas);
    }

    [Fact]
    public void A_quarter_may_be_replaced_by_two_pieces_that_cover_it()
    {
        var before = Goal(Ada, "2017-01-01", "2017-02-14", 150m) with { KnownFrom = Day("2017-02-10") };
        var after = Goal(Ada, "2017-02-15", "2017-03-31", 250m) with { KnownFrom = Day("2017-02-10") };
        var book = QuotaBook.Create(Dollar, after, First, before);

        Assert.True(book.IsClean);
        Assert.Equal([before, after], book.Value.Quotas);
    }

    [Fact]
    public void A_version_that_leaves_days_of_the_old_one_without_a_goal_comes_back()
    {
        var half = Goal(Ada, "2017-01-01", "2017-02-14", 150m) with { KnownFrom = Day("2017-02-10") };
        var book = QuotaBook.Create(Dollar, First, half);

        Assert.Equal([First], book.Value.Quotas);
        Assert.Equal([First], book.Value.Versions);
        Assert.Equal("quota-partly-replaced", Assert.Single(book.Issues).Code);
    }

    [Fact]
    public void Of_three_versions_each_day_knows_its_own()
    {
        var last = Raised with { Amount = Usd(350m), KnownFrom = Day("2017-05-01"), Reason = "appeal" };
        var book = QuotaBook.Create(Dollar, last, First, Raised).Value;

        Assert.Equal(
            [300m, 400m, 400m, 350m],
            ((string[])["2016-01-01", "2017-02-15", "2017-04-30", "2017-05-01"]).Select(day => Assert.Single(book.AsKnownOn(Day(day)).Quotas).Amount.Amount));
    }
}

using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class QuotaBookTests
{
    [Fact]
    public void Of_two_quotas_that_share_a_day_one_stays_and_one_comes_back_whatever_the_order()
    {
        var early = Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 10m);
        var late = Goal(SalesUnit.Payee("Ada"), "2017-03-31", "2017-06-30", 20m);

        foreach (Quota[] order in (Quota[][])[[early, late], [late, early]])
        {
            var book = QuotaBook.Create(Dollar, order);

            Assert.Equal([early], book.Value.Quotas);
            Assert.Equal("quota-overlap", Assert.Single(book.Issues).Code);
        }
    }

    [Fact]
    public void A_quota_in_another_currency_comes_back_as_an_issue()
    {
        var yen = new Quota
        {
            Unit = SalesUnit.Payee("Ada"),
            Interval = Days("2017-01-01", "2017-03-31"),
            Amount = new Money(1_000m, Currency.Of("JPY")),
        };

        var book = QuotaBook.Create(Dollar, yen);

        Assert.Empty(book.Value.Quotas);
        Assert.Equal("quota-currency", Assert.Single(book.Issues).Code);
    }

    [Fact]
    public void Quotas_of_different_measures_may_share_days()
    {
        var bookings = Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 10m);

        var book = QuotaBook.Create(Dollar, bookings, bookings with { MeasureId = "margin" });

        Assert.True(book.IsClean);
        Assert.Equal(bookings, Assert.Single(book.Value.Of(SalesUnit.Payee("Ada"), "bookings")));
    }

    [Fact]
    public void Minus_zero_is_zero()
    {
        Assert.False(decimal.IsNegative((-Usd(0m)).Amount));
        Assert.Equal(Usd(0m), Goal(SalesUnit.Company, "2017-01-01", "2017-03-31", -0m * 1.00m).Amount);
        Assert.Equal(Usd(0m), Goal(SalesUnit.Company, "2017-01-01", "2017-03-31", decimal.Negate(0m)).Amount);
    }

    [Fact]
    public void A_quota_is_zero_or_more_and_in_whole_minor_units()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Goal(SalesUnit.Company, "2017-01-01", "2017-03-31", -0.01m));
        Assert.Throws<ArgumentException>(() => Goal(SalesUnit.Company, "2017-01-01", "2017-03-31", 0.001m));
        Assert.Equal(Usd(0m), Goal(SalesUnit.Company, "2017-01-01", "2017-03-31", 0m).Amount);
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests;

public class UnitOfAccountTests
{
    private static readonly Currency Points = Currency.OfUnit("points");

    [Theory]
    [InlineData("points", 0)]
    [InlineData("new-logos", 0)]
    [InlineData("activities1", 9)]
    [InlineData("h", 2)]
    public void A_unit_keeps_its_code_and_decimals_and_is_no_money(string code, int decimals)
    {
        var unit = Currency.OfUnit(code, decimals);

        Assert.Equal((code, decimals), (unit.Code, unit.MinorUnits));
        Assert.Equal(unit, Currency.OfUnit(code, decimals));
        Assert.False(unit.IsMonetary);
        Assert.Null(unit.LastTender);
        Assert.DoesNotContain(unit, Currency.All);
        Assert.False(Currency.TryOf(code, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("USD")]
    [InlineData("Points")]
    [InlineData("1st")]
    [InlineData("-x")]
    [InlineData("two words")]
    [InlineData("twelve-chars")]
    public void A_code_of_another_form_is_refused(string code) =>
        Assert.Equal("code", Assert.Throws<ArgumentException>(() => Currency.OfUnit(code)).ParamName);

    [Fact]
    public void Decimals_run_from_0_to_9()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Currency.OfUnit("hours", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Currency.OfUnit("hours", 10));
        Assert.NotEqual(Currency.OfUnit("hours"), Currency.OfUnit("hours", 2));
    }

    [Fact]
    public void Units_order_after_currencies_by_code_and_then_by_decimals()
    {
        Currency[] ordered =
        [
            Currency.None, Currency.Of("AED"), Currency.Of("ZWL"), Currency.OfUnit("a"), Currency.OfUnit("a-b"), Currency.OfUnit("a1"),
            Currency.OfUnit("ab"), Currency.OfUnit("ab", 2), Currency.OfUnit("b"),
        ];

        Assert.Equal(ordered, ordered.Reverse().Order());
        Assert.True(Currency.All.All(currency => currency.IsMonetary));
        Assert.False(Currency.None.IsMonetary);
    }

    [Fact]
    public void Points_are_written_and_split_like_money()
    {
        Assert.Equal("12 points", new Money(12m, Points).ToString());
        Assert.Equal("7.5 hours", new Money(7.5m, Currency.OfUnit("hours", 1)).ToString());
        Assert.Equal([new Money(4m, Points), new Money(3m, Points), new Money(3m, Points)], new Money(10m, Points).Allocate(3).AsEnumerable());
    }

    [Fact]
    public void Points_do_not_mix_with_money_or_with_points_of_other_decimals()
    {
        Assert.Throws<CurrencyMismatchException>(() => new Money(1m, Points) + Usd(1m));
        var fault = Assert.Throws<CurrencyMismatchException>(() => new Money(1m, Points) + new Money(1m, Currency.OfUnit("points", 2)));
        Assert.Equal("An amount in points with 2 decimals was given where points with 0 are needed.", fault.Message);
    }

    [Fact]
    public void Nothing_is_converted_or_paid_in_points()
    {
        Assert.Throws<ArgumentException>(() => new ExchangeRate { From = Points, To = Dollar, Rate = 2m, EffectiveFrom = Day("2017-01-01") });
        Assert.Throws<ArgumentException>(() => new ExchangeRate { From = Dollar, To = Points, Rate = 2m, EffectiveFrom = Day("2017-01-01") });
        Assert.Throws<ArgumentException>(() => new TargetIncentive { PayeeId = "Ada", Amount = new Money(10m, Points) });
        Assert.Throws<ArgumentException>(() => TargetIncentives.Create(new Money(10m, Points)));
        Assert.Throws<ArgumentException>(() => Plan.Create("p", "P", Points, PeriodGrain.Quarter));
    }

    [Fact]
    public void A_journal_of_sales_margin_and_logos_gives_an_attainment_of_each()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));
        var logos = Currency.OfUnit("logos");
        var journal = TransactionJournal.Create(
            Sale("1", "Ada", "2017-01-05", 1_000m),
            Sale("1m", "Ada", "2017-01-05", 300m) with { Category = "margin" },
            Sale("1l", "Ada", "2017-01-05", 0m) with { Category = "new-logos", Amount = new Money(1m, logos) },
            Correction("2m", "1m", "2017-02-01", -50m)).Value;
        var money = CreditCalculator.Calculate(journal, organization, Dollar);
        var counts = CreditCalculator.Calculate(journal, organization, logos);

        Assert.True(money.IsClean && counts.IsClean);
        Assert.Equal(Ratio.Of(1_000, 2_000), AttainmentOf(money.Value, organization, Measure.Bookings, Usd(2_000m)).Value);
        Assert.Equal(Ratio.Of(300 - 50, 500), AttainmentOf(money.Value, organization, Measure.OfCategory("margin"), Usd(500m)).Value);

        var newLogos = AttainmentOf(counts.Value, organization, Measure.OfCategory("new-logos", "New logos"), new Money(3m, logos));
        Assert.Equal(Ratio.Of(1, 3), newLogos.Value);
        Assert.StartsWith(
            "Attainment of Payee:Ada in FY2017-Q1: 33.3333 %  (credited / quota)\n  New logos of Payee:Ada 2017-01-01 to 2017-03-31: 1 logos  (sum of credited new-logos",
            newLogos.Explain().ToString(),
            StringComparison.Ordinal);
    }

    private static Attainment AttainmentOf(CreditBook credits, SalesOrganization organization, Measure measure, Money goal)
    {
        var quarter = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 1);
        var quotas = QuotaBook.Create(
            goal.Currency, new Quota { Unit = SalesUnit.Payee("Ada"), Interval = quarter.Interval, Amount = goal, MeasureId = measure.Id });
        return AttainmentCalculator
            .Calculate(credits, quotas.Value, organization, measure, UnitKind.Payee, FiscalCalendar.Gregorian, [quarter])
            .Find(SalesUnit.Payee("Ada"), quarter.Id)!;
    }
}

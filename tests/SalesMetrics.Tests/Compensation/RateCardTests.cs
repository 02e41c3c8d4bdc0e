using SalesMetrics.Compensation;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class RateCardTests
{
    private static readonly RateCardLine A = new("A", new ProductRate.PerDeal(Usd(40m)));
    private static readonly RateCardLine B = new("B", new ProductRate.PerUnit(Usd(0.125m)));
    private static readonly RateCardLine Others = new("", new ProductRate.OfCredit(Percent(1.5m)));

    [Fact]
    public void Lines_stand_by_product_and_the_one_for_others_comes_first()
    {
        var card = RateCard.Create(B, Others, A);

        Assert.Equal([Others, A, B], card.Lines.AsEnumerable());
        Assert.Equal("any other product: 1.5 % of credit; A: 40.00 USD a deal; B: 0.125 USD a unit", card.ToString());
    }

    [Fact]
    public void A_product_without_a_line_of_its_own_is_rated_by_the_line_for_others()
    {
        Assert.Same(A, RateCard.Create(A, Others).Find("A"));
        Assert.Same(Others, RateCard.Create(A, Others).Find("B"));
        Assert.Null(RateCard.Create(A, B).Find("C"));
    }

    [Fact]
    public void A_card_without_lines_or_with_two_rates_for_a_product_is_refused()
    {
        Assert.Throws<ArgumentException>("lines", () => RateCard.Create());
        Assert.Contains(
            "The product 'B' has two rates",
            Assert.Throws<ArgumentException>("lines", () => RateCard.Create(B, A, B with { Rate = A.Rate })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_of_the_same_lines_are_equal()
    {
        Assert.Equal((RateCard.Create(A, B), RateCard.Create(A, B).GetHashCode()), (RateCard.Create(B, A), RateCard.Create(B, A).GetHashCode()));
        Assert.NotEqual(RateCard.Create(A, B), RateCard.Create(A));
        Assert.False(RateCard.Create(A).Equals(null));
    }

    [Fact]
    public void A_rate_below_zero_is_refused_and_one_of_zero_is_not()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => new ProductRate.OfCredit(Percent(-1)));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => new ProductRate.PerDeal(Usd(-1m)));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => new ProductRate.PerUnit(Usd(-1m)));
        Assert.Equal((Ratio.Zero, Usd(0m), Usd(0m)), (new ProductRate.OfCredit(Ratio.Zero).Rate, new ProductRate.PerDeal(Usd(0m)).Amount, new ProductRate.PerUnit(Usd(0m)).Amount));
    }

    [Fact]
    public void Sales_without_a_deal_count_as_a_deal_each()
    {
        var credits = Credits(SmallTeam.Organization, Sale("1", "Ada", "2017-01-02", 500m), Sale("2", "Ada", "2017-01-03", 700m));

        var pay = ProductPayCalculator.Calculate(RateCard.Create(A with { ProductId = "" }), credits.Credits, Dollar);

        Assert.Equal(Usd(80m), pay.Amount);
    }

    [Fact]
    public void More_returns_than_sales_of_a_product_pay_nothing_and_take_nothing_from_the_others()
    {
        var credits = Credits(
            SmallTeam.Organization, Sale("1", "Ada", "2017-01-02", 1_000m) with { ProductId = "A" }, Sale("2", "Ada", "2017-01-03", -300m) with { ProductId = "B" });
        var card = RateCard.Create(new RateCardLine("A", new ProductRate.OfCredit(Percent(7))), new RateCardLine("B", new ProductRate.OfCredit(Percent(10))));

        Assert.Equal(Usd(70m), ProductPayCalculator.Calculate(card, credits.Credits, Dollar).Amount);
    }

    [Fact]
    public void Pay_by_product_is_in_one_currency()
    {
        var euro = Currency.Of("EUR");
        var credits = Credits(SmallTeam.Organization, Sale("1", "Ada", "2017-01-02", 500m)).Credits;
        void Refused(ProductRate rate, Currency currency) => Assert.Throws<CurrencyMismatchException>(
            () => ProductPayCalculator.Calculate(RateCard.Create(new RateCardLine("", rate)), credits, currency));

        Refused(Others.Rate, euro);
        Refused(new ProductRate.PerDeal(new Money(40m, euro)), Dollar);
        Refused(new ProductRate.PerUnit(new Money(40m, euro)), Dollar);

        // Without a credit of money it does not matter in what money credits are.
        Assert.Equal(new Money(40m, euro), ProductPayCalculator.Calculate(RateCard.Create(new RateCardLine("", new ProductRate.PerDeal(new Money(40m, euro)))), credits, euro).Amount);
        Assert.Equal(Usd(0m), ProductPayCalculator.Calculate(RateCard.Create(Others), default, Dollar).Amount);
    }
}

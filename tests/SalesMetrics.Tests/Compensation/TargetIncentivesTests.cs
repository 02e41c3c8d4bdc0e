using SalesMetrics.Compensation;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class TargetIncentivesTests
{
    [Fact]
    public void A_named_payee_has_its_own_amount_and_everybody_else_the_default()
    {
        var targets = TargetIncentives.Create(Usd(4_000m), Of("Ada", 5_000m));

        Assert.Equal(Usd(5_000m), targets.On(Day("2017-03-31"), "Ada"));
        Assert.Equal(Usd(4_000m), targets.On(Day("2017-03-31"), "Bob"));
    }

    [Fact]
    public void An_amount_holds_from_its_first_day_until_the_next()
    {
        var targets = TargetIncentives.Create(Usd(4_000m), Of("Ada", 6_000m, "2017-07-01"), Of("Ada", 5_000m, "2017-04-01"));

        Assert.Equal(
            [Usd(4_000m), Usd(5_000m), Usd(5_000m), Usd(6_000m)],
            new[] { "2017-03-31", "2017-04-01", "2017-06-30", "2017-07-01" }.Select(day => targets.On(Day(day), "Ada")));
    }

    [Fact]
    public void Two_amounts_from_one_day_are_refused() =>
        Assert.Throws<ArgumentException>(() => TargetIncentives.Create(Usd(0m), Of("Ada", 1m), Of("Ada", 2m)));

    [Fact]
    public void Another_currency_a_negative_amount_and_a_fraction_of_a_cent_are_refused()
    {
        Assert.Throws<CurrencyMismatchException>(() => TargetIncentives.Create(new Money(1m, Currency.Of("EUR")), Of("Ada", 1m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TargetIncentives.Create(Usd(-1m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of("Ada", -1m));
        Assert.Throws<ArgumentException>(() => TargetIncentives.Create(Usd(1.001m)));
        Assert.Throws<ArgumentException>(() => TargetIncentives.Create(default));
    }

    private static TargetIncentive Of(string payee, decimal amount, string? fromIso = null) =>
        new() { PayeeId = payee, Amount = Usd(amount), From = fromIso is null ? null : Day(fromIso) };

    [Fact]
    public void Amounts_of_named_payees_stand_by_payee_and_day()
    {
        var targets = TargetIncentives.Create(Usd(1m), Of("Bob", 9m), Of("Ada", 6m, "2017-07-01"), Of("Ada", 4m), Of("Ada", 5m, "2017-04-01"));

        Assert.Equal([("Ada", Usd(4m)), ("Ada", Usd(5m)), ("Ada", Usd(6m)), ("Bob", Usd(9m))], targets.Exceptions.Select(one => (one.PayeeId, one.Amount)));
        Assert.Throws<ArgumentException>("value", () => Of(" ", 1m));
        Assert.Contains(
            "'Ada' has two target incentives from the same day",
            Assert.Throws<ArgumentException>("exceptions", () => TargetIncentives.Create(Usd(1m), Of("Ada", 6m, "2017-07-01"), Of("Bob", 6m, "2017-07-01"), Of("Ada", 4m, "2017-07-01"))).Message,
            StringComparison.Ordinal);
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Crediting;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Settlements;

/// <summary>Case 30 of <c>spec/compensation.md</c>, section 2: credit, plan and pay currencies, each at a stated rate, rounded at one step.</summary>
public class PayCurrencyTests
{
    private static readonly Currency Euro = Currency.Of("EUR");
    private static readonly Currency Yen = Currency.Of("JPY");

    /// <summary>A deal of 100,000 USD on a plan in EUR: 0.92 on the day of booking, 0.95 on the pay day.</summary>
    [Fact]
    public void Case_30_a_deal_is_credited_at_the_rate_of_its_booking_and_restated_only_if_the_plan_says_so()
    {
        var rates = ExchangeRates.Create(Rate(Dollar, Euro, "2017-01-01", 0.92m), Rate(Dollar, Euro, "2017-04-01", 0.95m));
        var organization = SalesMetrics.Organization.SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));
        var journal = TransactionJournal.Create(Sale("1", "Ada", "2017-03-10", 100_000m)).Value;
        Money Credited(PayCurrencyTerms terms) => CreditCalculator
            .Calculate(journal, organization, Euro, terms.RatesToCredit(rates, SettlementTests.Month(4))).Value.Credits.Single().Amount;

        Assert.Equal(new Money(92_000.00m, Euro), Credited(new() { Currency = Euro }));
        Assert.Equal(new Money(95_000.00m, Euro), Credited(new() { Currency = Euro, CreditRates = CreditRateDay.PayDay }));
    }

    /// <summary>Paid in EUR from a plan in USD: 1,000.01 x 0.915 = 915.00915 and 0.01 x 0.925 = 0.00925, each rounded once.</summary>
    [Fact]
    public void Case_30_what_is_payable_is_converted_at_the_rate_of_its_pay_day_and_rounded_once()
    {
        var rates = ExchangeRates.Create(Rate(Dollar, Euro, "2017-01-31", 0.915m), Rate(Dollar, Euro, "2017-02-28", 0.925m));

        var paid = PayCurrencyCalculator.Convert(Settled(1_000.01m, 0.01m), new() { Currency = Euro }, rates);

        Assert.Empty(paid.Issues);
        Assert.Equal([new Money(915.01m, Euro), new Money(0.01m, Euro)], paid.Value.Payments.Select(payment => payment.Amount));
        Assert.Equal(new Money(915.02m, Euro), paid.Value.Total);
        var lines = paid.Value.Explain().ToString().Split('\n');
        Assert.Equal("Paid to Ada: 915.02 EUR  (sum of the payments)", lines[0]);
        Assert.Equal(
            "  Paid on 2017-01-31 for FY2017-M01: 915.01 EUR  (1000.01 USD x 0.915, the rate from USD to EUR stated from 2017-01-31 on, rounded once to 2 decimals)", lines[1]);
        Assert.Equal("    Paid in FY2017-M01: 1000.01 USD  (counted + top-up + advance - recovered)", lines[2]);
    }

    [Fact]
    public void The_pay_day_comes_so_many_days_after_the_period_and_a_tie_goes_where_the_plan_says()
    {
        var rates = ExchangeRates.Create(Rate(Dollar, Yen, "2017-02-15", 110.5m), Rate(Dollar, Yen, "2017-02-16", 120m));
        var terms = new PayCurrencyTerms { Currency = Yen, PayDayLagDays = 15 };

        Assert.Equal(new Money(111m, Yen), PayCurrencyCalculator.Convert(Settled(1m), terms, rates).Value.Total); // 110.5
        Assert.Equal(new Money(110m, Yen), PayCurrencyCalculator.Convert(Settled(1m), terms with { Rounding = MidpointRounding.ToEven }, rates).Value.Total);
        Assert.Equal(new Money(120m, Yen), PayCurrencyCalculator.Convert(Settled(1m), terms with { PayDayLagDays = 16 }, rates).Value.Total);
    }

    [Fact]
    public void Without_a_rate_a_period_is_not_paid_and_listed_and_nothing_needs_none()
    {
        var rates = ExchangeRates.Create(Rate(Dollar, Euro, "2017-02-28", 0.5m), Rate(Euro, Dollar, "2017-01-01", 2m));

        var paid = PayCurrencyCalculator.Convert(Settled(10m, 20m, 0m), new() { Currency = Euro }, rates);

        Assert.Equal(new Money(10m, Euro), paid.Value.Total);
        Assert.Equal(["FY2017-M02", "FY2017-M03"], paid.Value.Payments.Select(payment => payment.Line.Earned.Period.Id));
        Assert.Equal(("no-rate", IssueOutcome.Rejected, "Ada", "FY2017-M01", "10.00 USD"), paid.Issues.Select(issue => (issue.Code, issue.Outcome, issue.Source, issue.Field, issue.Value)).Single());
        Assert.Equal(Usd(30m), PayCurrencyCalculator.Convert(Settled(10m, 20m, 0m), new() { Currency = Dollar }, rates).Value.Total);
        Assert.Contains("no conversion is needed", PayCurrencyCalculator.Convert(Settled(10m), new() { Currency = Dollar }, rates).Value.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rates_fixed_on_a_day_are_those_of_that_day_for_every_day()
    {
        var rates = ExchangeRates.Create(Rate(Dollar, Euro, "2017-01-01", 0.9m), Rate(Dollar, Euro, "2017-06-01", 0.8m), Rate(Dollar, Yen, "2017-06-01", 100m));

        var then = rates.FixedOn(Day("2017-03-01"));

        Assert.True(then.TryGetOn(Day("1999-01-01"), Dollar, Euro, out var early) && then.TryGetOn(Day("2050-01-01"), Dollar, Euro, out var late) && early == late && early.Rate == 0.9m);
        Assert.False(then.TryGetOn(Day("2017-07-01"), Dollar, Yen, out _));
    }

    /// <summary>The total is the sum of rounded payments, and so near the exact one as half a cent a payment allows.</summary>
    [PayLaw]
    public bool Converted_payments_add_up_to_the_converted_total_and_are_each_within_half_a_minor_unit(int[] cents, ushort rate, bool isYen)
    {
        var settlement = Settled([.. cents.Take(24).Select(one => Math.Abs(one % 10_000_000) / 100m)]);
        var to = isYen ? Yen : Euro;
        var stated = (rate + 1) / 1_000m;
        var paid = PayCurrencyCalculator.Convert(settlement, new() { Currency = to }, ExchangeRates.Create(Rate(Dollar, to, "2000-01-01", stated))).Value;
        var unit = isYen ? 1m : 0.01m;
        return paid.Total == Money.Sum(paid.Payments.Select(payment => payment.Amount), to)
            && paid.Payments.All(payment => payment.Amount.IsWholeMinorUnits && Math.Abs(payment.Amount.Amount - (payment.Line.Paid.Amount * stated)) <= unit / 2)
            && Math.Abs(paid.Total.Amount - (settlement.Paid.Amount * stated)) <= paid.Payments.Length * unit / 2;
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>("value", () => new PayCurrencyTerms { Currency = Currency.None });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new PayCurrencyTerms { Currency = Euro, PayDayLagDays = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new PayCurrencyTerms { Currency = Euro, PayDayLagDays = 367 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new PayCurrencyTerms { Currency = Euro, CreditRates = (CreditRateDay)7 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new PayCurrencyTerms { Currency = Euro, Rounding = (MidpointRounding)7 });
    }

    private static ExchangeRate Rate(Currency from, Currency to, string day, decimal rate) => new() { From = from, To = to, EffectiveFrom = Day(day), Rate = rate };

    private static PaySettlement Settled(params decimal[] earned) => SettlementCalculator.Settle(
        "Ada", earned.Select((amount, i) => new EarnedPay(SettlementTests.Month(i + 1), Usd(amount))), SettlementTests.Always(new()), SettlementBalance.None(Dollar));
}

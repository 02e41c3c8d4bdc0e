using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Modelling.TwoQuarters;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

public class EarningsEstimateTests
{
    // Ada has 80,000 of 100,000 in the first quarter, Bob nothing. Above 100 % each point pays double, and the team counts nothing here.
    private static readonly PlanFacts Now = Of(Sale("1", "Ada", "2017-02-01", 80_000m));
    private static readonly PlanTerms Accelerating = Terms(OfOne(PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(2, 1))));

    [Fact]
    public void A_deal_that_crosses_the_goal_is_worth_more_after_another()
    {
        var estimate = EarningsEstimateCalculator.Calculate(
            Accelerating, Now, "Ada", [Sale("A", "Ada", "2017-03-01", 20_000m), Sale("B", "Ada", "2017-03-02", 30_000m)]).Value;

        // 80 % pays 3,200; with A 100 % pays 4,000; with B 110 % pays 4,800; with both 130 % pays 6,400.
        Assert.Equal((Usd(3_200m), Usd(6_400m), Usd(3_200m)), (estimate.Now, estimate.IfAllClose, estimate.Together));
        Assert.Equal(
            [new EarningsEstimateLine("A", Usd(800m), Usd(800m), Usd(1_600m)), new EarningsEstimateLine("B", Usd(1_600m), Usd(2_400m), Usd(2_400m))], estimate.Deals.AsEnumerable());
    }

    [Fact]
    public void Colleagues_gain_from_a_deal_through_their_team_and_the_company_pays_it_all()
    {
        var estimate = EarningsEstimateCalculator.Calculate(Linear, Now, "Bob", [Sale("A", "Ada", "2017-03-01", 50_000m)]).Value;

        // The team's attainment goes from 80 / 500 to 130 / 500: 100 for each; Ada gains 1,500 herself.
        Assert.Equal((Usd(160m), Usd(100m), Usd(1_500m + 200m)), (estimate.Now, estimate.Together, estimate.CompanyCost));
    }

    [Fact]
    public void A_deal_of_the_next_quarter_is_paid_with_that_quarter()
    {
        var line = EarningsEstimateCalculator.Calculate(Accelerating, Now, "Ada", [Sale("A", "Ada", "2017-04-01", 50_000m)]).Value.Deals.Single();

        Assert.Equal((Usd(2_000m), Usd(2_000m), Usd(2_000m)), (line.Alone, line.InOrder, line.Last));
    }

    [Fact]
    public void A_deal_that_cannot_be_credited_is_worth_nothing_and_listed()
    {
        var euros = new Transaction { Id = "E", Date = Day("2017-03-01"), Amount = new Money(1_000m, Currency.Of("EUR")), Split = CreditSplit.To("Ada") };
        var estimate = EarningsEstimateCalculator.Calculate(Accelerating, Now, "Ada", [euros]);

        Assert.Equal(Usd(0m), estimate.Value.Together);
        Assert.Equal("no-rate", Assert.Single(estimate.Issues).Code);
        var rates = ExchangeRates.Create(new ExchangeRate { From = Currency.Of("EUR"), To = Dollar, EffectiveFrom = Day("2017-01-01"), Rate = 1.25m });
        Assert.Equal(Usd(50m), EarningsEstimateCalculator.Calculate(Accelerating, Now, "Ada", [euros], rates).Value.Together);
    }

    [Fact]
    public void Deals_that_are_none_are_refused()
    {
        Assert.Contains("booked already", Refused(Sale("1", "Ada", "2017-03-01", 1m)), StringComparison.Ordinal);
        Assert.Contains("listed twice", Refused(Sale("A", "Ada", "2017-03-01", 1m), Sale("A", "Ada", "2017-03-01", 1m)), StringComparison.Ordinal);
        Assert.Contains("outside of 2017-01-01 to 2017-06-30", Refused(Sale("A", "Ada", "2017-07-01", 1m)), StringComparison.Ordinal);
        Assert.Contains("no sale", Refused(Correction("A", "1", "2017-03-01", 1m)), StringComparison.Ordinal);
        Assert.Contains("no sale", Refused(Correction("A", "1", "2017-03-01", 1m) with { Split = CreditSplit.To("Ada") }), StringComparison.Ordinal);
        Assert.Contains("no sale", Refused(Sale("A", "Ada", "2017-03-01", 1m) with { Split = null }), StringComparison.Ordinal);
        Assert.Contains("At least one", Refused(), StringComparison.Ordinal);
        Assert.Contains("'Zoe'", Assert.Throws<ArgumentException>(() => EarningsEstimateCalculator.Calculate(Linear, Now, "Zoe", [Sale("A", "Ada", "2017-03-01", 1m)])).Message, StringComparison.Ordinal);

        static string Refused(params Transaction[] deals) =>
            Assert.Throws<ArgumentException>(() => EarningsEstimateCalculator.Calculate(Linear, Now, "Ada", deals)).Message;
    }

    [Fact]
    public void An_estimate_needs_terms_facts_somebody_and_deals()
    {
        Transaction[] deals = [Sale("A", "Ada", "2017-03-01", 1m)];

        Assert.Throws<ArgumentNullException>("terms", () => EarningsEstimateCalculator.Calculate(null!, Now, "Ada", deals));
        Assert.Throws<ArgumentNullException>("facts", () => EarningsEstimateCalculator.Calculate(Linear, null!, "Ada", deals));
        Assert.Throws<ArgumentNullException>("payeeId", () => EarningsEstimateCalculator.Calculate(Linear, Now, null!, deals));
        Assert.Throws<ArgumentNullException>("ifClosed", () => EarningsEstimateCalculator.Calculate(Linear, Now, "Ada", null!));
        Assert.Throws<ArgumentNullException>("ifClosed", () => EarningsEstimateCalculator.Calculate(Linear, Now, "Ada", [null!]));
    }

    [Fact]
    public void The_explanation_adds_up_to_what_is_earned_if_all_close()
    {
        var text = EarningsEstimateCalculator.Calculate(Accelerating, Now, "Ada", [Sale("A", "Ada", "2017-03-01", 20_000m)]).Value.Explain().ToString();

        Assert.StartsWith("What Ada earns if 1 deals close: 4000.00 USD  (earned now + what each deal adds, in the order given)  [Ada]", text, StringComparison.Ordinal);
        Assert.Contains("  A: 800.00 USD  (after those before it)  [A]", text, StringComparison.Ordinal);
    }
}

using SalesMetrics.Compensation;
using SalesMetrics.Crediting;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class CommissionTests
{
    private static readonly RateTable Tiers = RateTable.Create(
        TierMethod.Marginal, TierBound.Amount, [RateTier.Percent(10_000m, 3m), RateTier.Percent(50_000m, 5m)]);

    [Fact]
    public void A_first_bound_above_zero_is_a_threshold_without_a_jump_for_marginal_tiers()
    {
        Assert.Equal(Usd(0m), CommissionCalculator.Calculate(Tiers, Usd(10_000m)).Amount);
        Assert.Equal(Usd((40_000m * 0.03m) + (10_000m * 0.05m)), CommissionCalculator.Calculate(Tiers, Usd(60_000m)).Amount);
    }

    [Fact]
    public void A_negative_credit_pays_nothing() => Assert.Empty(CommissionCalculator.Calculate(RateTable.Flat(Percent(5)), Usd(-1_000m)).Slices);

    [Fact]
    public void Slices_are_not_rounded_one_by_one()
    {
        var thirds = RateTable.Create(TierMethod.Marginal, TierBound.Amount, [new(Ratio.Zero, Ratio.Of(1, 300)), new(Ratio.One, Ratio.Of(1, 600))]);

        // 1/300 + 1/600 = 0.005 exactly, which rounds up; 0.0033... and 0.0016... rounded first would come to 0.00.
        Assert.Equal(Usd(0.01m), CommissionCalculator.Calculate(thirds, Usd(2m)).Amount);
    }

    [Fact]
    public void Returns_later_in_the_year_take_back_what_was_earned_to_date()
    {
        var months = CommissionCalculator.CalculateToDate(RateTable.Flat(Percent(10)), [(Usd(1_000m), Usd(1m)), (Usd(-400m), Usd(1m)), (Usd(0m), Usd(1m))]);

        Assert.Equal([Usd(100m), Usd(-40m), Usd(0m)], months.Select(month => month.Amount));
    }

    [Fact]
    public void Tables_that_contradict_themselves_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RateTable.Create(TierMethod.Marginal, TierBound.Amount, []));
        Assert.Throws<ArgumentException>(() => RateTable.Flat(Percent(-1)));
        Assert.Throws<ArgumentException>(() => RateTable.Create(TierMethod.Marginal, TierBound.Amount, [RateTier.Percent(5m, 1m), RateTier.Percent(5m, 2m)]));
        Assert.Throws<ArgumentException>(() => RateTable.Create(TierMethod.Retroactive, TierBound.Amount, [RateTier.Percent(0m, 5m), RateTier.Percent(9m, 4m)]));
        Assert.True(RateTable.Create(TierMethod.Retroactive, TierBound.Amount, [RateTier.Percent(0m, 5m), RateTier.Percent(9m, 4m)], FallingPay.Allowed).Falls);
    }

    [Fact]
    public void Attainment_bounds_need_a_quota_above_zero()
    {
        var rates = RateTable.Create(TierMethod.Marginal, TierBound.Attainment, [RateTier.Percent(0m, 5m)]);

        Assert.Throws<ArgumentException>(() => CommissionCalculator.Calculate(rates, Usd(1m)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CommissionCalculator.Calculate(rates, Usd(1m), Usd(0m)));
    }

    [Fact]
    public void A_credit_of_nothing_has_no_slice_that_pays() =>
        Assert.Empty(CommissionCalculator.Calculate(RateTable.Flat(Percent(5)), Usd(0m)).Slices);

    [Fact]
    public void Marginal_commission_is_explained_slice_by_slice() => Assert.Equal(
        """
        Commission: 1700.00 USD  (sum of base x rate by marginal tiers, rounded half away from zero to 2 decimals)
          Credited: 60000.00 USD
          10000 to below 50000: 3 %: 40000 x 3 % = 1200  (base x rate)
          50000 and above: 5 %: 10000 x 5 % = 500  (base x rate)
        """,
        CommissionCalculator.Calculate(Tiers, Usd(60_000m)).Explain().ToString(),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void Retroactive_commission_is_explained_by_the_one_tier_reached() => Assert.Equal(
        """
        Commission: 3000.00 USD  (sum of base x rate by retroactive tiers, rounded half away from zero to 2 decimals)
          Credited: 60000.00 USD
          50000 and above: 5 %: 60000 x 5 % = 3000  (base x rate)
        """,
        CommissionCalculator.Calculate(RateTable.Create(TierMethod.Retroactive, TierBound.Amount, Tiers.Tiers), Usd(60_000m)).Explain().ToString(),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void A_true_up_is_explained_by_what_was_earned_to_date_now_and_a_period_earlier()
    {
        // 10 % of 1,000 is 100; 10 % of 1,000 - 400 is 60, 40 less.
        var months = CommissionCalculator.CalculateToDate(RateTable.Flat(Percent(10)), [(Usd(1_000m), Usd(1m)), (Usd(-400m), Usd(1m))]);

        Assert.Equal(
            """
            Commission of the period: 100.00 USD  (earned to date less earned to date a period earlier)
              Commission: 100.00 USD  (sum of base x rate by marginal tiers, rounded half away from zero to 2 decimals)
                Credited: 1000.00 USD
                0 and above: 10 %: 1000 x 10 % = 100  (base x rate)
            """,
            months[0].Explain().ToString(),
            ignoreLineEndingDifferences: true);
        Assert.Equal(
            """
            Commission of the period: -40.00 USD  (earned to date less earned to date a period earlier)
              Commission: 60.00 USD  (sum of base x rate by marginal tiers, rounded half away from zero to 2 decimals)
                Credited: 600.00 USD
                0 and above: 10 %: 600 x 10 % = 60  (base x rate)
              Commission: 100.00 USD  (sum of base x rate by marginal tiers, rounded half away from zero to 2 decimals)
                Credited: 1000.00 USD
                0 and above: 10 %: 1000 x 10 % = 100  (base x rate)
            """,
            months[1].Explain().ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void To_date_a_quota_may_be_zero_where_bounds_are_amounts_and_later_in_the_year()
    {
        var byAttainment = RateTable.Create(TierMethod.Marginal, TierBound.Attainment, [RateTier.Percent(0m, 5m)]);
        (Money Credited, Money Quota) zero = (Usd(100m), Usd(0m));
        (Money Credited, Money Quota) some = (Usd(100m), Usd(1m));

        Assert.Equal([Usd(5m)], CommissionCalculator.CalculateToDate(RateTable.Flat(Percent(5)), [zero]).Select(month => month.Amount));
        Assert.Equal([Usd(5m), Usd(5m)], CommissionCalculator.CalculateToDate(byAttainment, [some, zero]).Select(month => month.Amount));
        Assert.Throws<ArgumentOutOfRangeException>("periods", () => CommissionCalculator.CalculateToDate(byAttainment, [zero, some]));
        Assert.Throws<ArgumentOutOfRangeException>(
            "periods", () => CommissionCalculator.CalculateToDate(RateTable.Flat(Percent(5)), [some, (Usd(100m), Usd(-0.01m))]));
    }

    [Fact]
    public void Commission_needs_rates_and_no_periods_pay_nothing()
    {
        Assert.Throws<ArgumentNullException>("rates", () => CommissionCalculator.Calculate(null!, Usd(1m)));
        Assert.Throws<ArgumentNullException>("rates", () => CommissionCalculator.Calculate(null!, Usd(1m), Usd(1m)));
        Assert.Throws<ArgumentNullException>("rates", () => CommissionCalculator.CalculateToDate(null!, []));
        Assert.Empty(CommissionCalculator.CalculateToDate(RateTable.Flat(Percent(5)), default));
    }

    [Fact]
    public void A_deal_of_several_sales_counts_by_the_largest_share_that_the_payee_has_of_one_of_them()
    {
        var shared = CreditSplit.Create([new CreditShare("Ada", Percent(40)), new CreditShare("Bob", Percent(60))]);
        var credits = Credits(
            SmallTeam.Organization,
            Sale("1", "Ada", "2017-01-02", 500m) with { DealId = "D" },
            Sale("2", "Ada", "2017-01-03", 500m) with { DealId = "D", Split = shared });
        var card = RateCard.Create(new RateCardLine("", new ProductRate.PerDeal(Usd(100m))));
        Money PayOf(string payee) =>
            ProductPayCalculator.Calculate(card, [.. credits.Credits.Where(credit => credit.PayeeId == payee)], Dollar).Amount;

        Assert.Equal((Usd(100m), Usd(60m)), (PayOf("Ada"), PayOf("Bob")));
    }

    [Fact]
    public void Products_are_paid_of_credit_or_per_deal_and_others_are_listed()
    {
        var organization = SmallTeam.Organization;
        var credits = Credits(
            organization,
            Sale("1", "Ada", "2017-01-02", 1_000m) with { ProductId = "A" },
            Sale("2", "Ada", "2017-01-03", 500m) with { ProductId = "B", DealId = "D" },
            Sale("3", "Ada", "2017-01-04", 500m) with { ProductId = "B", DealId = "D" },
            Sale("4", "Ada", "2017-01-05", 900m) with { ProductId = "B" },
            Correction("5", "4", "2017-01-06", -900m) with { ProductId = "B" },
            Sale("6", "Ada", "2017-01-07", 100m) with { ProductId = "C" });

        var pay = ProductPayCalculator.Calculate(
            RateCard.Create(new RateCardLine("A", new ProductRate.OfCredit(Percent(7))), new RateCardLine("B", new ProductRate.PerDeal(Usd(40m)))), credits.Credits, Dollar);

        Assert.Equal(Usd((1_000m * 0.07m) + (1 * 40m)), pay.Amount);
        Assert.Equal(["6"], pay.Unrated.Select(credit => credit.TransactionId));
    }

    [Fact]
    public void Units_are_paid_by_their_number()
    {
        var units = RateCard.Create(new RateCardLine("", new ProductRate.PerUnit(Usd(0.125m))));
        var credits = Credits(SmallTeam.Organization, Sale("1", "Ada", "2017-01-02", 37m));

        Assert.Equal(Usd(4.63m), ProductPayCalculator.Calculate(units, credits.Credits, Dollar).Amount); // 37 x 0.125 = 4.625
    }
}

using SalesMetrics.Compensation;
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

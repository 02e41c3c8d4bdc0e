using SalesMetrics.Compensation;
using static SalesMetrics.Tests.Compensation.Plans;

namespace SalesMetrics.Tests.Compensation;

public class RateTableTests
{
    private static readonly RateTier[] ByAttainment = [RateTier.Percent(0m, 8m), RateTier.Percent(1m, 12m)];

    [Fact]
    public void A_table_reads_on_one_line_by_attainment_or_by_amount()
    {
        Assert.Equal("0 % to below 100 %: 8 %; 100 % and above: 12 % (marginal)", Marginal(TierBound.Attainment, ByAttainment).ToString());
        Assert.Equal(
            "10000 to below 50000: 3 %; 50000 and above: 5.5 % (retroactive)",
            RateTable.Create(TierMethod.Retroactive, TierBound.Amount, [RateTier.Percent(10_000m, 3m), RateTier.Percent(50_000m, 5.5m)]).ToString());
    }

    [Fact]
    public void A_retroactive_rate_may_stay_the_same_and_a_marginal_one_may_fall()
    {
        RateTier[] level = [RateTier.Percent(0m, 5m), RateTier.Percent(9m, 5m)];
        RateTier[] falling = [RateTier.Percent(0m, 5m), RateTier.Percent(9m, 4m)];

        Assert.False(RateTable.Create(TierMethod.Retroactive, TierBound.Amount, level).Falls);
        Assert.False(Marginal(TierBound.Amount, falling).Falls);
        Assert.Contains(
            "The retroactive rate falls at 900 %",
            Assert.Throws<ArgumentException>("tiers", () => RateTable.Create(TierMethod.Retroactive, TierBound.Attainment, falling)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_tier_that_cannot_be_is_refused_with_its_place()
    {
        void Refused(string message, params RateTier[] rows) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>("tiers", () => Marginal(TierBound.Amount, rows)).Message, StringComparison.Ordinal);

        Refused("at least one tier");
        Refused("Tier 2 is from 9 at a rate of -0.01: both are zero or more", RateTier.Percent(0m, 1m), RateTier.Percent(9m, -1m));
        Refused("Tier 1 is from -1 at a rate of 0.01", RateTier.Percent(-1m, 1m));
        Refused("Tier 2 starts at 5, not above the 5 of the one before", RateTier.Percent(5m, 1m), RateTier.Percent(5m, 2m));
        Refused("Tier 3 starts at 4, not above the 5", RateTier.Percent(0m, 1m), RateTier.Percent(5m, 2m), RateTier.Percent(4m, 3m));
        Assert.Throws<ArgumentOutOfRangeException>("method", () => RateTable.Create((TierMethod)2, TierBound.Amount, ByAttainment));
        Assert.Throws<ArgumentOutOfRangeException>("bound", () => RateTable.Create(TierMethod.Marginal, (TierBound)2, ByAttainment));
    }

    [Fact]
    public void Tables_that_say_the_same_are_equal_and_any_difference_counts()
    {
        var table = Marginal(TierBound.Attainment, ByAttainment);

        Assert.Equal((table, table.GetHashCode()), (Marginal(TierBound.Attainment, ByAttainment), Marginal(TierBound.Attainment, ByAttainment).GetHashCode()));
        Assert.NotEqual(table, RateTable.Create(TierMethod.Retroactive, TierBound.Attainment, ByAttainment));
        Assert.NotEqual(table, Marginal(TierBound.Amount, ByAttainment));
        Assert.NotEqual(table, Marginal(TierBound.Attainment, ByAttainment[..1]));
        Assert.False(table.Equals(null));
    }

    private static RateTable Marginal(TierBound bound, RateTier[] tiers) => RateTable.Create(TierMethod.Marginal, bound, tiers);
}

using SalesMetrics.Comparisons;
using static SalesMetrics.Tests.Comparisons.DealFacts;

namespace SalesMetrics.Tests.Comparisons;

public class RankingCalculatorTests
{
    [Fact]
    public void Equal_values_share_the_places_they_take_up()
    {
        var ranking = RankingCalculator.Calculate<decimal>([new("d", 7m), new("a", 5m), new("c", 5m), new("b", 5.0m), new("e", 1m)]);

        Assert.Equal(["d", "a", "b", "c", "e"], ranking.Entries.Select(entry => entry.Id));
        Assert.Equal(["1", "2-4", "2-4", "2-4", "5"], ranking.Entries.Select(entry => entry.Position.ToString()));
    }

    [Fact]
    public void Lowest_first_turns_the_order_of_values_and_not_that_of_ids()
    {
        var ranking = RankingCalculator.Calculate<int>([new("b", 2), new("a", 2), new("c", 1)], RankingOrder.LowestFirst);

        Assert.Equal(["c", "a", "b"], ranking.Entries.Select(entry => entry.Id));
    }

    [Fact]
    public void Undefined_values_are_listed_apart()
    {
        var ranking = RankingCalculator.Calculate<Ratio>([new("b", null), new("c", Ratio.Zero), new("a", null)]);

        Assert.Equal(["a", "b"], ranking.Undefined.AsEnumerable());
        Assert.Equal(new RankPosition(1, 1), Assert.Single(ranking.Entries).Position);
        Assert.False(ranking.TryGet("a", out _));
        Assert.True(ranking.TryGet("c", out var entry));
        Assert.Equal(Ratio.Zero, entry.Value);
    }

    [Fact]
    public void Ratios_that_no_decimal_holds_tie_only_when_they_are_equal()
    {
        var ranking = RankingCalculator.Calculate<Ratio>(
            [new("a", Ratio.Of(1, 3)), new("b", Ratio.Of(2, 6)), new("c", Ratio.FromDecimal(0.3333333333333333333333333333m))]);

        Assert.Equal(["1-2", "1-2", "3"], ranking.Entries.Select(entry => entry.Position.ToString()));
    }

    [Fact]
    public void Amounts_in_two_currencies_are_refused() =>
        Assert.Throws<CurrencyMismatchException>(
            () => RankingCalculator.Calculate<Money>([new("a", Usd(1m)), new("b", new Money(1m, Currency.Of("EUR")))]));

    [Fact]
    public void What_is_not_a_number_is_refused() =>
        Assert.Throws<ArgumentException>(() => RankingCalculator.Calculate<double>([new("a", double.NaN)]));

    [Fact]
    public void An_id_given_twice_or_missing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RankingCalculator.Calculate<int>([new("a", 1), new("a", null)]));
        Assert.Throws<ArgumentException>(() => RankingCalculator.Calculate<int>([default]));
    }

    [Fact]
    public void A_position_knows_its_places()
    {
        Assert.Equal((7, true, "3-9"), (new RankPosition(3, 9).Count, new RankPosition(3, 9).IsTied, new RankPosition(3, 9).ToString()));
        Assert.Equal((0, false, ""), (default(RankPosition).Count, default(RankPosition).IsTied, default(RankPosition).ToString()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RankPosition(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RankPosition(3, 2));
    }

    [Fact]
    public void The_explanation_reads_as_a_table() =>
        Assert.Equal(
            """
            Ranking: 3  (highest first; equal values share their places)
              1-2 Ada: 5.00 USD
              1-2 Bob: 5.00 USD
              3 Cem: 1.00 USD
              - Dee: undefined (not ranked)
            """.ReplaceLineEndings("\n"),
            RankingCalculator.Calculate<Money>([new("Cem", Usd(1m)), new("Dee", null), new("Bob", Usd(5m)), new("Ada", Usd(5m))])
                .Explain().ToString());
}

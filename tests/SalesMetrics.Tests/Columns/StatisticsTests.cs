using System.Numerics;
using SalesMetrics.Columns;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Columns;

public class StatisticsTests
{
    private static readonly GroupedStatistics Nothing = new GroupedStatisticsBuilder(StatisticsFacts.Plain).ToStatistics();

    [Fact]
    public void Eight_amounts_have_mean_five_and_standard_deviation_two()
    {
        var statistics = AmountStatistics.Of([2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.Equal((8, 2L, 9L), (statistics.Count, statistics.Minimum, statistics.Maximum));
        Assert.Equal(Ratio.Of(40, 8), statistics.Mean);
        Assert.Equal(Ratio.Of(9 + 1 + 1 + 1 + 0 + 0 + 4 + 16, 8), statistics.PopulationVariance);
        Assert.Equal(Ratio.Of(32, 7), statistics.SampleVariance);
        Assert.Equal(2.0, statistics.PopulationStandardDeviation);
        Assert.Equal(Math.Sqrt(32.0 / 7.0), statistics.SampleStandardDeviation!.Value, 1e-15);
    }

    [Fact]
    public void A_small_spread_far_from_zero_is_not_lost()
    {
        const long far = 4_000_000_000_000_000_000;
        var statistics = AmountStatistics.Of([far + 4, far + 7, far + 13, far + 16]);

        Assert.Equal(Ratio.Of(36 + 9 + 9 + 36, 3), statistics.SampleVariance);
        Assert.Equal(Ratio.Of((BigInteger)far + 10, 1), statistics.Mean);
    }

    [Fact]
    public void No_amounts_have_no_extremes_no_mean_and_no_variance()
    {
        var none = AmountStatistics.Of([]);

        Assert.Equal(default, none);
        Assert.Equal(0, none.Count);
        Assert.Equal(Int128.Zero, none.Sum);
        Assert.Null(none.Minimum);
        Assert.Null(none.Maximum);
        Assert.Null(none.Mean);
        Assert.Null(none.PopulationVariance);
        Assert.Null(none.PopulationStandardDeviation);
        Assert.Null(none.SampleVariance);
        Assert.Null(none.SampleStandardDeviation);
    }

    [Fact]
    public void One_amount_has_no_spread_of_its_own_and_says_nothing_of_a_sample()
    {
        var one = AmountStatistics.Of([-7]);

        Assert.Equal((-7L, -7L), (one.Minimum, one.Maximum));
        Assert.Equal(Ratio.Zero, one.PopulationVariance);
        Assert.Null(one.SampleVariance);
        Assert.Null(one.SampleStandardDeviation);
    }

    [Fact]
    public void Squares_are_carried_beyond_128_bits()
    {
        var statistics = AmountStatistics.Of([long.MinValue, long.MinValue, long.MinValue, long.MinValue, long.MinValue, long.MaxValue]);

        Assert.Equal((5 * BigInteger.Pow(2, 126)) + BigInteger.Pow(BigInteger.Pow(2, 63) - 1, 2), statistics.SumOfSquares);
        Assert.Equal((-4 * BigInteger.Pow(2, 63)) - 1, (BigInteger)statistics.Sum);
    }

    [Fact]
    public void A_count_beyond_63_bits_is_an_overflow_and_no_small_number()
    {
        var many = AmountStatistics.Of([long.MinValue]);
        for (var doubling = 0; doubling < 62; doubling++)
        {
            many += many;
        }

        Assert.Equal(1L << 62, many.Count);
        Assert.Equal(BigInteger.Pow(2, 62 + 126), many.SumOfSquares);
        Assert.Equal(Ratio.Zero, many.PopulationVariance);
        Assert.Throws<OverflowException>(() => many + many);
    }

    [Fact]
    public void Statistics_that_would_overflow_are_not_merged_in_part()
    {
        var builder = new GroupedStatisticsBuilder(StatisticsFacts.Plain);
        builder.Add(StatisticsFacts.Won(1, 0, 5));
        var many = builder.ToStatistics();
        for (var doubling = 0; doubling < 62; doubling++)
        {
            many = GroupedStatistics.Merge(many, many);
        }

        builder.Clear();
        builder.Add(StatisticsFacts.Won(0, 0, 5));
        builder.Merge(many);
        var before = builder.ToStatistics();
        Assert.Throws<OverflowException>(() => builder.Merge(before));
        Assert.Equal(before, builder.ToStatistics());
    }

    [Fact]
    public void Each_rep_and_month_is_described_by_itself()
    {
        var builder = new GroupedStatisticsBuilder(StatisticsFacts.Plain);
        Fact[] facts =
        [
            StatisticsFacts.Won(0, 0, 100), StatisticsFacts.Won(0, 30, 300), StatisticsFacts.Won(0, 31, 7), StatisticsFacts.Won(1, 2, 50),
            StatisticsFacts.Won(0, 45, 9), StatisticsFacts.Won(0, 3, 1_000) with { Outcome = FactOutcome.Lost }, StatisticsFacts.Won(1, -1, 11),
        ];
        builder.Add(StatisticsFacts.Block(facts, hasSeconds: false, hasCurrencies: false).View(facts.Length));
        var statistics = builder.ToStatistics();

        Assert.Equal(AmountStatistics.Of([100, 300]), statistics.Of("Ada", new LocalDate(2024, 1, 15)));
        Assert.Equal(AmountStatistics.Of([7]), statistics.Of(0, 1));
        Assert.Equal(AmountStatistics.Of([50]), statistics.Of("Bob", new LocalDate(2024, 1, 15)));
        Assert.Equal(AmountStatistics.Of([9, 11]), statistics.Outside());
        Assert.Equal(AmountStatistics.Of([100, 300, 7]), statistics.RollUp(StatisticsFacts.Quarter).Of(0, 0));
        Assert.Equal(AmountStatistics.Of([50]), statistics.RollUp(StatisticsFacts.Teams).Of("Blue", new LocalDate(2024, 1, 15)));
    }

    [Fact]
    public void Facts_without_outcomes_are_all_described()
    {
        var builder = new GroupedStatisticsBuilder(StatisticsFacts.Plain);
        builder.Add(new FactColumns([0, 0], [0, 0], [3, 5]));

        Assert.Equal(AmountStatistics.Of([3, 5]), builder.ToStatistics().Everything());
    }

    [Fact]
    public void Two_currencies_are_never_described_together()
    {
        var builder = new GroupedStatisticsBuilder(StatisticsFacts.ByRep);
        builder.Add(StatisticsFacts.Won(0, 0, 100));
        builder.Add(StatisticsFacts.Won(0, 0, 9_000, currency: 1));
        var statistics = builder.ToStatistics();

        Assert.Equal(AmountStatistics.Of([100]), statistics.Everything());
        Assert.Equal(AmountStatistics.Of([9_000]), statistics.Everything(currency: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => statistics.Everything(currency: 2));
    }

    [Fact]
    public void No_facts_are_legal()
    {
        var builder = new GroupedStatisticsBuilder(StatisticsFacts.ByCustomer);
        builder.Add(default(FactColumns));

        Assert.Equal(new GroupedStatisticsBuilder(StatisticsFacts.ByCustomer).ToStatistics(), builder.ToStatistics());
        Assert.Equal(default, builder.ToStatistics().Everything());
        Assert.Equal(Nothing, GroupedStatisticsCalculator.Calculate(new FactStoreBuilder().ToStore(), StatisticsFacts.Plain));
    }

    [Theory]
    [InlineData(4, 0, 1, "Fact 2 has the key 4; keys are 0 to 3.")]
    [InlineData(-1, 0, 1, "Fact 2 has the key -1; keys are 0 to 3.")]
    [InlineData(0, 70, 1, "Fact 2 has the second key 70; second keys are 0 to 69.")]
    [InlineData(0, 0, 3, "Fact 2 has the outcome 3; outcomes are 0 (open), 1 (won) and 2 (lost).")]
    public void A_block_with_an_illegal_value_is_refused_whole(int row, int second, byte outcome, string message)
    {
        var builder = new GroupedStatisticsBuilder(StatisticsFacts.ByCustomer);
        Fact[] facts = [StatisticsFacts.Won(0, 0, 1), StatisticsFacts.Won(0, 0, 2), new(row, 0, 3, (FactOutcome)outcome, second), StatisticsFacts.Won(0, 0, 4)];

        var fault = Assert.Throws<ArgumentException>(() => builder.Add(StatisticsFacts.Block(facts).View(facts.Length)));

        Assert.StartsWith(message + " Nothing was added.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, builder.ToStatistics().Everything().Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(facts[2]));
    }

    [Fact]
    public void Columns_that_are_missing_or_too_many_are_refused()
    {
        var one = new Fact[] { default };
        var byCustomer = new GroupedStatisticsBuilder(StatisticsFacts.ByCustomer);
        var plain = new GroupedStatisticsBuilder(StatisticsFacts.Plain);

        Assert.Throws<ArgumentException>(() => byCustomer.Add(StatisticsFacts.Block(one, hasSeconds: false).View(1)));
        Assert.Throws<ArgumentException>(() => byCustomer.Add(StatisticsFacts.Block(one, hasCurrencies: false).View(1)));
        Assert.Throws<ArgumentException>(() => plain.Add(StatisticsFacts.Block(one, hasCurrencies: false).View(1)));
    }

    [Fact]
    public void Other_shapes_and_other_ids_are_refused()
    {
        var builder = new GroupedStatisticsBuilder(StatisticsFacts.ByRep);

        Assert.Throws<ArgumentException>(() => builder.Merge(Nothing));
        Assert.Throws<ArgumentException>(() => GroupedStatistics.Merge(Nothing, builder.ToStatistics()));
        Assert.Throws<ArgumentException>(() => Nothing.RollUp(Grouping.ToOne(StatisticsFacts.Customers, "all")));
        Assert.Throws<ArgumentException>(() => Nothing.RollUp(PeriodTable.Create([Support.Facts.Days("2024-01-01", "2024-01-15")])));
        Assert.Throws<InvalidOperationException>(() => Nothing.RollUpSeconds());
        Assert.Throws<ArgumentOutOfRangeException>(() => Nothing.Of(4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Nothing.Of(0, 5));
    }

    [Fact]
    public void A_fact_or_a_block_allocates_nothing()
    {
        var builder = new GroupedStatisticsBuilder(StatisticsFacts.ByCustomer);
        var facts = Enumerable.Range(0, 20_000).Select(i => StatisticsFacts.Won(i % 4, i % 90, i, i % 70, (byte)(i % 2))).ToArray();
        var block = StatisticsFacts.Block(facts);

        Assert.Equal(0, Allocations.Of(() => builder.Add(block.View(2_000))));
        Assert.Equal(0, Allocations.Of(() => builder.Add(block.View(20_000))));
        Assert.Equal(0, Allocations.Of(() => builder.Add(facts[0])));
    }
}

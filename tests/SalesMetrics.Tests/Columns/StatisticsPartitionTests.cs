using SalesMetrics.Columns;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Columns;

/// <summary>Statistics of a million facts, enough for the work to be shared, on one processor and on several, and from a source.</summary>
public class StatisticsPartitionTests(StatisticsPartitionTests.MillionFacts facts) : IClassFixture<StatisticsPartitionTests.MillionFacts>
{
    private static readonly TotalsShape Shape = TotalsShape.Create(StatisticsFacts.Reps, StatisticsFacts.Months, Support.Facts.Dollar);

    public static TheoryData<int> Degrees => [2, 3, 8, 100];

    [Theory]
    [MemberData(nameof(Degrees))]
    public void Statistics_are_the_same_bits_at_any_degree(int degree) => Assert.Equal(
        GroupedStatisticsCalculator.Calculate(facts.Store, Shape),
        GroupedStatisticsCalculator.Calculate(facts.Store, Shape, new AggregationOptions { MaxDegreeOfParallelism = degree }));

    [Theory]
    [MemberData(nameof(Degrees))]
    public void Quantiles_are_the_same_bits_at_any_degree(int degree) => Assert.Equal(
        GroupedQuantilesCalculator.Calculate(facts.Store, Shape),
        GroupedQuantilesCalculator.Calculate(facts.Store, Shape, 7, new AggregationOptions { MaxDegreeOfParallelism = degree }));

    [Theory]
    [MemberData(nameof(Degrees))]
    public void The_largest_facts_are_the_same_at_any_degree(int degree) => Assert.Equal(
        TopFactsCalculator.Calculate(facts.Store, Shape, 20),
        TopFactsCalculator.Calculate(facts.Store, Shape, 20, new AggregationOptions { MaxDegreeOfParallelism = degree }));

    [Theory]
    [MemberData(nameof(Degrees))]
    public void Distinct_ids_are_the_same_bits_at_any_degree(int degree) => Assert.Equal(
        DistinctSetCalculator.Calculate(facts.ByCustomer, Shape, StatisticsFacts.Customers),
        DistinctSetCalculator.Calculate(facts.ByCustomer, Shape, StatisticsFacts.Customers, new AggregationOptions { MaxDegreeOfParallelism = degree }));

    [Fact]
    public void A_source_gives_what_a_store_gives()
    {
        Assert.Equal(GroupedStatisticsCalculator.Calculate(facts.Store, Shape), GroupedStatisticsCalculator.Calculate(facts.Store.ToSource(), Shape));
        Assert.Equal(GroupedQuantilesCalculator.Calculate(facts.Store, Shape), GroupedQuantilesCalculator.Calculate(facts.Store.ToSource(), Shape, 7));
        Assert.Equal(TopFactsCalculator.Calculate(facts.Store, Shape, 5), TopFactsCalculator.Calculate(facts.Store.ToSource(), Shape, 5));
        Assert.Equal(
            DistinctSetCalculator.Calculate(facts.ByCustomer, Shape, StatisticsFacts.Customers),
            DistinctSetCalculator.Calculate(facts.ByCustomer.ToSource(), Shape, StatisticsFacts.Customers));
    }

    [Fact]
    public void A_position_leads_back_to_the_fact()
    {
        var largest = TopFactsCalculator.Calculate(facts.Store, Shape, 1).Everything()[0];
        var chunk = facts.Store.Chunk((int)(largest.Position / FactStore.ChunkLength));

        Assert.Equal(largest.MinorUnits, chunk.Amounts[(int)(largest.Position % FactStore.ChunkLength)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_first_illegal_fact_is_named_by_its_place_in_the_store(int degree)
    {
        var builder = new FactStoreBuilder();
        for (var i = 0; i < 1_100_000; i++)
        {
            builder.Add(StatisticsFacts.Won(i is 700_000 or 1_000_000 ? 4 : 0, 0, 1));
        }

        var options = new AggregationOptions { MaxDegreeOfParallelism = degree };
        var fault = Assert.Throws<ArgumentException>(() => GroupedStatisticsCalculator.Calculate(builder.ToStore(), Shape, options));
        Assert.StartsWith("Fact 700000 has the key 4; keys are 0 to 3.", fault.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TotalsCalculator.Calculate(builder.ToStore(), Shape, options));
    }

    [Fact]
    public void A_source_that_claims_more_than_there_was_room_for_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => GroupedStatisticsCalculator.Calculate(new Boaster(), Shape));

    /// <summary>Seeded facts in random order, with ties and negative amounts.</summary>
    public sealed class MillionFacts
    {
        public MillionFacts()
        {
            var random = new Random(20241);
            var (store, byCustomer) = (new FactStoreBuilder(), new FactStoreBuilder(hasSeconds: true));
            for (var i = 0; i < 1_050_000; i++)
            {
                var amount = (long)Math.Exp(4 + (10 * random.NextDouble())) - 100;
                var fact = StatisticsFacts.Won(random.Next(4), random.Next(-2, 95), amount) with { Outcome = (FactOutcome)random.Next(3) };
                store.Add(fact);
                byCustomer.Add(fact with { Second = i % 1_000 == 0 ? random.Next(70) : 7 });
            }

            (Store, ByCustomer) = (store.ToStore(), byCustomer.ToStore());
        }

        public FactStore Store { get; }

        public FactStore ByCustomer { get; }
    }

    private sealed class Boaster : IFactSource
    {
        public int Read(FactBlock block) => block.Capacity + 1;
    }
}

using SalesMetrics.Columns;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Columns;

public class DistinctSetTests
{
    [Fact]
    public void A_customer_of_two_months_is_one_customer_of_the_quarter()
    {
        var builder = Begin();
        builder.Add(StatisticsFacts.Won(0, 0, 1, second: 3));
        builder.Add(StatisticsFacts.Won(0, 1, 1, second: 3));
        builder.Add(StatisticsFacts.Won(0, 31, 1, second: 3));
        builder.Add(StatisticsFacts.Won(0, 32, 1, second: 69));
        builder.Add(StatisticsFacts.Won(0, 33, 1, second: 5) with { Outcome = FactOutcome.Lost });
        builder.Add(StatisticsFacts.Won(0, -1, 1, second: 3));
        var set = builder.ToSet();

        Assert.Equal(1, set.Count("Ada", new LocalDate(2024, 1, 1)));
        Assert.Equal(2, set.Count(0, 1));
        Assert.Equal(2, set.RollUp(StatisticsFacts.Quarter).Count(0, 0));
        Assert.Equal((1, 2), (set.Outside(), set.Everything()));
        Assert.True(set.Has(0, 1, 69));
        Assert.False(set.Has(0, 1, 5));
    }

    [Fact]
    public void Groups_with_a_second_key_or_too_many_cells_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new DistinctSetBuilder(StatisticsFacts.ByCustomer, StatisticsFacts.Customers));
        Assert.Throws<ArgumentException>(() => new DistinctSetBuilder(
            TotalsShape.Create(Many(30_000), StatisticsFacts.Months, Support.Facts.Dollar), Many(30_000)));
    }

    [Fact]
    public void Sets_of_other_groups_or_other_ids_are_refused()
    {
        var builder = Begin();

        Assert.Throws<ArgumentException>(() => builder.Merge(new DistinctSetBuilder(StatisticsFacts.Plain, StatisticsFacts.Customers).ToSet()));
        Assert.Throws<ArgumentException>(() => builder.Merge(new DistinctSetBuilder(StatisticsFacts.ByRep, StatisticsFacts.Reps).ToSet()));
        Assert.Throws<ArgumentException>(() => builder.ToSet().RollUp(Grouping.ToOne(StatisticsFacts.Customers, "all")));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_and_nothing_is_marked()
    {
        var builder = Begin();

        Assert.Throws<ArgumentException>(() => builder.Add(new FactColumns([0, 0], [0, 0], [1, 1], [], [3, 70], [0, 0])));
        Assert.Throws<ArgumentException>(() => builder.Add(new FactColumns([0], [0], [1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(StatisticsFacts.Won(0, 0, 1, second: 70)));
        Assert.Equal(0, builder.ToSet().Everything());
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.ToSet().Has(0, 0, 70));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.ToSet().Has(0, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.ToSet().Count(4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.ToSet().Everything(2));
    }

    [Fact]
    public void No_facts_and_no_ids_are_legal()
    {
        var builder = new DistinctSetBuilder(StatisticsFacts.ByRep, Dimension.Create());
        builder.Add(default(FactColumns));

        Assert.Equal(0, builder.ToSet().Everything());
        Assert.Equal(0, builder.ToSet().Count(0, 0));
    }

    [Fact]
    public void A_fact_or_a_block_allocates_nothing()
    {
        var builder = Begin();
        var facts = Enumerable.Range(0, 20_000).Select(i => StatisticsFacts.Won(i % 4, i % 90, i, i % 70, (byte)(i % 2))).ToArray();
        var block = StatisticsFacts.Block(facts);

        Assert.Equal(0, Allocations.Of(() => builder.Add(block.View(2_000))));
        Assert.Equal(0, Allocations.Of(() => builder.Add(block.View(20_000))));
    }

    private static DistinctSetBuilder Begin() => new(StatisticsFacts.ByRep, StatisticsFacts.Customers);

    private static Dimension Many(int count) => Dimension.Create(Enumerable.Range(0, count).Select(i => $"id {i}"));
}

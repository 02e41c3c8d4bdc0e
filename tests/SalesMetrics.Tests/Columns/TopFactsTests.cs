using FsCheck.Xunit;
using SalesMetrics.Columns;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Columns;

[Properties(Arbitrary = [typeof(StatisticsFacts)])]
public class TopFactsTests
{
    [Fact]
    public void The_largest_come_first_and_of_equal_ones_the_earlier_position()
    {
        var builder = new TopFactsBuilder(StatisticsFacts.Plain, 3);
        builder.Add(new FactColumns([0, 0, 0, 0, 1], [0, 0, 0, 0, 0], [5, 7, 5, 5, 100], [FactOutcome.Won, FactOutcome.Won, FactOutcome.Won, FactOutcome.Won, FactOutcome.Lost]), 10);
        var top = builder.ToTopFacts();

        Assert.Equal<TopFact>([new TopFact(11, 0, 7), new TopFact(10, 0, 5), new TopFact(12, 0, 5)], top.Outside());
        Assert.Equal<TopFact>(top.Outside(), top.Of("Ada", new LocalDate(1970, 1, 1)));
        Assert.Empty(top.Of(1, 4));
    }

    [Property]
    public bool A_cell_lists_what_sorting_its_facts_would_list(CompanyFacts facts)
    {
        var top = Whole(facts, 3);
        return (from row in Enumerable.Range(0, StatisticsFacts.Reps.Count)
                from period in Enumerable.Range(0, StatisticsFacts.Months.Count + 1)
                from currency in Enumerable.Range(0, 2)
                select top.Of(row, period, 0, currency).SequenceEqual(
                    Sorted(facts, fact => fact.Row == row && fact.Currency == currency && StatisticsFacts.Months.IndexOf(fact.Day) == period).Take(3)))
            .All(holds => holds);
    }

    [Property]
    public bool Any_order_chunking_and_merge_tree_gives_identical_bits(CompanyFacts facts)
    {
        var whole = Whole(facts, 4);
        var torn = facts.TornAndMerged(
            hand =>
            {
                var part = new TopFactsBuilder(StatisticsFacts.ByRep, 4);
                part.Add(
                    StatisticsFacts.Block([.. hand.Select(dealt => dealt.Fact with { Second = 0 })], hasSeconds: false).View(hand.Length),
                    hand.Select(dealt => dealt.Position).ToArray());
                return part.ToTopFacts();
            },
            (left, right) => TopFacts.Merge(left, right));
        return torn.Equals(whole) && torn.GetHashCode() == whole.GetHashCode();
    }

    [Property]
    public bool A_roll_up_lists_the_largest_of_all_below_it(CompanyFacts facts)
    {
        var teams = Whole(facts, 5).RollUp(StatisticsFacts.Teams);
        var red = StatisticsFacts.Teams.To.IndexOf("Red");
        return teams.Everything(1).SequenceEqual(Sorted(facts, fact => fact.Currency == 1).Take(5))
            && teams.Of(red, 3).SequenceEqual(
                Sorted(facts, fact => fact.Row is 0 or 3 && fact.Currency == 0 && StatisticsFacts.Months.IndexOf(fact.Day) == 3).Take(5));
    }

    [Fact]
    public void A_fact_that_is_in_two_lists_is_listed_twice()
    {
        var builder = new TopFactsBuilder(StatisticsFacts.Plain, 3);
        builder.Add(StatisticsFacts.Won(0, 0, 7), 1);
        var top = builder.ToTopFacts();

        Assert.Equal(2, TopFacts.Merge(top, top).Everything().Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void A_limit_out_of_range_is_refused(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopFactsBuilder(StatisticsFacts.Plain, limit));

    [Fact]
    public void More_places_than_fit_are_refused()
    {
        var shape = TotalsShape.Create(
            Dimension.Create(Enumerable.Range(0, 3_000).Select(i => $"id {i}")), StatisticsFacts.Months, Support.Facts.Dollar);

        Assert.Throws<ArgumentOutOfRangeException>(() => new TopFactsBuilder(shape, 10_000));
    }

    [Fact]
    public void Other_shapes_limits_keys_and_positions_are_refused_and_nothing_is_added()
    {
        var builder = new TopFactsBuilder(StatisticsFacts.Plain, 3);

        Assert.Throws<ArgumentException>(() => builder.Merge(new TopFactsBuilder(StatisticsFacts.Plain, 4).ToTopFacts()));
        Assert.Throws<ArgumentException>(() => builder.Merge(new TopFactsBuilder(StatisticsFacts.ByRep, 3).ToTopFacts()));
        Assert.Throws<ArgumentException>(() => builder.Add(new FactColumns([0, 4], [0, 0], [1, 2]), 0));
        Assert.Throws<ArgumentException>(() => builder.Add(new FactColumns([0, 0], [0, 0], [1, 2]), [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(new FactColumns([0, 0], [0, 0], [1, 2]), long.MaxValue - 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(StatisticsFacts.Won(4, 0, 1), 0));
        Assert.Throws<InvalidOperationException>(() => builder.ToTopFacts().RollUpSeconds());
        Assert.Empty(builder.ToTopFacts().Everything());
    }

    [Fact]
    public void No_facts_are_legal_and_a_cleared_builder_is_like_a_new_one()
    {
        var builder = new TopFactsBuilder(StatisticsFacts.ByRep, 2);
        builder.Add(default, 0);
        builder.Add(default, []);
        builder.Add(StatisticsFacts.Won(0, 0, 1), 0);
        builder.Clear();

        Assert.Equal(new TopFactsBuilder(StatisticsFacts.ByRep, 2).ToTopFacts(), builder.ToTopFacts());
    }

    [Fact]
    public void A_fact_or_a_block_allocates_nothing()
    {
        var builder = new TopFactsBuilder(StatisticsFacts.ByRep, 10);
        var facts = Enumerable.Range(0, 20_000).Select(i => StatisticsFacts.Won(i % 4, i % 90, i * 7_919L % 10_007, 0, (byte)(i % 2))).ToArray();
        var block = StatisticsFacts.Block(facts, hasSeconds: false);

        Assert.Equal(0, Allocations.Of(() => builder.Add(block.View(2_000), 0)));
        Assert.Equal(0, Allocations.Of(() => builder.Add(block.View(20_000), 0)));
    }

    private static TopFacts Whole(CompanyFacts facts, int limit)
    {
        var builder = new TopFactsBuilder(StatisticsFacts.ByRep, limit);
        foreach (var (i, fact) in facts.Values.Index())
        {
            builder.Add(fact with { Second = 0 }, i);
        }

        return builder.ToTopFacts();
    }

    private static IEnumerable<TopFact> Sorted(CompanyFacts facts, Func<Fact, bool> isMeant) =>
        from one in facts.Values.Index()
        where one.Item.Outcome == FactOutcome.Won && isMeant(one.Item)
        orderby one.Item.MinorUnits descending, one.Index
        select new TopFact(one.Index, one.Item.Day, one.Item.MinorUnits);
}

using SalesMetrics.Columns;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Columns;

public class QuantileSketchTests
{
    [Fact]
    public void Small_amounts_are_exact()
    {
        var sketch = Sketch(-5, 0, 3, 3, 127, -127);

        Assert.Equal(new QuantileEstimate(0, 0, 0), sketch.Median);
        Assert.Equal([-127L, -5, 0, 3, 3, 127], Enumerable.Range(1, 6).Select(rank => sketch.AtRank(rank).Value));
        Assert.True(sketch.Median!.Value.IsExact);
    }

    [Fact]
    public void A_large_amount_among_others_is_known_to_its_bucket()
    {
        // 2^20 begins a doubling, which is cut into 2^6 buckets of 2^14; the estimate is the middle, so off by half a bucket: 2^13 / 2^20 = 1/128.
        var sketch = Sketch(1, 1 << 20, 1 << 30);

        Assert.Equal(new QuantileEstimate(1 << 20, (1 << 20) + (1 << 14) - 1, (1 << 20) + (1 << 13) - 1), sketch.Median);
        Assert.Equal(Ratio.Of(1, 128), sketch.RelativeError);
    }

    [Fact]
    public void The_ends_of_the_range_are_amounts_like_others()
    {
        var sketch = Sketch(long.MinValue, long.MaxValue);

        Assert.Equal(new QuantileEstimate(long.MinValue, long.MinValue, long.MinValue), sketch.AtRank(1));
        Assert.Equal(long.MaxValue, sketch.AtRank(2).Upper);
        Assert.Equal((long.MinValue, long.MaxValue), (sketch.Minimum, sketch.Maximum));
    }

    [Fact]
    public void No_amounts_have_no_quantiles()
    {
        var none = new QuantileSketchBuilder().ToSketch();

        Assert.Equal(0, none.Count);
        Assert.Null(none.Median);
        Assert.Null(none.Minimum);
        Assert.Null(none.Maximum);
        Assert.Throws<ArgumentOutOfRangeException>(() => none.AtRank(1));
        Assert.Equal(Sketch(5), QuantileSketch.Merge(none, Sketch(5)));
    }

    [Theory]
    [InlineData(-1, 100)]
    [InlineData(101, 100)]
    public void A_share_below_0_or_above_1_is_refused(int numerator, int denominator) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Sketch(1).Quantile(Ratio.Of(numerator, denominator)));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_rank_that_nothing_has_is_refused(int rank) => Assert.Throws<ArgumentOutOfRangeException>(() => Sketch(1, 2).AtRank(rank));

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void A_precision_out_of_range_is_refused(int precision)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new QuantileSketchBuilder(precision));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GroupedQuantilesBuilder(StatisticsFacts.Plain, precision));
    }

    [Fact]
    public void Sketches_of_another_precision_or_shape_are_refused()
    {
        var grouped = new GroupedQuantilesBuilder(StatisticsFacts.Plain, 5);

        Assert.Throws<ArgumentException>(() => QuantileSketch.Merge(Sketch(1), new QuantileSketchBuilder(6).ToSketch()));
        Assert.Throws<ArgumentException>(() => grouped.Merge(new GroupedQuantilesBuilder(StatisticsFacts.Plain, 6).ToQuantiles()));
        Assert.Throws<ArgumentException>(() => grouped.Merge(new GroupedQuantilesBuilder(StatisticsFacts.ByRep, 5).ToQuantiles()));
        Assert.Throws<ArgumentException>(() => grouped.ToQuantiles().RollUp(Grouping.ToOne(StatisticsFacts.Customers, "all")));
    }

    [Fact]
    public void Counts_beyond_63_bits_are_an_overflow_and_nothing_is_added()
    {
        var many = Sketch(7);
        for (var doubling = 0; doubling < 62; doubling++)
        {
            many = QuantileSketch.Merge(many, many);
        }

        var builder = new QuantileSketchBuilder();
        builder.Merge(many);
        Assert.Throws<OverflowException>(() => builder.Merge(many));
        Assert.Equal(many, builder.ToSketch());
        Assert.Equal(1L << 62, many.Count);
        Assert.Equal(7, many.Median!.Value.Value);
    }

    [Fact]
    public void Each_rep_and_month_has_quantiles_of_its_own()
    {
        var builder = new GroupedQuantilesBuilder(StatisticsFacts.Plain);
        builder.Add(StatisticsFacts.Won(0, 0, 10));
        builder.Add(StatisticsFacts.Won(0, 1, 20));
        builder.Add(StatisticsFacts.Won(0, 2, 30) with { Outcome = FactOutcome.Open });
        builder.Add(StatisticsFacts.Won(0, 31, 90));
        builder.Add(StatisticsFacts.Won(1, -1, 70));
        var quantiles = builder.ToQuantiles();

        Assert.Equal(Sketch(10, 20), quantiles.Of("Ada", new LocalDate(2024, 1, 31)));
        Assert.Equal(Sketch(10, 20, 90), quantiles.RollUp(StatisticsFacts.Quarter).Of(0, 0));
        Assert.Equal(Sketch(70), quantiles.Outside());
        Assert.Equal(Sketch(10, 20, 90, 70), quantiles.Everything());
        Assert.Equal(0, quantiles.Of(3, 0).Count);
        Assert.Throws<InvalidOperationException>(() => quantiles.RollUpSeconds());
    }

    [Fact]
    public void An_illegal_key_refuses_the_block_whole()
    {
        var builder = new GroupedQuantilesBuilder(StatisticsFacts.Plain);

        Assert.Throws<ArgumentException>(() => builder.Add(new FactColumns([0, 9], [0, 0], [1, 2])));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(StatisticsFacts.Won(9, 0, 1)));
        Assert.Equal(0, builder.ToQuantiles().Everything().Count);
    }

    [Fact]
    public void A_cleared_builder_is_like_a_new_one()
    {
        var builder = new GroupedQuantilesBuilder(StatisticsFacts.Plain);
        builder.Add(StatisticsFacts.Won(0, 0, -10));
        builder.Clear();

        Assert.Equal(new GroupedQuantilesBuilder(StatisticsFacts.Plain).ToQuantiles(), builder.ToQuantiles());
    }

    [Fact]
    public void An_amount_allocates_nothing_once_its_stretch_is_in_use()
    {
        var builder = new GroupedQuantilesBuilder(StatisticsFacts.Plain);
        var facts = Enumerable.Range(0, 20_000).Select(i => StatisticsFacts.Won(i % 4, i % 90, (i % 1_000) - 100)).ToArray();
        var block = StatisticsFacts.Block(facts, hasSeconds: false, hasCurrencies: false);
        builder.Add(block.View(20_000));

        Assert.Equal(0, Allocations.Of(() => builder.Add(block.View(2_000))));
        Assert.Equal(0, Allocations.Of(() => builder.Add(block.View(20_000))));
    }

    [Fact]
    public void A_sketch_never_outgrows_its_bound()
    {
        var builder = new QuantileSketchBuilder();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var random = new Random(7);
        for (var i = 0; i < 1_000_000; i++)
        {
            builder.Add(random.NextInt64(long.MinValue, long.MaxValue) >> (i % 64));
        }

        // Each growth may copy all buckets of its sign, of which there are 3,713 in steps of 64.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 2 * 59 * 3_776 * sizeof(long));
        Assert.Equal(1_000_000, builder.ToSketch().Count);
    }

    private static QuantileSketch Sketch(params ReadOnlySpan<long> amounts)
    {
        var builder = new QuantileSketchBuilder();
        builder.Add(amounts);
        return builder.ToSketch();
    }
}

using System.Globalization;
using System.Numerics;
using FsCheck.Xunit;
using SalesMetrics.Columns;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Columns;

[Properties(Arbitrary = [typeof(StatisticsFacts)])]
public class DistinctSketchTests
{
    [Theory]
    [InlineData(14, 1)]
    [InlineData(14, 10)]
    [InlineData(14, 1_000)]
    [InlineData(14, 20_000)]
    [InlineData(14, 50_000)]
    [InlineData(14, 1_000_000)]
    [InlineData(10, 100)]
    [InlineData(10, 3_000)]
    [InlineData(10, 300_000)]
    [InlineData(4, 1_000)]
    [InlineData(18, 400_000)]
    public void Known_numbers_of_ids_are_estimated_within_four_standard_errors(int precision, int count)
    {
        var (numbers, texts) = (new DistinctSketchBuilder(precision), new DistinctSketchBuilder(precision));
        for (var i = 0; i < count; i++)
        {
            numbers.Add(i);
            texts.Add(string.Create(CultureInfo.InvariantCulture, $"customer {i}"));
        }

        var allowed = 4 * numbers.ToSketch().RelativeStandardError * count;
        Assert.InRange(numbers.ToSketch().Estimate, count - allowed, count + allowed);
        Assert.InRange(texts.ToSketch().Estimate, count - allowed, count + allowed);
    }

    [Fact]
    public void The_stated_error_is_the_one_that_many_sketches_show()
    {
        const int count = 5_000;
        var squares = 0.0;
        for (var trial = 0; trial < 400; trial++)
        {
            var builder = new DistinctSketchBuilder(8);
            for (var i = 0; i < count; i++)
            {
                builder.Add(((long)trial * count) + i);
            }

            squares += Math.Pow((builder.ToSketch().Estimate / count) - 1, 2);
        }

        // The standard error of a standard deviation from 400 trials is 1 / sqrt(800), about 3.5 %.
        var stated = new DistinctSketchBuilder(8).ToSketch().RelativeStandardError;
        Assert.Equal(1.04 / 16, stated, 1e-12);
        Assert.InRange(Math.Sqrt(squares / 400) / stated, 0.85, 1.15);
    }

    [Fact]
    public void The_estimator_agrees_with_that_of_Flajolet_where_his_needs_no_correction()
    {
        // 2007, figure 2: alpha m^2 / sum of 2^-register, for estimates above 5/2 m; the registers by the same hash, filled by hand.
        const int precision = 10;
        var registers = new int[1 << precision];
        var builder = new DistinctSketchBuilder(precision);
        for (var i = 0L; i < 100_000; i++)
        {
            var hash = SplitMix64(i);
            var register = (int)(hash >> (64 - precision));
            registers[register] = Math.Max(registers[register], 1 + Math.Min(64 - precision, BitOperations.LeadingZeroCount(hash << precision)));
            builder.Add(i);
        }

        var number = (double)registers.Length;
        var raw = 0.7213 / (1 + (1.079 / number)) * number * number / registers.Sum(register => Math.Pow(2, -register));

        Assert.Equal(1, builder.ToSketch().Estimate / raw, 0.002);
    }

    [Fact]
    public void Nothing_is_estimated_as_nothing() => Assert.Equal(0.0, new DistinctSketchBuilder().ToSketch().Estimate);

    [Fact]
    public void An_id_added_again_changes_nothing()
    {
        var builder = new DistinctSketchBuilder();
        builder.Add("Hooli");
        var once = builder.ToSketch();
        builder.Add("a Hooli".AsSpan(2));
        builder.Add("Hooli");

        Assert.Equal(once, builder.ToSketch());
        Assert.Equal(1, once.Estimate, 0.001);
    }

    [Fact]
    public void A_number_its_text_and_the_empty_text_are_three_ids()
    {
        var builder = new DistinctSketchBuilder();
        builder.Add(42);
        builder.Add("42");
        builder.Add("");

        Assert.Equal(3, builder.ToSketch().Estimate, 0.001);
    }

    [Fact]
    public void A_column_is_added_like_each_of_its_ids()
    {
        var (column, each) = (new DistinctSketchBuilder(), new DistinctSketchBuilder());
        column.Add([1, 5, 5, -1]);
        each.Add(-1L);
        each.Add(1L);
        each.Add(5L);

        Assert.Equal(each.ToSketch(), column.ToSketch());
    }

    [Property]
    public bool Any_order_and_merge_tree_gives_identical_bits(CompanyFacts facts)
    {
        var whole = new DistinctSketchBuilder(6);
        foreach (var fact in facts.Values)
        {
            whole.Add(fact.MinorUnits);
        }

        var torn = facts.TornAndMerged(
            hand =>
            {
                var part = new DistinctSketchBuilder(6);
                foreach (var (fact, _) in hand)
                {
                    part.Add(fact.MinorUnits);
                }

                return part.ToSketch();
            },
            (left, right) => DistinctSketch.Merge(left, right));
        return torn.Equals(whole.ToSketch()) && torn.Estimate.Equals(whole.ToSketch().Estimate);
    }

    [Fact]
    public void Another_precision_and_no_id_are_refused()
    {
        var builder = new DistinctSketchBuilder(10);

        Assert.Throws<ArgumentException>(() => builder.Merge(new DistinctSketchBuilder(11).ToSketch()));
        Assert.Throws<ArgumentNullException>(() => builder.Add((string)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistinctSketchBuilder(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistinctSketchBuilder(19));
    }

    [Fact]
    public void An_id_allocates_nothing()
    {
        var builder = new DistinctSketchBuilder();
        var ids = Enumerable.Range(0, 20_000).ToArray();

        Assert.Equal(0, Allocations.Of(() => builder.Add(ids.AsSpan(0, 2_000))));
        Assert.Equal(0, Allocations.Of(() => builder.Add(ids)));
        Assert.Equal(0, Allocations.Of(() => builder.Add("Hooli")));
    }

    // Vigna's splitmix64.c: the output that follows the state.
    private static ulong SplitMix64(long state)
    {
        unchecked
        {
            var z = (ulong)state + 0x9e3779b97f4a7c15;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            return z ^ (z >> 31);
        }
    }
}

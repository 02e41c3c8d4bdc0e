using SalesMetrics.Quotas;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Quotas;

public class AttainmentColumnsTests
{
    [Theory]
    [InlineData(104_200, 100_000, 1_042_000)]
    [InlineData(1, 3, 333_333)]
    [InlineData(2, 3, 666_667)]
    [InlineData(1, 2_000_000, 1)]
    [InlineData(-1, 2_000_000, -1)]
    [InlineData(-2, 3, -666_667)]
    [InlineData(0, 5, 0)]
    [InlineData(1_255_934_184_402, 67_888_334_292_000_000, 19)] // 18.5 exactly; in floating point a little less.
    [InlineData(3_000_000_000_000, 2_000_000_000_000_000_001, 1)] // Just below 1.5; in floating point 1.5.
    [InlineData(0, 0, AttainmentColumns.Undefined)]
    [InlineData(7, 0, AttainmentColumns.Undefined)]
    [InlineData(1_042_000_000_000_000, 1_000_000_000_000_000, 1_042_000)]
    [InlineData(long.MinValue, long.MaxValue, -1_000_000)]
    [InlineData(9_223_372_036_854, 1, 9_223_372_036_854_000_000)]
    public void Attainment_in_parts_per_million_is_rounded_half_away_from_zero(long credit, long quota, long expected)
    {
        // Long enough for every row to be in a block and in what remains.
        var actual = new long[19];
        AttainmentColumns.ToPartsPerMillion(Filled(credit), Filled(quota), actual);

        Assert.All(actual, one => Assert.Equal(expected, one));
    }

    [Theory]
    [InlineData(9_223_372_036_855, 1)]
    [InlineData(long.MinValue, 1)]
    [InlineData(long.MaxValue, 999_999)]
    public void More_parts_per_million_than_64_bits_hold_are_refused_by_row(long credit, long quota)
    {
        var (credits, quotas) = (Filled(50), Filled(100));
        (credits[5], quotas[5]) = (credit, quota);

        Assert.Contains("Row 5:", Assert.Throws<OverflowException>(() => AttainmentColumns.ToPartsPerMillion(credits, quotas, new long[19])).Message);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(18)]
    public void A_negative_quota_is_refused_by_row(int row)
    {
        var quotas = Filled(100);
        quotas[row] = -100;
        Action[] calls =
        [
            () => AttainmentColumns.ToPartsPerMillion(Filled(50), quotas, new long[19]),
            () => AttainmentColumns.Estimate(Filled(50), quotas, new double[19]),
            () => AttainmentColumns.MarkReached(Filled(50), quotas, Ratio.One, new bool[19]),
        ];

        Assert.All(calls, call => Assert.Contains($"row {row} is negative", Assert.Throws<ArgumentOutOfRangeException>(call).Message));
    }

    [Fact]
    public void Columns_of_unequal_length_are_refused()
    {
        Assert.Throws<ArgumentException>("quotas", () => AttainmentColumns.ToPartsPerMillion([1, 2], [1], new long[2]));
        Assert.Throws<ArgumentException>("partsPerMillion", () => AttainmentColumns.ToPartsPerMillion([1], [1], new long[2]));
        Assert.Throws<ArgumentException>("attainments", () => AttainmentColumns.Estimate([1], [1], []));
        Assert.Throws<ArgumentException>("reached", () => AttainmentColumns.MarkReached([1], [1], Ratio.One, []));
    }

    [Fact]
    public void Rounding_up_to_100_percent_does_not_reach_it()
    {
        var (partsPerMillion, reached) = (new long[1], new bool[1]);
        AttainmentColumns.ToPartsPerMillion([99_999_999], [100_000_000], partsPerMillion);

        Assert.Equal(1_000_000, partsPerMillion[0]);
        Assert.Equal(0, AttainmentColumns.MarkReached([99_999_999], [100_000_000], Ratio.One, reached));
        Assert.False(reached[0]);
        Assert.Equal(1, AttainmentColumns.MarkReached([100_000_000], [100_000_000], Ratio.One, reached));
        Assert.Equal(0, AttainmentColumns.MarkReached([5], [0], Ratio.Zero, reached));
    }

    [Fact]
    public void Estimates_are_plain_quotients_and_not_a_number_without_a_quota()
    {
        var (credits, quotas, actual) = (Filled(-3), Filled(4), new double[19]);
        quotas[1] = quotas[18] = 0;
        AttainmentColumns.Estimate(credits, quotas, actual);

        Assert.Equal([-0.75, double.NaN, -0.75, double.NaN], [actual[0], actual[1], actual[17], actual[18]]);
    }

    [Fact]
    public void Nothing_is_allocated_however_many_rows()
    {
        long Allocated(int rows)
        {
            var (credits, quotas) = (new long[rows], new long[rows]);
            var (partsPerMillion, estimates, reached) = (new long[rows], new double[rows], new bool[rows]);
            quotas.AsSpan().Fill(long.MaxValue);
            credits.AsSpan(rows / 2).Fill(long.MaxValue);
            credits.AsSpan(0, rows / 2).Fill(7);
            return Allocations.Of(() =>
            {
                AttainmentColumns.ToPartsPerMillion(credits, quotas, partsPerMillion);
                AttainmentColumns.Estimate(credits, quotas, estimates);
                _ = AttainmentColumns.MarkReached(credits, quotas, Ratio.One, reached);
            });
        }

        Assert.Equal(Allocated(1_000), Allocated(10_000));
        Assert.Equal(Allocated(0), Allocated(10_000));
    }

    private static long[] Filled(long value)
    {
        var column = new long[19];
        column.AsSpan().Fill(value);
        return column;
    }
}

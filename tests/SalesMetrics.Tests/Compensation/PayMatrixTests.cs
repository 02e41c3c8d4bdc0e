using SalesMetrics.Compensation;
using static SalesMetrics.Tests.Compensation.Plans;

namespace SalesMetrics.Tests.Compensation;

public class PayMatrixTests
{
    private static readonly Ratio[] Bounds = [Percent(80), Percent(100), Percent(120)];

    // Own attainment in rows, the other one in columns, both at 80, 100 and 120 %.
    private static readonly Ratio[] Shares = Percents(10, 20, 30, 50, 100, 110, 60, 120, 150);

    [Theory]
    [InlineData(79.99, 120, 0)]
    [InlineData(120, 79.99, 0)]
    [InlineData(80, 80, 10)]
    [InlineData(99.99, 119.99, 20)]
    [InlineData(80, 120, 30)]
    [InlineData(100, 80, 50)]
    [InlineData(100, 100, 100)]
    [InlineData(119.99, 500, 110)]
    [InlineData(500, 99.99, 60)]
    [InlineData(120, 100, 120)]
    [InlineData(120, 120, 150)]
    public void A_cell_counts_from_its_bounds_to_the_next(double row, double column, int pays) =>
        Assert.Equal(Percent(pays), Of(MatrixInterpolation.None).PayAt(Percent((decimal)row), Percent((decimal)column)));

    [Theory]
    [InlineData(79.99, 100, 0)]
    [InlineData(80, 80, 10)]
    [InlineData(85, 80, 20)] // 10 + 1/4 x 40
    [InlineData(80, 110, 25)] // half of 20 and 30
    [InlineData(90, 90, 45)] // a quarter of 10 + 20 + 50 + 100
    [InlineData(90, 110, 65)] // of 20 + 30 + 100 + 110
    [InlineData(110, 90, 82.5)] // of 50 + 100 + 60 + 120
    [InlineData(110, 110, 120)] // of 100 + 110 + 120 + 150
    [InlineData(300, 110, 135)] // half of 120 and 150
    [InlineData(110, 300, 130)] // half of 110 and 150
    [InlineData(300, 300, 150)]
    public void Between_bounds_pay_is_linear_in_both_directions_and_level_beyond_the_last(double row, double column, double pays) =>
        Assert.Equal(Percent((decimal)pays), Of(MatrixInterpolation.Bilinear).PayAt(Percent((decimal)row), Percent((decimal)column)));

    [Fact]
    public void A_cell_below_its_neighbours_is_refused_unless_allowed_by_name()
    {
        PayMatrix Two(FallingPay falling, params decimal[] cells) => PayMatrix.Create(Bounds[..2], Bounds[..2], Percents(cells), MatrixInterpolation.None, falling);

        Assert.Contains("Pay falls in a row or column", Assert.Throws<ArgumentException>("cells", () => Two(FallingPay.Refused, 60, 50, 70, 80)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("cells", () => Two(FallingPay.Refused, 50, 60, 50, 59));
        Assert.True(Two(FallingPay.Allowed, 60, 50, 70, 80).Falls);

        // Level is not falling, and the first cell of a row may pay less than the last one of the row before.
        Assert.False(Two(FallingPay.Refused, 50, 50, 50, 50).Falls);
        Assert.False(Two(FallingPay.Refused, 0, 100, 60, 110).Falls);
    }

    [Fact]
    public void Bounds_out_of_order_cells_that_do_not_fit_and_negative_pay_are_refused_by_name()
    {
        Ratio[] one = [Ratio.One];
        void Rows(params Ratio[] bounds) => Assert.Throws<ArgumentException>("rows", () => PayMatrix.Create(bounds, one, Percents([.. bounds.Select(_ => 1m)]), MatrixInterpolation.None));
        void Columns(params Ratio[] bounds) => Assert.Throws<ArgumentException>("columns", () => PayMatrix.Create(one, bounds, Percents([.. bounds.Select(_ => 1m)]), MatrixInterpolation.None));

        Rows();
        Rows(Percents(-1));
        Rows(Percents(-1, 1));
        Rows(Percents(1, 1));
        Columns(Percents(2, 1));
        Assert.Throws<ArgumentNullException>("columns", () => PayMatrix.Create(one, null!, one, MatrixInterpolation.None));
        Assert.Contains("3 cells were given for 1 rows x 2 columns", Assert.Throws<ArgumentException>(
            "cells", () => PayMatrix.Create(one, Percents(1, 2), Percents(1, 2, 3), MatrixInterpolation.None)).Message, StringComparison.Ordinal);
        Assert.Contains("negative", Assert.Throws<ArgumentException>("cells", () => PayMatrix.Create(one, Percents(1, 2), Percents(-1, 2), MatrixInterpolation.None)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("interpolation", () => PayMatrix.Create(one, one, one, (MatrixInterpolation)2));
    }

    [Fact]
    public void Matrices_that_say_the_same_are_equal_and_any_difference_counts()
    {
        var matrix = Of(MatrixInterpolation.None);
        Ratio[] others = [Percent(80), Percent(100), Percent(121)];

        Assert.Equal((matrix, matrix.GetHashCode()), (Of(MatrixInterpolation.None), Of(MatrixInterpolation.None).GetHashCode()));
        Assert.NotEqual(matrix, Of(MatrixInterpolation.Bilinear));
        Assert.NotEqual(matrix, PayMatrix.Create(others, Bounds, Shares, MatrixInterpolation.None));
        Assert.NotEqual(matrix, PayMatrix.Create(Bounds, others, Shares, MatrixInterpolation.None));
        Assert.NotEqual(matrix, PayMatrix.Create(Bounds, Bounds, [.. Shares[..8], Percent(151)], MatrixInterpolation.None));
        Assert.False(matrix.Equals(null));
    }

    private static PayMatrix Of(MatrixInterpolation interpolation) => PayMatrix.Create(Bounds, Bounds, Shares, interpolation);

    private static Ratio[] Percents(params decimal[] percents) => [.. percents.Select(Percent)];
}

using System.Collections.Immutable;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Series;

public class TimeSeriesTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1.1e300)]
    public void A_value_that_is_no_usable_number_is_refused_with_its_position(double value)
    {
        var thrown = Assert.Throws<ArgumentException>(() => TimeSeries.Create("north", [1, 2, value, 4]));
        Assert.Equal("values", thrown.ParamName);
        Assert.Contains("'north'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("at index 2", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_without_values_or_name_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TimeSeries.Create("north", []));
        Assert.Throws<ArgumentException>(() => TimeSeries.Create("north", default(ImmutableArray<double>)));
        Assert.Throws<ArgumentException>(() => TimeSeries.Create("", [1]));
        Assert.Throws<ArgumentNullException>(() => TimeSeries.Create("north", null!));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(TimeSeries.MaxLength + 1)]
    public void A_season_length_out_of_range_is_refused(int seasonLength) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeSeries.Create("north", [1], seasonLength));

    [Fact]
    public void More_than_a_million_values_are_refused() =>
        Assert.Throws<ArgumentException>(() => TimeSeries.Create("north", new double[TimeSeries.MaxLength + 1]));

    [Fact]
    public void The_first_values_keep_name_and_season()
    {
        var series = TimeSeries.Create("north", [1, 2, 3], seasonLength: 12);
        var past = series.First(2);
        Assert.Equal(("north", 12), (past.Id, past.SeasonLength));
        Assert.Equal<double>([1, 2], past.Values);
        Assert.Same(series, series.First(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.First(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.First(4));
    }

    [Fact]
    public void An_immutable_array_is_taken_over_and_a_list_copied()
    {
        ImmutableArray<double> array = [1, 2];
        Assert.True(TimeSeries.Create("north", array).Values == array);

        List<double> list = [1, 2];
        var series = TimeSeries.Create("north", list);
        list[0] = 99;
        Assert.Equal<double>([1, 2], series.Values);
    }
}

using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>The parts of a decomposition in the unit of the series, on a grid so fine that they add up.</summary>
internal sealed class LoessParts
{
    // Bits below those of the largest value: fine enough to lose nothing, coarse enough that sums of parts are exact.
    private const int GridBits = 47;

    private LoessParts(
        ImmutableArray<double> trend,
        ImmutableArray<SeasonalComponent> seasons,
        ImmutableArray<double> remainder,
        ImmutableArray<double> weights,
        double trendStrength) =>
        (Trend, Seasons, Remainder, Weights, TrendStrength) = (trend, seasons, remainder, weights, trendStrength);

    public ImmutableArray<double> Trend { get; }

    public ImmutableArray<SeasonalComponent> Seasons { get; }

    public ImmutableArray<double> Remainder { get; }

    public ImmutableArray<double> Weights { get; }

    public double TrendStrength { get; }

    /// <summary>Makes the parts of a constant series, which are its value alone.</summary>
    public static LoessParts OfConstant(TimeSeries series, ImmutableArray<int> lengths)
    {
        var zeros = ImmutableArray.Create(new double[series.Length]);
        return new LoessParts(
            series.Values,
            ImmutableArray.CreateRange(lengths, length => new SeasonalComponent(length, zeros, strength: 0)),
            zeros,
            ImmutableArray.CreateRange(zeros, _ => 1d),
            trendStrength: 0);
    }

    /// <summary>Brings scaled parts back to the unit of the series.</summary>
    /// <param name="series">The history; not constant.</param>
    /// <param name="scale">The scale of trend and seasons.</param>
    /// <param name="trend">One number a value; becomes working memory.</param>
    /// <param name="lengths">The season lengths.</param>
    /// <param name="seasons">One array a season length; become working memory.</param>
    /// <param name="weights">One number a value, or none for all alike.</param>
    public static LoessParts Of(
        TimeSeries series, SeriesScale scale, double[] trend, ImmutableArray<int> lengths, double[][] seasons, ReadOnlySpan<double> weights)
    {
        var n = series.Length;
        var grid = Grid(series.Values.AsSpan());
        var remainder = new double[n];
        for (var t = 0; t < n; t++)
        {
            trend[t] = Round(scale.Restore(trend[t]), grid);
            remainder[t] = series.Values[t] - trend[t];
            foreach (var season in seasons)
            {
                season[t] = Round(season[t] * scale.Width, grid);
                remainder[t] -= season[t];
            }
        }

        var components = ImmutableArray.CreateBuilder<SeasonalComponent>(seasons.Length);
        for (var i = 0; i < seasons.Length; i++)
        {
            components.Add(new SeasonalComponent(lengths[i], ImmutableArray.Create(seasons[i]), Strength(seasons[i], remainder, scale.Width)));
        }

        return new LoessParts(
            ImmutableArray.Create(trend),
            components.MoveToImmutable(),
            ImmutableArray.Create(remainder),
            weights.IsEmpty ? [.. Enumerable.Repeat(1d, n)] : [.. weights],
            Strength(trend, remainder, scale.Width));
    }

    // Parts are divided by the width before they are squared, so that nothing overflows.
    private static double Strength(double[] part, double[] remainder, double width)
    {
        var (partMean, restMean) = (0d, 0d);
        for (var t = 0; t < part.Length; t++)
        {
            partMean += part[t] / width / part.Length;
            restMean += remainder[t] / width / part.Length;
        }

        var (both, rest) = (0d, 0d);
        for (var t = 0; t < part.Length; t++)
        {
            var deviation = (remainder[t] / width) - restMean;
            var together = (part[t] / width) - partMean + deviation;
            rest += deviation * deviation;
            both += together * together;
        }

        return both > 0 ? Math.Clamp(1 - (rest / both), 0, 1) : 0;
    }

    private static double Grid(ReadOnlySpan<double> values)
    {
        var largest = 0d;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        var grid = Math.ScaleB(1, Math.ILogB(largest) - GridBits);
        return double.IsNormal(grid) ? grid : 0;
    }

    private static double Round(double value, double grid) => grid > 0 ? Math.Round(value / grid) * grid : value;
}

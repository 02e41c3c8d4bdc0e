using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>Takes a history apart into trend, season and remainder by local regression: STL (Cleveland, Cleveland, McRae &amp; Terpenning
/// 1990; <c>stl</c> in R). For several seasons see <see cref="MstlCalculator"/>.</summary>
/// <remarks>
/// Each period of the season (all Januaries) is smoothed on its own, what is trend in that is taken out, and the rest is smoothed to the trend;
/// so the season may change over the years, and the trend is known up to both ends. The season adds to the trend: where peaks grow with sales,
/// decompose the logarithms (<see cref="Transformations.BoxCoxTransformation"/>).
/// </remarks>
public static class StlCalculator
{
    // MSTL goes over the seasons twice, each time with the others taken out.
    private const int Rounds = 2;

    // A longer season varies less from one to the next, so each is smoothed over four more (R's mstl).
    private const int WindowStep = 4;

    /// <summary>Decomposes a series by the season it states.</summary>
    /// <param name="series">More than two seasons of at least 2 periods.</param>
    /// <param name="options">Null means the defaults.</param>
    /// <exception cref="ArgumentException">The series has no season length or is too short for it.</exception>
    public static StlDecomposition Calculate(TimeSeries series, StlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        return Calculate(series, [series.SeasonLength], options);
    }

    /// <summary>Decomposes by checked or unchecked season lengths, in any order.</summary>
    internal static StlDecomposition Calculate(TimeSeries series, ImmutableArray<int> seasonLengths, StlOptions? options)
    {
        var lengths = Check(series, seasonLengths);
        options ??= StlOptions.Default;
        var scale = SeriesScale.Of(series.Values.AsSpan());
        return new StlDecomposition(
            series, options, scale.IsConstant ? LoessParts.OfConstant(series, lengths) : Decompose(series, scale, lengths, options));
    }

    private static LoessParts Decompose(TimeSeries series, SeriesScale scale, ImmutableArray<int> lengths, StlOptions options)
    {
        var n = series.Length;
        var adjusted = new double[n];
        scale.Scale(series.Values.AsSpan(), adjusted);
        var seasons = new double[lengths.Length][];
        SeasonalTrendLoess? stl = null;
        for (var round = 0; round < (lengths.Length > 1 ? Rounds : 1); round++)
        {
            for (var i = 0; i < lengths.Length; i++)
            {
                Add(adjusted, seasons[i], 1);
                stl = SeasonalTrendLoess.Of(adjusted, lengths[i], options with { SeasonalWindow = options.SeasonalWindow + (WindowStep * i) });
                seasons[i] = stl.Season.ToArray();
                Add(adjusted, seasons[i], -1);
            }
        }

        return LoessParts.Of(series, scale, stl!.Trend.ToArray(), lengths, seasons, stl.Weights);
    }

    private static void Add(double[] values, double[]? season, int sign)
    {
        for (var t = 0; season is not null && t < values.Length; t++)
        {
            values[t] += sign * season[t];
        }
    }

    private static ImmutableArray<int> Check(TimeSeries series, ImmutableArray<int> seasonLengths)
    {
        if (seasonLengths.IsDefaultOrEmpty)
        {
            throw new ArgumentException("There is no season length: at least one is needed.", nameof(seasonLengths));
        }

        var lengths = seasonLengths.Sort();
        for (var i = 0; i < lengths.Length; i++)
        {
            if (lengths[i] < 2 || series.Length <= 2 * (long)lengths[i])
            {
                throw new ArgumentException(
                    Invariant($"Series '{series.Id}' has {series.Length} values at season length {lengths[i]}: more than two seasons of at least 2 periods are needed."),
                    nameof(series));
            }

            if (i > 0 && lengths[i] == lengths[i - 1])
            {
                throw new ArgumentException(Invariant($"Season length {lengths[i]} is given twice."), nameof(seasonLengths));
            }
        }

        return lengths;
    }
}

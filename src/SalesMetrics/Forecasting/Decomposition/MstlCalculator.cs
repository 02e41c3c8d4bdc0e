using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>Takes a history with several seasons apart, such as days with a week and a year: MSTL (Bandara, Hyndman &amp; Bergmeir 2021;
/// <c>mstl</c> in R).</summary>
/// <remarks>The shortest season is taken out by STL (<see cref="StlCalculator"/>), the next of what is left, and so on; then each once more with the
/// others taken out. The trend is that of the last fit.</remarks>
public static class MstlCalculator
{
    /// <summary>Decomposes a series.</summary>
    /// <param name="series">More than two of the longest season. Its own season length is not looked at.</param>
    /// <param name="seasonLengths">At least one, each at least 2, in any order, none twice.</param>
    /// <param name="options">Null means the defaults. The window of the second shortest season is 4 more than
    /// <see cref="StlOptions.SeasonalWindow"/>, of the third 8 more, and so on.</param>
    /// <exception cref="ArgumentException">There is no season length, one is given twice, is less than 2, or the series is too short for
    /// it.</exception>
    public static StlDecomposition Calculate(TimeSeries series, ImmutableArray<int> seasonLengths, StlOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        return StlCalculator.Calculate(series, seasonLengths, options);
    }
}

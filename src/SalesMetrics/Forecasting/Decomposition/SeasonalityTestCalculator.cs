using System.Buffers;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>Tests a history for a season of the length it states.</summary>
/// <remarks>
/// The test of Assimakopoulos &amp; Nikolopoulos 2000 for the Theta method, as Hyndman &amp; Billah 2003 and Fiorucci et al. 2016 use it: with
/// r(k) the autocorrelation at lag k, the series has a season when |r(m)| exceeds 1.645 sqrt((1 + 2 (r(1)² + ... + r(m-1)²)) / n), the 90 %
/// limit of Bartlett 1946 for a process whose correlation ends before lag m.
/// </remarks>
public static class SeasonalityTestCalculator
{
    // The normal quantile of 0.95: 5 % on either side.
    private const double Quantile = 1.6448536269514722;

    // Products a test may take, about a second: a season of 1,000 periods in the longest history.
    private const double MaxWork = 1e9;

    /// <summary>Tests a series.</summary>
    /// <param name="series">More than two seasons of at least 2 periods; else, or when it is constant, there is nothing to test.</param>
    public static SeasonalityTest Calculate(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (n, m) = (series.Length, series.SeasonLength);
        if (m < 2)
        {
            return new SeasonalityTest(null, null, "A season length of 1 means that there is no season.");
        }

        if (n <= 2 * (long)m)
        {
            return new SeasonalityTest(
                null, null, Invariant($"A season of {m} is tested from {(2 * (long)m) + 1} values on and there are {n}."));
        }

        if ((double)n * m > MaxWork)
        {
            return new SeasonalityTest(null, null, Invariant($"A season of {m} in {n} values is too long to be tested."));
        }

        var values = series.Values.AsSpan();
        var scale = SeriesScale.Of(values);
        if (scale.IsConstant)
        {
            return new SeasonalityTest(null, null, "The history is constant.");
        }

        var buffer = ArrayPool<double>.Shared.Rent(n);
        var deviations = buffer.AsSpan(0, n);
        scale.Scale(values, deviations);
        var result = Test(deviations, m);
        ArrayPool<double>.Shared.Return(buffer);
        return result;
    }

    private static SeasonalityTest Test(Span<double> deviations, int m)
    {
        var n = deviations.Length;
        var mean = 0d;
        foreach (var value in deviations)
        {
            mean += value;
        }

        mean /= n;
        for (var i = 0; i < n; i++)
        {
            deviations[i] -= mean;
        }

        var variance = Product(deviations, deviations);
        var squares = 0d;
        for (var lag = 1; lag < m; lag++)
        {
            var r = Product(deviations[lag..], deviations) / variance;
            squares += r * r;
        }

        return new SeasonalityTest(
            Product(deviations[m..], deviations) / variance, Quantile * Math.Sqrt((1 + (2 * squares)) / n), NotTestedReason: null);
    }

    // Four sums side by side, always the same four, so that the result has the same bits on every machine.
    private static double Product(ReadOnlySpan<double> later, ReadOnlySpan<double> earlier)
    {
        earlier = earlier[..later.Length];
        double a = 0, b = 0, c = 0, d = 0;
        var i = 0;
        for (; i + 3 < later.Length; i += 4)
        {
            a += later[i] * earlier[i];
            b += later[i + 1] * earlier[i + 1];
            c += later[i + 2] * earlier[i + 2];
            d += later[i + 3] * earlier[i + 3];
        }

        for (; i < later.Length; i++)
        {
            a += later[i] * earlier[i];
        }

        return a + b + (c + d);
    }
}

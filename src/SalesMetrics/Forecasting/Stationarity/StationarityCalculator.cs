using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Stationarity;

/// <summary>Tests of whether a series moves around a fixed level, and how much of it is season.</summary>
public static class StationarityCalculator
{
    /// <summary>The statistic of Kwiatkowski, Phillips, Schmidt &amp; Shin 1992 above which a level is refused at 5 %.</summary>
    public const double KpssLimit = 0.463;

    /// <summary>The seasonal strength above which a seasonal difference is taken, by the experience of Wang, Smith &amp; Hyndman
    /// 2006.</summary>
    public const double SeasonalLimit = 0.64;

    /// <summary>The KPSS statistic for a fixed level: large when the values wander away from their mean.</summary>
    /// <remarks>
    /// The sum over t of S(t)² / (n² s²), for the running sums S of the deviations from the mean and the long-run variance s² with Bartlett
    /// weights up to lag 3 √n / 13, as R's <c>auto.arima</c> takes it. 0 for a constant series.
    /// </remarks>
    public static double Kpss(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var scale = Fitting.SeriesScale.Of(series.Values.AsSpan());
        if (scale.IsConstant)
        {
            return 0;
        }

        var values = new double[series.Length];
        scale.Scale(series.Values.AsSpan(), values);
        return Kpss(values);
    }

    /// <summary>The share of the seasonally moving part of a series that is season: 0 for none, 1 for nothing else.</summary>
    /// <remarks>1 - Var(remainder) / Var(season + remainder) of an STL decomposition (Wang, Smith &amp; Hyndman 2006), not below 0. 0 without
    /// a season length of 2 or more, with two seasons or less, and for a constant series.</remarks>
    public static double SeasonalStrength(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var m = series.SeasonLength;
        var scale = Fitting.SeriesScale.Of(series.Values.AsSpan());
        if (m < 2 || series.Length <= 2 * (long)m || scale.IsConstant)
        {
            return 0;
        }

        var values = new double[series.Length];
        scale.Scale(series.Values.AsSpan(), values);
        return SeasonalStrength(values, m);
    }

    internal static double Kpss(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var mean = 0d;
        foreach (var value in values)
        {
            mean += value / n;
        }

        var (running, sums, variance) = (0d, 0d, 0d);
        foreach (var value in values)
        {
            running += value - mean;
            sums += running * running;
            variance += (value - mean) * (value - mean);
        }

        var lags = (int)(3 * Math.Sqrt(n) / 13);
        for (var lag = 1; lag <= lags; lag++)
        {
            var product = 0d;
            for (var t = lag; t < n; t++)
            {
                product += (values[t] - mean) * (values[t - lag] - mean);
            }

            variance += 2 * (1 - (lag / (lags + 1d))) * product;
        }

        return variance > 0 ? sums / (n * variance) : 0;
    }

    internal static double SeasonalStrength(ReadOnlySpan<double> values, int seasonLength) =>
        SeasonalStrength(values, SeasonalTrendLoess.Of(values, seasonLength, StlOptions.Default));

    internal static double SeasonalStrength(ReadOnlySpan<double> values, SeasonalTrendLoess stl)
    {
        Span<double> remainder = new double[values.Length];
        Span<double> detrended = new double[values.Length];
        for (var t = 0; t < values.Length; t++)
        {
            detrended[t] = values[t] - stl.Trend[t];
            remainder[t] = detrended[t] - stl.Season[t];
        }

        var all = Variance(detrended);
        return all > 0 ? Math.Clamp(1 - (Variance(remainder) / all), 0, 1) : 0;
    }

    private static double Variance(ReadOnlySpan<double> values)
    {
        var mean = 0d;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        var sum = 0d;
        foreach (var value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return sum / values.Length;
    }
}

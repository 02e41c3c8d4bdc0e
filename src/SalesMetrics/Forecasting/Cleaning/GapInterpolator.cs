using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Cleaning;

/// <summary>Fills missing values in: on the line between their neighbours, with the season put on top where it can be told (R's
/// <c>na.interp</c>).</summary>
internal static class GapInterpolator
{
    private const int MostWaves = 5;
    private const int MostDegrees = 6;

    /// <summary>Fills in.</summary>
    /// <param name="values">Scaled values; missing ones are NaN. At least one is there.</param>
    /// <param name="seasonLength">At least 1.</param>
    /// <param name="hasSeason">Whether the season was put on top.</param>
    public static double[] Fill(ReadOnlySpan<double> values, int seasonLength, out bool hasSeason)
    {
        var (known, low, high) = (0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                known++;
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        hasSeason = false;
        if (known == values.Length)
        {
            return values.ToArray();
        }

        if (seasonLength > 1 && known > 2 * (long)seasonLength)
        {
            var seasonal = FillWithSeason(values, seasonLength);
            var reach = (high - low) / 2;
            if (seasonal.All(value => value >= low - reach && value <= high + reach))
            {
                hasSeason = true;
                return seasonal;
            }
        }

        var filled = values.ToArray();
        Connect(filled);
        return filled;
    }

    private static double[] FillWithSeason(ReadOnlySpan<double> values, int seasonLength)
    {
        // Waves and a bent trend give something to start with; the season of the filled history is then told by robust STL.
        var filled = values.ToArray();
        var columns = Columns(values.Length, seasonLength);
        var known = Enumerable.Range(0, filled.Length).Where(t => !double.IsNaN(filled[t])).ToArray();
        var fit = ColumnRegression.Of(
            [.. columns.Select(column => Array.ConvertAll(known, t => column[t]))], Array.ConvertAll(known, t => filled[t]));
        var row = new double[columns.Length];
        for (var t = 0; t < filled.Length; t++)
        {
            if (double.IsNaN(filled[t]))
            {
                for (var j = 0; j < row.Length; j++)
                {
                    row[j] = columns[j][t];
                }

                filled[t] = fit.At(row);
            }
        }

        var stl = SeasonalTrendLoess.Of(filled, seasonLength, StlOptions.Robust);
        var adjusted = values.ToArray();
        for (var t = 0; t < adjusted.Length; t++)
        {
            adjusted[t] -= stl.Season[t];
        }

        Connect(adjusted);
        for (var t = 0; t < adjusted.Length; t++)
        {
            adjusted[t] = double.IsNaN(values[t]) ? adjusted[t] + stl.Season[t] : values[t];
        }

        return adjusted;
    }

    private static double[][] Columns(int n, int m)
    {
        var columns = new List<double[]> { Column(n, _ => 1) };
        for (var k = 1; k <= Math.Min(m / 2, MostWaves); k++)
        {
            var turn = 2 * Math.PI * k / m;
            columns.Add(Column(n, t => Math.Sin(turn * (t + 1))));
            columns.Add(Column(n, t => Math.Cos(turn * (t + 1))));
        }

        for (var degree = 1; degree <= Math.Clamp(n / 10, 1, MostDegrees); degree++)
        {
            var power = degree;
            columns.Add(Column(n, t => Math.Pow(((2 * t) - n + 1) / (double)n, power)));
        }

        return [.. columns];
    }

    private static double[] Column(int n, Func<int, double> value)
    {
        var column = new double[n];
        for (var t = 0; t < n; t++)
        {
            column[t] = value(t);
        }

        return column;
    }

    // Lines between known neighbours; the ends repeat the nearest one.
    private static void Connect(Span<double> values)
    {
        var last = -1;
        for (var t = 0; t < values.Length; t++)
        {
            if (double.IsNaN(values[t]))
            {
                continue;
            }

            for (var gap = last + 1; gap < t; gap++)
            {
                values[gap] = last < 0 ? values[t] : values[last] + ((values[t] - values[last]) * (gap - last) / (t - last));
            }

            last = t;
        }

        for (var gap = last + 1; gap < values.Length; gap++)
        {
            values[gap] = values[last];
        }
    }
}

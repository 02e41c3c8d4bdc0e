using System.Runtime.CompilerServices;
using SalesMetrics.Forecasting.Fitting;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>First guesses of the states before the first value, and of the smoothing parameters.</summary>
/// <remarks>The states are only the point around which the recursion is made linear; the first step of the search moves them.</remarks>
internal static class EtsStart
{
    private const int MostCycles = 5;
    private const int TrendValues = 10;

    /// <summary>Places of alpha, beta, gamma in the unit cube from which the search may begin; phi comes from <see cref="Phis"/>.</summary>
    private static ReadOnlySpan<double> Level => [0.1, 0.5, 0.9];

    private static ReadOnlySpan<double> LevelAndTrend =>
    [
        0.05, 0.05,
        0.15, 0.5,
        0.4, 0.05,
        0.5, 0.6,
        0.9, 0.01,
        0.9, 0.3,
    ];

    private static ReadOnlySpan<double> LevelAndSeason =>
    [
        0.1, 0.02,
        0.1, 0.3,
        0.5, 0.02,
        0.5, 0.4,
        0.9, 0.2,
    ];

    private static ReadOnlySpan<double> LevelTrendAndSeason =>
    [
        0.05, 0.05, 0.02,
        0.05, 0.9, 0.02,
        0.15, 0.3, 0.2,
        0.4, 0.02, 0.02,
        0.4, 0.2, 0.3,
        0.9, 0.02, 0.1,
        0.6, 0.5, 0.02,
    ];

    private static ReadOnlySpan<double> Phis => [0.95, 0.4];

    /// <summary>How many starts there are for a form.</summary>
    public static int Count(in EtsShape shape) => Table(shape).Length / Stride(shape) * (shape.IsDamped ? Phis.Length : 1);

    /// <summary>Sets the smoothing parameters of one start.</summary>
    public static void Set(in EtsShape shape, int start, Span<double> point)
    {
        var stride = Stride(shape);
        var rows = Table(shape).Length / stride;
        Table(shape).Slice(start % rows * stride, stride).CopyTo(point);
        if (shape.IsDamped)
        {
            point[shape.Phi] = Phis[start / rows];
        }
    }

    /// <summary>Guesses level, trend and season from the first seasons.</summary>
    /// <param name="shape">The form.</param>
    /// <param name="values">The history.</param>
    /// <param name="point">Its states are set.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GuessStates(in EtsShape shape, ReadOnlySpan<double> values, Span<double> point)
    {
        if (shape.HasSeason)
        {
            GuessSeason(shape, values, point);
            return;
        }

        var n = Math.Min(values.Length, TrendValues);
        var (level, trend) = TrendLine.Of(values[..n]);
        point[shape.Level] = level;
        if (shape.HasTrend)
        {
            point[shape.Trend] = trend;
        }
        else
        {
            point[shape.Level] = values[0];
        }
    }

    private static ReadOnlySpan<double> Table(in EtsShape shape) => (shape.HasTrend, shape.HasSeason) switch
    {
        (false, false) => Level,
        (true, false) => LevelAndTrend,
        (false, true) => LevelAndSeason,
        _ => LevelTrendAndSeason,
    };

    private static int Stride(in EtsShape shape) => 1 + (shape.HasTrend ? 1 : 0) + (shape.HasSeason ? 1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void GuessSeason(in EtsShape shape, ReadOnlySpan<double> values, Span<double> point)
    {
        var m = shape.SeasonLength;
        var cycles = Math.Min(values.Length / m, MostCycles);
        var first = Mean(values[..Math.Min(m, values.Length)]);
        var trend = cycles < 2 ? 0 : (Mean(values.Slice((cycles - 1) * m, m)) - first) / ((cycles - 1) * (double)m);
        var level = first - (trend * (m + 1) / 2);
        if (shape.IsMultiplicativeSeason && level <= 0.05 * first)
        {
            // A line that starts next to zero makes no ratios; the search finds the trend by itself.
            (level, trend) = (first, 0);
        }

        Span<double> season = stackalloc double[EtsModel.LongestSeason];
        season = season[..m];
        var used = Math.Min(values.Length, Math.Max(cycles, 2) * m);
        for (var j = 0; j < m; j++)
        {
            var count = 0;
            for (var i = j; i < used; i += m)
            {
                var line = level + (trend * (i + 1));
                season[j] += shape.IsMultiplicativeSeason ? values[i] / Math.Max(line, 0.05 * first) : values[i] - line;
                count++;
            }

            season[j] = count == 0 ? (shape.IsMultiplicativeSeason ? 1 : 0) : season[j] / count;
        }

        var mean = Mean(season);
        for (var j = 0; j < m; j++)
        {
            season[j] = shape.IsMultiplicativeSeason ? season[j] / mean : season[j] - mean;
        }

        point[shape.Level] = shape.IsMultiplicativeSeason ? level * mean : level + mean;
        season[..^1].CopyTo(point[shape.Season..]);
        if (shape.HasTrend)
        {
            point[shape.Trend] = shape.IsMultiplicativeSeason ? trend * mean : trend;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0d;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}

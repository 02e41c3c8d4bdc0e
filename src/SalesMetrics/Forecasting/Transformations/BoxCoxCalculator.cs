using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Transformations;

/// <summary>Chooses the power of a Box-Cox transformation from a history.</summary>
/// <remarks>
/// <para><see cref="BoxCoxMethod.Guerrero"/>: with mean and standard deviation of each whole season (of 2 values without a season; the first
/// values are left out where they fill none), the lambda for which deviation / mean^(1 - lambda) has the least coefficient of variation.</para>
/// <para><see cref="BoxCoxMethod.LogLikelihood"/>: the lambda for which the sum of squared errors around a line and one level a period of the
/// season is least, after division by the geometric mean's power, which makes the sums comparable.</para>
/// <para>Both as R's <c>BoxCox.lambda</c>; unlike there the search begins from a grid, so that it cannot end in the lesser of two valleys, and
/// the second is not left on a grid of 0.05.</para>
/// </remarks>
public static class BoxCoxCalculator
{
    /// <summary>The least power looked at unless told otherwise.</summary>
    public const double LeastLambda = -1;

    private const int MaxEvaluations = 120;
    private const int GridPoints = 25;

    /// <summary>Chooses a power.</summary>
    /// <param name="series">More than two seasons, and at least 4 values, all above 0 and not all the same.</param>
    /// <param name="method">How to choose.</param>
    /// <param name="lower">The least power, from -<see cref="BoxCoxTransformation.MostLambda"/>.</param>
    /// <param name="upper">The largest power, above <paramref name="lower"/>, to <see cref="BoxCoxTransformation.MostLambda"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="method"/> is not defined, or the range is empty or too wide.</exception>
    public static BoxCoxChoice Calculate(
        TimeSeries series,
        BoxCoxMethod method = BoxCoxMethod.Guerrero,
        double lower = LeastLambda,
        double upper = BoxCoxTransformation.MostLambda)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (!Enum.IsDefined(method))
        {
            throw new ArgumentOutOfRangeException(nameof(method), method, "Guerrero and LogLikelihood are the methods there are.");
        }

        if (!(lower >= -BoxCoxTransformation.MostLambda && lower < upper && upper <= BoxCoxTransformation.MostLambda))
        {
            throw new ArgumentOutOfRangeException(
                nameof(lower), lower, Invariant($"Powers from {lower} to {upper}: the range lies within ±{BoxCoxTransformation.MostLambda} and is not empty."));
        }

        return WhyNot(series) is { } reason ? new BoxCoxChoice(null, method, reason) : Choose(series, method, lower, upper);
    }

    /// <summary>Why a power transformation does not suit the values; null when it does.</summary>
    internal static string? NotPositive(TimeSeries series)
    {
        for (var i = 0; i < series.Length; i++)
        {
            if (series.Values[i] <= 0)
            {
                return Invariant($"A power transformation takes values above 0 and there is {series.Values[i]} at index {i}.");
            }
        }

        return null;
    }

    /// <summary>A power of two near the largest value: divided by it, values have the same digits and none overflows.</summary>
    internal static double UnitOf(ReadOnlySpan<double> values)
    {
        var largest = 0d;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        return Math.ScaleB(1, Math.Max(Math.ILogB(largest), -1022));
    }

    private static string? WhyNot(TimeSeries series)
    {
        if (NotPositive(series) is { } reason)
        {
            return reason;
        }

        var m = series.SeasonLength;
        if (series.Length <= 2 * (long)m || series.Length < 4)
        {
            return Invariant($"A power is chosen from more than two seasons and at least 4 values; there are {series.Length} at season length {m}.");
        }

        return SeriesScale.Of(series.Values.AsSpan()).IsConstant ? "The history is constant." : null;
    }

    private static BoxCoxChoice Choose(TimeSeries series, BoxCoxMethod method, double lower, double upper)
    {
        var unit = UnitOf(series.Values.AsSpan());
        var values = new double[series.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = series.Values[i] / unit;
        }

        Span<double> grid = stackalloc double[GridPoints];
        for (var i = 0; i < GridPoints; i++)
        {
            grid[i] = i / (GridPoints - 1d);
        }

        double best;
        double least;
        if (method == BoxCoxMethod.Guerrero)
        {
            var objective = new GuerreroObjective(values, series.SeasonLength, lower, upper);
            _ = LineSearch.Minimize(ref objective, grid, MaxEvaluations, out best);
            least = objective.Evaluate([best]);
        }
        else
        {
            var objective = new BoxCoxLikelihood(values, series.SeasonLength, lower, upper);
            _ = LineSearch.Minimize(ref objective, grid, MaxEvaluations, out best);
            least = objective.Evaluate([best]);
        }

        return double.IsFinite(least)
            ? new BoxCoxChoice(lower + (best * (upper - lower)), method, NotChosenReason: null)
            : new BoxCoxChoice(null, method, "The values do not vary within a season, so no power can be told from another.");
    }
}

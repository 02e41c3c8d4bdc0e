using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Cleaning;

/// <summary>Finds single values far from all that surrounds them, such as one large deal, and says what to put in their place.</summary>
/// <remarks>
/// <para>The season is taken out by robust STL where it is at least 0.6 strong; a super smoother (Friedman 1984) goes through the rest; a value
/// whose remainder lies more than three times the interquartile range beyond the quartiles is an outlier, replaced by the line between its
/// neighbours with the season on top. Then everything once more without the ones found. That is <c>tsoutliers</c> of R's forecast package
/// (Hyndman &amp; Athanasopoulos 2021, section 13.9).</para>
/// <para>An outlier is a surprise, not an error: look at the deal behind it first. A level that moves for good is none, nor is a season that
/// happens once a year.</para>
/// </remarks>
public static class OutlierCalculator
{
    /// <summary>The fewest values that are looked at: fewer have no quartiles to speak of.</summary>
    public const int LeastValues = 8;

    // The strength from which a season is taken out first, and how many interquartile ranges lie between quartile and limit.
    private const double SeasonalLimit = 0.6;
    private const double Ranges = 3;
    private const int Rounds = 2;

    // Limits nearer to each other than this, on the scale where the history is 1 wide, are rounding.
    private const double Rounding = 1e-14;

    /// <summary>Looks for outliers.</summary>
    /// <param name="series">The history; fewer than <see cref="LeastValues"/> values or a constant one is returned as it is, with the
    /// reason.</param>
    public static OutlierReport Calculate(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var scale = SeriesScale.Of(series.Values.AsSpan());
        var reason = series.Length < LeastValues
            ? Invariant($"Outliers are looked for from {LeastValues} values on and there are {series.Length}.")
            : scale.IsConstant ? "The history is constant." : null;
        if (reason is not null)
        {
            return new OutlierReport(series, series, [], seasonalStrength: null, reason);
        }

        var original = new double[series.Length];
        scale.Scale(series.Values.AsSpan(), original);
        var filled = original;
        var found = new SortedDictionary<int, (double Lower, double Upper, int Round)>();
        double? strength = null;
        for (var round = 1; round <= Rounds; round++)
        {
            var before = found.Count;
            var view = Look(filled, series.SeasonLength);
            strength = round == 1 ? view.Strength : strength;
            foreach (var (index, lower, upper) in view.Outliers)
            {
                found.TryAdd(index, (lower, upper, round));
            }

            if (view.Outliers.Count == 0 || (round > 1 && found.Count == before))
            {
                break;
            }

            var gaps = (double[])filled.Clone();
            foreach (var index in found.Keys)
            {
                gaps[index] = double.NaN;
            }

            filled = GapInterpolator.Fill(gaps, series.SeasonLength, out _);
        }

        return Report(series, scale, filled, found, strength);
    }

    private static OutlierReport Report(
        TimeSeries series, SeriesScale scale, double[] filled, SortedDictionary<int, (double Lower, double Upper, int Round)> found, double? strength)
    {
        if (found.Count == 0)
        {
            return new OutlierReport(series, series, [], strength, notLookedForReason: null);
        }

        var values = series.Values.ToArray();
        var outliers = ImmutableArray.CreateBuilder<Outlier>(found.Count);
        foreach (var (index, (low, high, round)) in found)
        {
            var (value, lower, upper) = (values[index], Restore(scale, low), Restore(scale, high));
            values[index] = Restore(scale, filled[index]);
            var side = value > upper ? Invariant($"above {upper:G6}") : value < lower ? Invariant($"below {lower:G6}") : "out of line once the others are replaced";
            var season = strength is null ? "" : ", season included";
            outliers.Add(new Outlier(
                index,
                value,
                values[index],
                lower,
                upper,
                Invariant($"{value:G6} is {side}: more than three interquartile ranges off the smoothed history{season} (round {round}).")));
        }

        return new OutlierReport(
            series, TimeSeries.Create(series.Id, values, series.SeasonLength), outliers.MoveToImmutable(), strength, notLookedForReason: null);
    }

    private static double Restore(SeriesScale scale, double place) =>
        Math.Clamp(scale.Restore(place), -TimeSeries.MaxMagnitude, TimeSeries.MaxMagnitude);

    private static (double? Strength, List<(int Index, double Lower, double Upper)> Outliers) Look(double[] values, int m)
    {
        var n = values.Length;
        var (smooth, strength) = Expected(values, m);
        var remainder = new double[n];
        for (var t = 0; t < n; t++)
        {
            remainder[t] = values[t] - smooth[t];
        }

        var sorted = (double[])remainder.Clone();
        Array.Sort(sorted);
        var (low, high) = (SortedQuantile.At(sorted, 0.25), SortedQuantile.At(sorted, 0.75));
        var (least, most) = (low - (Ranges * (high - low)), high + (Ranges * (high - low)));
        var outliers = new List<(int Index, double Lower, double Upper)>();
        for (var t = 0; t < n && most - least > Rounding; t++)
        {
            if (remainder[t] < least || remainder[t] > most)
            {
                outliers.Add((t, smooth[t] + least, smooth[t] + most));
            }
        }

        return (strength, outliers);
    }

    // The smoothed history, with the season on top where there is one.
    private static (double[] Smooth, double? Strength) Expected(double[] values, int m)
    {
        var n = values.Length;
        if (m < 2 || n <= 2 * (long)m)
        {
            return (SuperSmoother.Smooth(values), null);
        }

        var stl = SeasonalTrendLoess.Of(values, m, StlOptions.Robust);
        var strength = Stationarity.StationarityCalculator.SeasonalStrength(values, stl);
        if (!(strength >= SeasonalLimit))
        {
            return (SuperSmoother.Smooth(values), null);
        }

        var adjusted = new double[n];
        for (var t = 0; t < n; t++)
        {
            adjusted[t] = values[t] - stl.Season[t];
        }

        var smooth = SuperSmoother.Smooth(adjusted);
        for (var t = 0; t < n; t++)
        {
            smooth[t] += stl.Season[t];
        }

        return (smooth, strength);
    }
}

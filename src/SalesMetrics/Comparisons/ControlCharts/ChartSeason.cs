using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>A season taken out of values, and what that does to what is judged afterwards.</summary>
/// <remarks>
/// Each period is compared with those of its own place, and so with itself to a part: what is left varies less than luck does, from period to period as well as around the
/// centre. Levels and trends are not of one place, and keep all of their luck. Tests that measure these by those would take luck for a change, the more so the fewer seasons
/// there are; so their variance is raised by what was taken away.
/// </remarks>
internal static class ChartSeason
{
    private const int ShortSeason = 3;

    /// <summary>By how much the variance of levels and trends is raised where each of some places has its own mean: n / (n - places).</summary>
    public static double Raise(int periods, int places) => (double)periods / (periods - places);

    /// <summary>The same where a line was fitted beside the places: the slope is known from k seasons less well than from all periods, by k^2 / (k^2 - 1).</summary>
    public static double RaiseBesideLine(int periods, int seasonLength) =>
        (double)periods / seasonLength is var seasons ? Raise(periods, seasonLength) * seasons * seasons / ((seasons * seasons) - 1) : 1;

    /// <summary>How much longer a run must be. Periods of one place lean away from each other; in a run that is shorter than two or three seasons there are few such pairs, and
    /// runs by luck alone are half again as many as without a season (by simulation).</summary>
    public static int LongerRun(int places) => places > ShortSeason ? 1 : 0;

    /// <summary>Takes the season out: the mean of each place around a line, as factors where all values are above zero and as summands else.</summary>
    /// <remarks>
    /// The slope of the line is the median of the slopes between all pairs of the same place (Hirsch, Slack &amp; Smith 1982), of logarithms for factors: the season does not
    /// touch it. The line stays in. A moving average instead of it would follow the luck of the very periods that are judged, so that with two seasons one of them is left without any.
    /// </remarks>
    public static ImmutableArray<double> Without(ReadOnlySpan<double> values, int seasonLength)
    {
        var isFactor = true;
        foreach (var value in values)
        {
            isFactor &= value > 0;
        }

        var slope = Slope(values, seasonLength, isFactor);
        var (indices, counts, middle) = (new double[seasonLength], new int[seasonLength], (values.Length - 1) / 2.0);
        for (var i = 0; i < values.Length; i++)
        {
            indices[i % seasonLength] += isFactor ? values[i] * Math.Exp(slope * (middle - i)) : values[i] + (slope * (middle - i));
            counts[i % seasonLength]++;
        }

        var mean = 0.0;
        for (var place = 0; place < seasonLength; place++)
        {
            indices[place] /= counts[place];
            mean += indices[place] / seasonLength;
        }

        var left = ImmutableArray.CreateBuilder<double>(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            left.Add(isFactor ? values[i] / (indices[i % seasonLength] / mean) : values[i] - (indices[i % seasonLength] - mean));
        }

        return left.MoveToImmutable();
    }

    private static double Slope(ReadOnlySpan<double> values, int seasonLength, bool isFactor)
    {
        var slopes = new List<double>();
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + seasonLength; j < values.Length; j += seasonLength)
            {
                slopes.Add((isFactor ? Math.Log(values[j] / values[i]) : values[j] - values[i]) / (j - i));
            }
        }

        slopes.Sort();
        return SortedQuantile.At(slopes.ToArray(), 0.5);
    }
}

using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Models.Conformal;

/// <summary>Half the width of limits from the misses of past forecasts.</summary>
internal static class ConformalQuantile
{
    // Of a level times a count, so that 0.8 times 5 is the fourth and not, by its last bit, the fifth.
    private const double Rounding = 1e-9;

    /// <summary>The miss that holds a level of coming ones, if they are like those known.</summary>
    /// <param name="ascending">The misses known, smallest first.</param>
    /// <param name="level">From 0 to 1.</param>
    /// <returns>0 for a level of 0, and +infinity when there are too few for the level.</returns>
    public static double Of(ReadOnlySpan<double> ascending, double level)
    {
        var rank = (int)Math.Ceiling(((ascending.Length + 1) * level) - Rounding);
        return rank < 1 ? 0 : rank > ascending.Length ? double.PositiveInfinity : ascending[rank - 1];
    }

    /// <summary>The level to ask for after past misses were or were not held by what was known before each.</summary>
    /// <param name="misses">Of one step, by the moment of the forecast, oldest first.</param>
    /// <param name="step">How many periods later an outcome is known.</param>
    /// <param name="begin">The level to begin with.</param>
    public static AdaptiveLevel Adapt(ReadOnlySpan<double> misses, int step, AdaptiveLevel begin)
    {
        var known = new List<double>(misses.Length);
        var hits = new bool?[misses.Length];
        var level = begin;
        for (var i = 0; i < misses.Length; i++)
        {
            // When the i-th forecast was made, the outcomes of those made at least a step before were known.
            if (i >= step)
            {
                var place = known.BinarySearch(misses[i - step]);
                known.Insert(place < 0 ? ~place : place, misses[i - step]);
                level = hits[i - step] is { } past ? level.After(past) : level;
            }

            // Nothing is learned from limits for which too little was known to begin with.
            var ascending = CollectionsMarshal.AsSpan(known);
            hits[i] = double.IsFinite(Of(ascending, begin.Target)) ? misses[i] <= Of(ascending, level.Level) : null;
        }

        for (var i = Math.Max(0, misses.Length - step); i < misses.Length; i++)
        {
            level = hits[i] is { } past ? level.After(past) : level;
        }

        return level;
    }
}

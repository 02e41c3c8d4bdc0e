using SalesMetrics.Forecasting.Fitting;
using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <summary>The search for a level with a trend and additive errors, quicker than <see cref="EtsSearch"/>.</summary>
internal static class EtsTrendSearch
{
    // With fewer passes than these there is time for one valley only.
    private const int PassesForOne = 60;

    /// <summary>Places of alpha, beta and phi in the unit cube; beta at 1 is alpha. Without damping the place of phi says nothing.</summary>
    /// <remarks>The first is of a trend that hardly changes, the others have the places of <see cref="EtsStart"/>. Starts of stronger damping beside these gain next to nothing.</remarks>
    private static readonly Triple[] Starts =
    [
        new(0.002, 0.1, 0.99),
        new(0.05, 0.05, 0.8),
        new(0.15, 0.5, 0.8),
        new(0.4, 0.05, 0.8),
        new(0.5, 0.6, 0.8),
        new(0.9, 0.01, 0.8),
        new(0.9, 0.3, 0.8),
    ];

    /// <summary>Whether the form is a level with a trend and additive errors.</summary>
    public static bool IsFor(EtsForm form) =>
        form.Error == ErrorForm.Additive && form.Season == SeasonForm.None && form.Trend != TrendForm.None;

    /// <summary>Finds the numbers of the form that make the sum of squared errors least.</summary>
    /// <param name="shape">The form.</param>
    /// <param name="values">The history, of the order of 1.</param>
    /// <param name="given">A point to begin from too; may be empty.</param>
    /// <param name="maxPasses">How often the history may be run through.</param>
    /// <param name="point">Becomes the best point found.</param>
    /// <param name="value">Becomes the logarithm of its sum of squares.</param>
    public static SearchSummary Minimize(
        in EtsShape shape, ReadOnlySpan<double> values, ReadOnlySpan<double> given, int maxPasses, Span<double> point, out double value)
    {
        Span<Triple> starts = stackalloc Triple[Starts.Length + 1];
        Starts.CopyTo(starts);
        if (given.IsEmpty)
        {
            starts = starts[..^1];
        }
        else
        {
            starts[^1] = new Triple(given[0], given[shape.Beta], shape.IsDamped ? given[shape.Phi] : 0);
        }

        var objective = new TrendObjective(values);
        var search = shape.IsDamped
            ? new TrendSearch(objective, EtsParameters.LeastPhi, EtsParameters.MostPhi, maxPasses)
            : new TrendSearch(objective, 1, 1, maxPasses);
        var summary = search.Minimize(starts, maxPasses < PassesForOne ? 1 : 4, out var best, out var squares);
        (point[0], point[shape.Beta]) = (best.Places.Alpha, best.Places.Beta);
        if (shape.IsDamped)
        {
            point[shape.Phi] = best.Places.Phi;
        }

        (point[shape.Level], point[shape.Trend]) = objective.States(best);
        value = Math.Log(Math.Max(squares, values.Length * 1e-28));
        return summary;
    }
}

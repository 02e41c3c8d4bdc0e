using SalesMetrics.Explanations;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Cleaning;

/// <summary>A history without its outliers, and which they were.</summary>
/// <remarks>Two reports are equal only when they are the same object.</remarks>
public sealed class OutlierReport : IExplainable
{
    // As many as a note has room for; the report has them all.
    private const int MostListed = 20;

    internal OutlierReport(TimeSeries series, TimeSeries cleaned, ImmutableArray<Outlier> outliers, double? seasonalStrength, string? notLookedForReason)
    {
        Series = series;
        Cleaned = cleaned;
        Outliers = outliers;
        SeasonalStrength = seasonalStrength;
        NotLookedForReason = notLookedForReason;
    }

    /// <summary>The history as it was given.</summary>
    public TimeSeries Series { get; }

    /// <summary>The history with the outliers replaced; <see cref="Series"/> itself when there are none.</summary>
    public TimeSeries Cleaned { get; }

    /// <summary>The outliers, oldest first.</summary>
    public ImmutableArray<Outlier> Outliers { get; }

    /// <summary>The strength of the season that was taken out before looking; null when none was.</summary>
    public double? SeasonalStrength { get; }

    /// <summary>Why no outliers were looked for; null when they were.</summary>
    public string? NotLookedForReason { get; }

    /// <summary>All of it in one sentence, such as a note beside a forecast: how many values were replaced, which (the first 20), and by
    /// what.</summary>
    public string Summary => NotLookedForReason
        ?? (Outliers.IsEmpty
            ? "No outliers."
            : Invariant($"{Outliers.Length} of {Series.Length} values replaced as outliers: ")
                + string.Join("; ", Outliers.Take(MostListed).Select(outlier => Invariant($"index {outlier.Index}, {outlier.Value:G6} by {outlier.Replacement:G6}")))
                + (Outliers.Length > MostListed ? Invariant($"; and {Outliers.Length - MostListed} more.") : "."));

    /// <inheritdoc/>
    public Explanation Explain() =>
        new(
            "Outliers",
            Outliers.Length,
            Outliers.Select(outlier => new Explanation(
                Invariant($"Index {outlier.Index}"),
                new ExplainedValue.OfEstimate(outlier.Replacement),
                new Explanation("Value", new ExplainedValue.OfEstimate(outlier.Value)),
                new Explanation("Lower limit", new ExplainedValue.OfEstimate(outlier.Lower)),
                new Explanation("Upper limit", new ExplainedValue.OfEstimate(outlier.Upper)))
            {
                Rule = outlier.Reason,
            }))
        {
            Rule = NotLookedForReason ?? "remainders more than three times the middle half's width beyond its ends",
        };
}

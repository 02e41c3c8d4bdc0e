namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>How a chart of shares or of counts is made.</summary>
public sealed record AttributeChartOptions
{
    /// <summary>What to compare with: a share from 0 to 1, or counts for each unit of exposure, 0 or more. Null for that of all periods together, or of those of
    /// the same place in the season.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double? Centre
    {
        get;
        init => field = value is null or >= 0 && value != double.PositiveInfinity
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A centre is 0 or above and finite.");
    }

    /// <summary>Whether limits are widened where periods differ by more than luck, by the deviation of neighbours' scores (Laney 2002: p' and u'); they are unless
    /// unset. Limits are never narrowed.</summary>
    public bool WidensForDispersion { get; init; } = true;
}

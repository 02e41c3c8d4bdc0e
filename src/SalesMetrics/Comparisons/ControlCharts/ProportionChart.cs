namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Shares of periods of different size around their common share: p-chart, EWMA and CUSUM.</summary>
public sealed class ProportionChart
{
    internal ProportionChart(double centre, double dispersion, ImmutableArray<ProportionChartPoint> points)
    {
        Centre = centre;
        Dispersion = dispersion;
        Points = points;
    }

    /// <summary>The common share.</summary>
    public double Centre { get; }

    /// <summary>The mean squared score: about 1 when luck alone is at work.</summary>
    public double Dispersion { get; }

    /// <summary>Whether the limits can be trusted: <see cref="Dispersion"/> is at most the 95 % quantile of what luck gives. When it is above, as with a rhythm of the
    /// quarter, take the rhythm out first.</summary>
    public bool IsTrustworthy { get; internal init; }

    /// <summary>The periods, oldest first.</summary>
    public ImmutableArray<ProportionChartPoint> Points { get; }
}

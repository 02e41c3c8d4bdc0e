namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>One period of a chart of counts.</summary>
/// <param name="Period">The count and its exposure.</param>
/// <param name="Expected">The count for each unit of exposure to be expected: that of all periods, or of those of the same place in the season.</param>
/// <param name="Lower">expected - 3 standard errors, at least 0; an error is sqrt(expected / exposure), widened where the chart is.</param>
/// <param name="Upper">expected + 3 standard errors.</param>
/// <param name="Running">The score with EWMA and CUSUM.</param>
public sealed record CountChartPoint(CountPeriod Period, double Expected, double Lower, double Upper, ChartScore Running)
{
    /// <summary>Counts for each unit of exposure.</summary>
    public double Rate => Period.Count / Period.Exposure;
}

using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Counts of periods of different exposure around what was to be expected of them: u-chart, EWMA and CUSUM.</summary>
public sealed class CountChart : AttributeChart
{
    internal CountChart(AttributeScores scores, ImmutableArray<CountChartPoint> points)
        : base(scores) => Points = points;

    /// <summary>The periods with exposure, oldest first.</summary>
    public ImmutableArray<CountChartPoint> Points { get; }

    /// <inheritdoc />
    public override Explanation Explain() => Explain("Counts over periods", i => (Points[i].Period.Id, Points[i].Rate));
}

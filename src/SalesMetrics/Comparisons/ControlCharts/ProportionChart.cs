using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Shares of periods of different size around what was to be expected of them: p-chart, EWMA and CUSUM.</summary>
public sealed class ProportionChart : AttributeChart
{
    internal ProportionChart(AttributeScores scores, ImmutableArray<ProportionChartPoint> points)
        : base(scores) => Points = points;

    /// <summary>The periods with something decided, oldest first.</summary>
    public ImmutableArray<ProportionChartPoint> Points { get; }

    /// <inheritdoc />
    public override Explanation Explain() => Explain("Shares over periods", i => (Points[i].Count.Id, (double)Points[i].Count.Won / Points[i].Count.Decided));
}

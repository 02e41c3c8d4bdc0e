using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Whether values go one way: the test of Mann and Kendall, and the slope of Theil and Sen.</summary>
/// <param name="Slope">The median of the slopes between all pairs, per period (Theil 1950; Sen 1968).</param>
/// <param name="SlopeLower">The lower limit of the slope at 95 % (Sen 1968).</param>
/// <param name="SlopeUpper">The upper limit of the slope at 95 %.</param>
/// <param name="Statistic">Pairs that rise less pairs that fall (Kendall's S).</param>
/// <param name="VarianceFactor">By how much neighbours that go together (Hamed &amp; Rao 1998), and a season that a chart took out, raise the variance of the statistic; 1 or more.</param>
/// <param name="Probability">The p-value, two-sided, by the normal approximation with corrections for ties and continuity; null when all values are equal.</param>
public sealed record TrendTest(double Slope, double SlopeLower, double SlopeUpper, long Statistic, double VarianceFactor, double? Probability) : IExplainable
{
    /// <inheritdoc />
    public Explanation Explain() => new(
        "Trend",
        new ExplainedValue.OfEstimate(Slope),
        [
            new Explanation("Rising pairs less falling pairs", Statistic),
            new Explanation("Factor for neighbours that go together and a season taken out", new ExplainedValue.OfEstimate(VarianceFactor)),
            Probability is { } p ? new Explanation("p", new ExplainedValue.OfEstimate(p)) : new Explanation("p", new ExplainedValue.Undefined("all values are equal")),
        ])
    {
        Rule = Invariant($"median slope of all pairs, a period; 95 % from {SlopeLower:G6} to {SlopeUpper:G6}"),
    };
}

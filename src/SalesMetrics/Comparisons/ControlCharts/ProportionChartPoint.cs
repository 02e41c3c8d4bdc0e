namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>One period of a chart of shares.</summary>
/// <param name="Count">Won and decided in the period.</param>
/// <param name="Score">(share - expected) / its standard error, which is sqrt(expected (1 - expected) / n), widened where the chart is, and less what the period itself
/// adds to the expected share of its place in the season.</param>
/// <param name="Lower">expected - 3 standard errors, at least 0.</param>
/// <param name="Upper">expected + 3 standard errors, at most 1.</param>
/// <param name="Ewma">The exponentially weighted mean of the scores so far (Roberts 1959).</param>
/// <param name="EwmaLimit">Its limit either way: L sqrt(lambda / (2 - lambda) (1 - (1 - lambda)^(2t))).</param>
/// <param name="CusumHigh">The cumulative sum upwards: the scores above k so far, never below 0 (Page 1954).</param>
/// <param name="CusumLow">The same downwards.</param>
public sealed record ProportionChartPoint(WinCount Count, double Score, double Lower, double Upper, double Ewma, double EwmaLimit, double CusumHigh, double CusumLow)
{
    /// <summary>The share to be expected: that of all periods, or of those of the same place in the season.</summary>
    public double Expected { get; internal init; }

    /// <summary>Whether the share is beyond its limits.</summary>
    public bool IsBeyondLimit => Math.Abs(Score) > 3;

    /// <summary>Whether the weighted mean is beyond its limit: a small shift that lasts.</summary>
    public bool IsEwmaSignal => Math.Abs(Ewma) > EwmaLimit;

    /// <summary>Whether a cumulative sum is above h: the same, sooner for shifts of about one standard error.</summary>
    public bool IsCusumSignal => CusumHigh > ChartScore.CusumLimit || CusumLow > ChartScore.CusumLimit;
}

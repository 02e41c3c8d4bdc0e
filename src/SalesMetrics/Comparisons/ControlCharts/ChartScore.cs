using System.Runtime.InteropServices;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>One period of a chart in standard deviations from what was to be expected, with the running figures that find small shifts that last.</summary>
/// <param name="Score">How many standard deviations the period lies above what was to be expected, season and dispersion taken out.</param>
/// <param name="Ewma">The exponentially weighted mean of the scores so far, lambda 0.2 (Roberts 1959).</param>
/// <param name="EwmaLimit">Its limit either way: L sqrt(lambda / (2 - lambda) (1 - (1 - lambda)^(2t))), L 3.</param>
/// <param name="CusumHigh">The cumulative sum upwards: the scores above k 0.5 so far, never below 0 (Page 1954).</param>
/// <param name="CusumLow">The same downwards.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChartScore(double Score, double Ewma, double EwmaLimit, double CusumHigh, double CusumLow)
{
    internal const double CusumLimit = 5;
    private const double Lambda = 0.2;
    private const double EwmaWidth = 3;
    private const double CusumSlack = 0.5;

    /// <summary>Whether the period is beyond 3 standard deviations.</summary>
    public bool IsBeyondLimit => Math.Abs(Score) > 3;

    /// <summary>Whether the weighted mean is beyond its limit: a small shift that lasts.</summary>
    public bool IsEwmaSignal => Math.Abs(Ewma) > EwmaLimit;

    /// <summary>Whether a cumulative sum is above h 5: the same, sooner for shifts of about one standard deviation.</summary>
    public bool IsCusumSignal => CusumHigh > CusumLimit || CusumLow > CusumLimit;

    internal static ChartScore[] Run(ReadOnlySpan<double> scores)
    {
        var made = new ChartScore[scores.Length];
        var (ewma, high, low) = (0.0, 0.0, 0.0);
        for (var i = 0; i < scores.Length; i++)
        {
            ewma += Lambda * (scores[i] - ewma);
            (high, low) = (Math.Max(0, high + scores[i] - CusumSlack), Math.Max(0, low - scores[i] - CusumSlack));
            made[i] = new(scores[i], ewma, EwmaWidth * Math.Sqrt(Lambda / (2 - Lambda) * (1 - Math.Pow(1 - Lambda, 2 * (i + 1)))), high, low);
        }

        return made;
    }
}

using MathNet.Numerics.Distributions;

namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>Charts shares over periods, such as the weekly win rate.</summary>
public static class ProportionChartCalculator
{
    internal const double CusumLimit = 5;
    private const double Lambda = 0.2;
    private const double EwmaWidth = 3;
    private const double CusumSlack = 0.5;

    /// <summary>Calculates the chart, with lambda 0.2 and L 3 for the EWMA, k 0.5 and h 5 for the CUSUM.</summary>
    /// <remarks>Scores take out the size of the periods. <see cref="ProportionChart.IsTrustworthy"/> tells when the periods differ by more than luck to begin with.</remarks>
    /// <param name="periods">Won and decided of each period, oldest first; those with nothing decided are left out.</param>
    /// <param name="centre">The share to compare with; that of all periods together when null.</param>
    /// <returns>Null (undefined) when nothing is decided, or the centre is 0 or 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The centre is given and not from 0 to 1.</exception>
    public static ProportionChart? Calculate(IEnumerable<WinCount> periods, double? centre = null)
    {
        ArgumentNullException.ThrowIfNull(periods);
        if (centre is { } given && !(given is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(centre), given, "A share is from 0 to 1.");
        }

        WinCount[] decided = [.. periods.Where(period => period.Decided > 0)];
        var p = centre ?? (decided.Sum(period => (double)period.Won) / decided.Sum(period => (double)period.Decided));
        if (decided.Length == 0 || !(p > 0 && p < 1))
        {
            return null;
        }

        var points = ImmutableArray.CreateBuilder<ProportionChartPoint>(decided.Length);
        var (ewma, high, low) = (0.0, 0.0, 0.0);
        foreach (var period in decided)
        {
            var error = Math.Sqrt(p * (1 - p) / period.Decided);
            var score = BinomialTest.Score(period.Won, period.Decided, p);
            ewma += Lambda * (score - ewma);
            (high, low) = (Math.Max(0, high + score - CusumSlack), Math.Max(0, low - score - CusumSlack));
            var limit = EwmaWidth * Math.Sqrt(Lambda / (2 - Lambda) * (1 - Math.Pow(1 - Lambda, 2 * (points.Count + 1))));
            points.Add(new(period, score, Math.Max(0, p - (3 * error)), Math.Min(1, p + (3 * error)), ewma, limit, high, low));
        }

        var squares = points.Sum(point => point.Score * point.Score);
        return new(p, squares / points.Count, points.DrainToImmutable())
        {
            IsTrustworthy = squares <= ChiSquared.InvCDF(decided.Length, 0.95),
        };
    }
}

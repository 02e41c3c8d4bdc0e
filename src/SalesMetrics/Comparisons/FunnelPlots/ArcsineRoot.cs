namespace SalesMetrics.Comparisons.FunnelPlots;

/// <summary>The scale on which the variance of a rate is 1 / (4n), whatever the rate.</summary>
internal static class ArcsineRoot
{
    public static double Of(double rate) => Math.Asin(Math.Sqrt(rate));

    public static double Score(WinCount count, double target, double betweenVariance) =>
        (Of((double)count.Won / count.Decided) - Of(target)) / Deviation(count.Decided, betweenVariance);

    /// <summary>The rate so many deviations away from the target, kept between 0 and 1.</summary>
    public static double Limit(double target, double deviations, long decided, double betweenVariance)
    {
        var root = Math.Sin(Math.Clamp(Of(target) + (deviations * Deviation(decided, betweenVariance)), 0, Math.PI / 2));
        return root * root;
    }

    private static double Deviation(long decided, double betweenVariance) => Math.Sqrt((1.0 / (4.0 * decided)) + betweenVariance);
}

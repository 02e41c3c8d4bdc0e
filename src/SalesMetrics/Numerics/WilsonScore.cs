namespace SalesMetrics.Numerics;

/// <summary>The score interval for a proportion (Wilson 1927), as in Brown, Cai and DasGupta 2001.</summary>
internal static class WilsonScore
{
    /// <summary>The ends of the interval.</summary>
    /// <param name="successes">Successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials; above zero.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <remarks>The ends at 0 and 1 are exact there and only blurred by rounding.</remarks>
    public static (double Lower, double Upper) Interval(double successes, double trials, double level)
    {
        var z = NormalQuantile.TwoSided(level);
        var rate = successes / trials;
        var shrunk = 1 + (z * z / trials);
        var centre = (rate + (z * z / (2 * trials))) / shrunk;
        var half = z / shrunk * Math.Sqrt((rate * (1 - rate) / trials) + (z * z / (4 * trials * trials)));
        return (
            successes == 0 ? 0 : Math.Clamp(centre - half, 0, rate),
            successes == trials ? 1 : Math.Clamp(centre + half, rate, 1));
    }
}

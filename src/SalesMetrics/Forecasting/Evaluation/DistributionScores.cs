using MathNet.Numerics.Distributions;

namespace SalesMetrics.Forecasting.Evaluation;

/// <summary>Scores of quantiles, intervals and whole distributions against the one value that followed. Lower is better; all are proper:
/// nobody does better on average by stating other than what they believe (Gneiting &amp; Raftery 2007).</summary>
public static class DistributionScores
{
    /// <summary>The pinball (quantile) loss: q (y - f) when the value is above the quantile, (1 - q) (f - y) when below (Koenker &amp;
    /// Bassett 1978), in the unit of the series.</summary>
    /// <param name="actual">What happened; finite.</param>
    /// <param name="quantile">The forecast quantile; finite.</param>
    /// <param name="probability">Which quantile it is, above 0 and below 1: 0.5 is the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double PinballLoss(double actual, double quantile, double probability)
    {
        Finite(actual, nameof(actual));
        Finite(quantile, nameof(quantile));
        Probability(probability, nameof(probability));
        return actual >= quantile ? probability * (actual - quantile) : (1 - probability) * (quantile - actual);
    }

    /// <summary>The interval score: the width, plus 2 / (1 - level) times what the value lies outside (Winkler 1972; equation 43 of
    /// Gneiting &amp; Raftery 2007), in the unit of the series.</summary>
    /// <param name="actual">What happened; finite.</param>
    /// <param name="interval">The prediction interval, with its level above 0 and below 1, finite limits, the lower not above the
    /// upper.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, such as the default interval's level.</exception>
    public static double IntervalScore(double actual, PredictionInterval interval)
    {
        Finite(actual, nameof(actual));
        Probability(interval.Level, nameof(interval));
        Finite(interval.Lower, nameof(interval));
        Finite(interval.Upper, nameof(interval));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval.Lower, interval.Upper, nameof(interval));
        var outside = Math.Max(0, Math.Max(interval.Lower - actual, actual - interval.Upper));
        return interval.Upper - interval.Lower + (2 / (1 - interval.Level) * outside);
    }

    /// <summary>The continuous ranked probability score (CRPS) of a sample, taken as the distribution: mean |x - y| less half the mean
    /// |x - x'| over all pairs (equation 21 of Gneiting &amp; Raftery 2007), in the unit of the series.</summary>
    /// <remarks>Found after sorting, from sum of (2i - n - 1) x(i) / n²: n log n steps, not n². A sample of one gives the absolute
    /// error.</remarks>
    /// <param name="actual">What happened; finite.</param>
    /// <param name="sample">Draws from the forecast distribution, in any order; at least one, all finite.</param>
    /// <exception cref="ArgumentException">The sample is empty, or holds NaN or an infinity.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="actual"/> is NaN or infinite.</exception>
    public static double Crps(double actual, ReadOnlySpan<double> sample)
    {
        Finite(actual, nameof(actual));
        if (sample.IsEmpty)
        {
            throw new ArgumentException("A sample holds at least one value.", nameof(sample));
        }

        var sorted = sample.ToArray();
        Array.Sort(sorted);

        // NaN sorts first, so the ends show whatever is not finite.
        if (!double.IsFinite(sorted[0]) || !double.IsFinite(sorted[^1]))
        {
            throw new ArgumentException(
                Invariant($"The sample runs from {sorted[0]} to {sorted[^1]}: every value must be finite."), nameof(sample));
        }

        double count = sorted.Length;
        var (distance, spread) = (0d, 0d);
        for (var i = 0; i < sorted.Length; i++)
        {
            // Measured from the actual value, so that large levels do not swallow small differences.
            var deviation = sorted[i] - actual;
            distance += Math.Abs(deviation) / count;
            spread += ((2d * i) - count + 1) / count * (deviation / count);
        }

        return Math.Max(0, distance - spread);
    }

    /// <summary>The continuous ranked probability score (CRPS) of a normal distribution: s (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)),
    /// z = (y - mean) / s (Gneiting et al. 2005, equation 5), in the unit of the series.</summary>
    /// <param name="actual">What happened; finite.</param>
    /// <param name="mean">The mean of the forecast distribution; finite.</param>
    /// <param name="standardDeviation">Its standard deviation, at least 0; at 0 the score is the absolute error.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double CrpsOfNormal(double actual, double mean, double standardDeviation)
    {
        Finite(actual, nameof(actual));
        Finite(mean, nameof(mean));
        Finite(standardDeviation, nameof(standardDeviation));
        ArgumentOutOfRangeException.ThrowIfNegative(standardDeviation);
        var z = (actual - mean) / standardDeviation;

        // Far out, and for no spread at all, the score is the distance less the spread's share, and z may be no number.
        return !(Math.Abs(z) < 40)
            ? Math.Abs(actual - mean) - (standardDeviation / Math.Sqrt(Math.PI))
            : standardDeviation * ((z * ((2 * Normal.CDF(0, 1, z)) - 1)) + (2 * Normal.PDF(0, 1, z)) - (1 / Math.Sqrt(Math.PI)));
    }

    /// <summary>The Brier score of a stated probability: (p - 1)² when the event came, p² when not (Brier 1950, for two classes, halved as
    /// is usual now). From 0 to 1.</summary>
    /// <param name="probability">The probability stated for the event, 0 to 1.</param>
    /// <param name="happened">Whether it came.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is NaN or out of its range.</exception>
    public static double Brier(double probability, bool happened)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is from 0 to 1.");
        }

        var miss = happened ? 1 - probability : probability;
        return miss * miss;
    }

    /// <summary>The probability integral transform (PIT) of a value in a sample: the share of draws below it, those equal to it counted
    /// half (Dawid 1984; halves after Czado, Gneiting &amp; Held 2009). Even from 0 to 1 over many honest forecasts.</summary>
    /// <param name="actual">What happened; finite.</param>
    /// <param name="sample">Draws from the forecast distribution, in any order; at least one, none NaN.</param>
    /// <exception cref="ArgumentException">The sample is empty or holds NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="actual"/> is NaN or infinite.</exception>
    public static double ProbabilityIntegralTransform(double actual, ReadOnlySpan<double> sample)
    {
        Finite(actual, nameof(actual));
        if (sample.IsEmpty || sample.ContainsAnyExceptInRange(double.NegativeInfinity, double.PositiveInfinity))
        {
            throw new ArgumentException("A sample holds at least one value and no NaN.", nameof(sample));
        }

        var halves = 0L;
        foreach (var value in sample)
        {
            halves += value < actual ? 2 : value == actual ? 1 : 0;
        }

        return halves / (2d * sample.Length);
    }

    private static void Finite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "The number must be finite.");
        }
    }

    private static void Probability(double value, string name)
    {
        if (!(value > 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "A probability is above 0 and below 1: write 0.80, not 80.");
        }
    }
}

using MathNet.Numerics;

namespace SalesMetrics.Forecasting.Evaluation;

/// <summary>Tests whether two forecasts of the same values differ in accuracy.</summary>
public static class DieboldMarianoCalculator
{
    /// <summary>Calculates the test of Diebold and Mariano (1995) as corrected by Harvey, Leybourne and Newbold (1997).</summary>
    /// <remarks>
    /// <para>With d(t) the difference of the losses and g(k) its autocovariance (divisor n), the statistic is mean d / sqrt(V / n) times
    /// sqrt((n + 1 - 2h + h (h - 1) / n) / n), V = g(0) + 2 (g(1) + ... + g(h - 1)). For h = 1 that is the paired t-test.</para>
    /// <para>V can fall to zero or below for h above 1. It is then weighted by 1 - k / h (Bartlett), which cannot be negative.</para>
    /// </remarks>
    /// <param name="firstLosses">What each forecast of the first cost, such as absolute or squared errors, earliest first.</param>
    /// <param name="secondLosses">The same of the second, for the same values.</param>
    /// <param name="horizon">How many periods ahead the forecasts were made, at least 1.</param>
    /// <param name="significanceLevel">The p-value below which there is evidence, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">Not equally many losses of both, or one is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the significance level is out of its range.</exception>
    public static DieboldMarianoTest Calculate(
        ReadOnlySpan<double> firstLosses, ReadOnlySpan<double> secondLosses, int horizon = 1, double significanceLevel = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        if (!(significanceLevel > 0 && significanceLevel < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(significanceLevel), significanceLevel, "It is above 0 and below 1: write 0.05, not 5.");
        }

        var differences = Differences(firstLosses, secondLosses);
        var mean = differences.Sum(d => d / differences.Length);
        if (differences.Length < 2 || differences.Length <= horizon)
        {
            return With(mean, Invariant($"{differences.Length} values, and more than {Math.Max(1, horizon)} are needed"));
        }

        if (differences.All(d => d == differences[0]))
        {
            return With(mean, "the losses differ by the same every time");
        }

        var variance = LongRunVariance(differences, mean, horizon, isBartlett: false);
        var isBartlett = !(variance > 0);
        variance = isBartlett ? LongRunVariance(differences, mean, horizon, isBartlett: true) : variance;
        double n = differences.Length;
        double h = horizon;
        var correction = (n + 1 - (2 * h) + (h * (h - 1) / n)) / n;
        var statistic = mean / Math.Sqrt(variance / n) * Math.Sqrt(correction);
        return double.IsFinite(statistic)
            ? new DieboldMarianoTest(differences.Length, horizon, significanceLevel)
            {
                MeanDifference = mean,
                Statistic = statistic,
                Probability = TwoSided(statistic, n - 1),
                IsBartlett = isBartlett,
            }
            : With(mean, "the variance of the differences cannot be estimated");

        DieboldMarianoTest With(double difference, string reason) =>
            new(differences.Length, horizon, significanceLevel) { MeanDifference = difference, WhyTooLittle = reason };
    }

    // Both tails of Student's t at once, as an incomplete beta function, which keeps its digits far out.
    private static double TwoSided(double t, double degreesOfFreedom) =>
        SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + (t * t)));

    private static double LongRunVariance(double[] differences, double mean, int horizon, bool isBartlett)
    {
        var variance = 0d;
        for (var lag = 0; lag < horizon; lag++)
        {
            var covariance = 0d;
            for (var t = lag; t < differences.Length; t++)
            {
                covariance += (differences[t] - mean) * (differences[t - lag] - mean) / differences.Length;
            }

            variance += (lag == 0 ? 1 : 2) * (isBartlett ? 1 - ((double)lag / horizon) : 1) * covariance;
        }

        return variance;
    }

    private static double[] Differences(ReadOnlySpan<double> firstLosses, ReadOnlySpan<double> secondLosses)
    {
        if (firstLosses.Length != secondLosses.Length)
        {
            throw new ArgumentException(
                Invariant($"{firstLosses.Length} and {secondLosses.Length} losses: equally many are needed."), nameof(secondLosses));
        }

        var differences = new double[firstLosses.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = firstLosses[i] - secondLosses[i];
            if (!double.IsFinite(differences[i]))
            {
                throw new ArgumentException(
                    Invariant($"At index {i} the losses are {firstLosses[i]} and {secondLosses[i]}: their difference must be finite."),
                    nameof(firstLosses));
            }
        }

        return differences;
    }
}

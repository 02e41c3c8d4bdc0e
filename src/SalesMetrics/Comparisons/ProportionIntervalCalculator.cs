using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons;

/// <summary>Calculates intervals for a proportion.</summary>
public static class ProportionIntervalCalculator
{
    /// <summary>Calculates the interval of proportions that a count does not rule out.</summary>
    /// <param name="successes">Successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials; above zero.</param>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <param name="method">How it is found.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or the level is out of range.</exception>
    public static ProportionInterval Calculate(
        long successes, long trials, double level = 0.95, IntervalMethod method = IntervalMethod.Wilson)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        Validate(level, method);
        var tail = (1 - level) / 2;
        var (lower, upper) = method switch
        {
            IntervalMethod.Wilson => WilsonScore.Interval(successes, trials, level),
            IntervalMethod.Jeffreys => Between(successes, trials, tail, ownShare: 0.5, otherShare: 0.5),
            _ => Between(successes, trials, tail, ownShare: 0, otherShare: 1),
        };
        return new ProportionInterval(lower, upper, level, method);
    }

    internal static void Validate(double level, IntervalMethod method)
    {
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level is above 0 and below 1.");
        }

        if (!Enum.IsDefined(method))
        {
            throw new ArgumentOutOfRangeException(nameof(method), method, "Not a method of finding an interval.");
        }
    }

    // Both are quantiles of beta distributions: Jeffreys adds half a success and half a failure to both ends, Clopper-Pearson a whole
    // failure to the lower end and a whole success to the upper (Brown, Cai and DasGupta 2001).
    private static (double Lower, double Upper) Between(double successes, double trials, double tail, double ownShare, double otherShare)
    {
        var failures = trials - successes;
        return (
            successes == 0 ? 0 : BetaQuantile.At(successes + ownShare, failures + otherShare, tail),
            failures == 0 ? 1 : 1 - BetaQuantile.At(failures + ownShare, successes + otherShare, tail));
    }
}

using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Calls;

/// <summary>The bias of forecasts with its uncertainty.</summary>
/// <remarks>
/// <para>Bias b is the sum of the errors over the sum of what came. The period is the unit that is drawn, since series of one period rise and fall
/// together: with e and a the sums of a period over all series, the standard error of b is sqrt(n / (n - 1) sum (e - b a)²) / sum a, the ratio
/// estimator of Cochran 1977 (Sampling Techniques, eq. 6.13), and the interval is b plus and minus that times Student's t of n - 1 degrees of
/// freedom. Forecasts of neighbouring periods are taken to be independent.</para>
/// </remarks>
public sealed class ForecasterBias
{
    private ForecasterBias(int periods, double? relative, double? low, double? high, BiasVerdict verdict)
    {
        Periods = periods;
        Relative = relative;
        Low = low;
        High = high;
        Verdict = verdict;
    }

    /// <summary>How many periods were forecast and have come.</summary>
    public int Periods { get; }

    /// <summary>Sum of forecast less observed over the sum of observed, as a fraction: 0.2 is 20 % too high. Null (undefined) when what came does not add
    /// up to more than zero.</summary>
    public double? Relative { get; }

    /// <summary>The lower limit of the interval of <see cref="Relative"/>; null when there is none, for want of periods.</summary>
    public double? Low { get; }

    /// <summary>The upper limit.</summary>
    public double? High { get; }

    /// <summary>What may be said.</summary>
    public BiasVerdict Verdict { get; }

    internal static ForecasterBias Of(IReadOnlyList<(double Error, double Observed)> periods, ForecasterOptions options)
    {
        var (n, errors, observed) = (periods.Count, periods.Sum(period => period.Error), periods.Sum(period => period.Observed));
        var relative = errors / observed;
        if (!(observed > 0) || !double.IsFinite(relative))
        {
            return new(n, null, null, null, BiasVerdict.TooLittleData);
        }

        if (n < 2)
        {
            return new(n, relative, null, null, BiasVerdict.TooLittleData);
        }

        var squares = periods.Sum(period => Square((period.Error - (relative * period.Observed)) / observed));
        var half = StudentQuantile.TwoSided(options.Level, n - 1) * Math.Sqrt(squares * n / (n - 1));
        var (low, high) = (relative - half, relative + half);
        return new(n, relative, low, high, n < options.LeastPeriods ? BiasVerdict.TooLittleData : Lean(low, high));
    }

    private static BiasVerdict Lean(double low, double high) =>
        low > 0 ? BiasVerdict.TooHigh : high < 0 ? BiasVerdict.TooLow : BiasVerdict.NoEvidenceOfABias;

    private static double Square(double value) => value * value;
}

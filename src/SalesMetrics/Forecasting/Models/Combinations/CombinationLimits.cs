using System.Runtime.InteropServices;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Combinations;

/// <summary>How many spreads wide the limits of a combination are.</summary>
/// <remarks>
/// <para>Where z standard deviations of a normal distribution hold a share of the outcomes, it takes g (a z + b z³) spreads: models know neither that they may be
/// wrong nor that large errors are more frequent than a normal distribution has them. a and b depend on the length n of the history and the step h: each is
/// c0 + c1 sqrt(10 / n) + c2 ln h. g depends on the pattern of the past errors: w Recent^r Typical^t (n / 30)^l.</para>
/// <para>The numbers are those of least pinball loss at 50, 80, 95 and 99 % over rolling origins within the training part of the M3 series, apart for series
/// without a season, with one of few periods (quarters) and with one of many (months). Then w was found on the last values of every second series, and the others
/// show what the limits hold (split calibration: Papadopoulos et al. 2002); with a season nothing was to be gained, and w is 1. build/fit-limits.cs finds the numbers
/// anew. See docs/calculations/automatic-forecast.md.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CombinationLimits
{
    // Nothing is known of shorter and longer histories, later steps, and stranger errors.
    private const int LeastLength = 8;
    private const int MostLength = 100;
    private const int MostStep = 18;
    private const double MostChange = 2.5;
    private const double LeastTypical = 0.3;

    private const int MostOfFewPeriods = 6;
    private const double LeastFactor = 0.05;

    private static readonly Numbers NoSeason = new(1.149, -0.426, 0.164, 0.068, 0.039, 0.007, 0.995, 0.267, -0.314, 0.895);
    private static readonly Numbers FewPeriods = new(1.230, -0.962, 0.177, 0.005, 0.061, 0.033, 0.396, 0.180, -0.522, 1);
    private static readonly Numbers ManyPeriods = new(0.243, 0.748, 0.066, 0.005, 0.085, 0.006, 0.497, 0.122, 0.141, 1);

    private readonly Numbers _numbers;
    private readonly double _shortness;
    private readonly double _factor;

    public CombinationLimits(TimeSeries series, ErrorPattern pattern)
    {
        _numbers = series.SeasonLength switch
        {
            1 => NoSeason,
            <= MostOfFewPeriods => FewPeriods,
            _ => ManyPeriods,
        };
        var length = Math.Clamp(series.Length, LeastLength, MostLength);
        _shortness = Math.Sqrt(10d / length);
        _factor = _numbers.Width * Math.Exp(
            (_numbers.Recent * Math.Log(Math.Clamp(pattern.Recent, 1 / MostChange, MostChange)))
            + (_numbers.Typical * Math.Log(Math.Clamp(pattern.Typical, LeastTypical, 1) / ErrorPattern.Unknown.Typical))
            + (_numbers.Length * Math.Log(length / 30d)));
    }

    /// <param name="z">0 or more.</param>
    /// <param name="step">At least 1.</param>
    public double SpreadsFor(double z, int step)
    {
        var distance = Math.Log(Math.Min(step, MostStep));
        var a = _numbers.A + (_numbers.AOfShortness * _shortness) + (_numbers.AOfStep * distance);
        var b = _numbers.B + (_numbers.BOfShortness * _shortness) + (_numbers.BOfStep * distance);
        return _factor * ((Math.Max(a, LeastFactor) * z) + (Math.Max(b, 0) * z * z * z));
    }

    private sealed record Numbers(
        double A, double AOfShortness, double AOfStep, double B, double BOfShortness, double BOfStep, double Recent, double Typical, double Length, double Width);
}

using System.Runtime.InteropServices;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Combinations;

/// <summary>How many spreads wide the limits of a combination are.</summary>
/// <remarks>
/// <para>Where z standard deviations of a normal distribution hold a share of the outcomes, it takes a z + b z³ spreads: models know neither that they may be
/// wrong nor that large errors are more frequent than a normal distribution has them. a and b depend on the length n of the history and the step h: each is
/// c0 + c1 sqrt(10 / n) + c2 ln h.</para>
/// <para>The numbers are those of least pinball loss at 50, 80, 95 and 99 % over rolling origins within the training part of the M3 series, apart for series
/// without a season, with one of few periods (quarters) and with one of many (months). Whether the length counts was decided by fitting to the earlier
/// origins and looking at the last: for months it does not. See docs/calculations/automatic-forecast.md.</para>
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CombinationLimits(TimeSeries series)
{
    // Nothing is known of shorter histories and of later steps.
    private const int LeastLength = 8;
    private const int MostStep = 18;
    private const int MostOfFewPeriods = 6;
    private const double LeastFactor = 0.05;

    private readonly double _shortness = Math.Sqrt(10d / Math.Max(series.Length, LeastLength));
    private readonly int _season = series.SeasonLength;

    /// <param name="z">0 or more.</param>
    /// <param name="step">At least 1.</param>
    public double SpreadsFor(double z, int step)
    {
        var distance = Math.Log(Math.Min(step, MostStep));
        var (a, b) = _season switch
        {
            1 => (0.548 + (0.549 * _shortness) + (0.088 * distance), -0.009 + (0.182 * _shortness) + (0.03 * distance)),
            <= MostOfFewPeriods => (0.145 + (0.96 * _shortness) + (0.13 * distance), -0.171 + (0.345 * _shortness) + (0.044 * distance)),
            _ => (0.629 + (0.049 * distance), 0.034 + (0.014 * distance)),
        };
        return (Math.Max(a, LeastFactor) * z) + (Math.Max(b, 0) * z * z * z);
    }
}

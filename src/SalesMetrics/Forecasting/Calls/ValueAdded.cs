using SalesMetrics.Forecasting.Evaluation;

namespace SalesMetrics.Forecasting.Calls;

/// <summary>What forecasts add to those of a yardstick, usually the naive model: the forecast value added (Gilliland 2010).</summary>
/// <remarks>Both are measured on the periods of series that both forecast. The test is that of Diebold &amp; Mariano 1995 on the sums of absolute errors of a
/// period, one step ahead.</remarks>
public sealed class ValueAdded
{
    internal ValueAdded(int forecasts, double? own, double? yardstick, DieboldMarianoTest test, int leastPeriods)
    {
        Forecasts = forecasts;
        Wape = own;
        YardstickWape = yardstick;
        Test = test;
        Verdict = test.Count < leastPeriods ? ForecastVerdict.TooLittleData : test.Verdict;
    }

    /// <summary>How many values both forecast.</summary>
    public int Forecasts { get; }

    /// <summary>Sum of absolute errors over the sum of what came, of these forecasts; a fraction. Null when what came does not add up to more than
    /// zero.</summary>
    public double? Wape { get; }

    /// <summary>The same of the yardstick.</summary>
    public double? YardstickWape { get; }

    /// <summary>The yardstick's WAPE less that of these forecasts: above 0 they came nearer. Null when undefined.</summary>
    public double? Points => YardstickWape - Wape;

    /// <summary>The test of these forecasts (the first) against the yardstick (the second), period by period.</summary>
    public DieboldMarianoTest Test { get; }

    /// <summary>What may be said: <see cref="ForecastVerdict.FirstErrsLess"/> when value was added.</summary>
    public ForecastVerdict Verdict { get; }
}

namespace SalesMetrics.Forecasting;

/// <summary>The forecast of one future period.</summary>
public sealed class ForecastStep
{
    internal ForecastStep(int step, double mean, ImmutableArray<PredictionInterval> intervals)
    {
        Step = step;
        Mean = mean;
        Intervals = intervals;
    }

    /// <summary>How many periods after the last value of the history: the next period is 1.</summary>
    public int Step { get; }

    /// <summary>The expected value; always finite. It is not rounded and may be negative, also for sales.</summary>
    public double Mean { get; }

    /// <summary>One interval per level, in the order the levels were asked for. Empty when none was asked for or
    /// <see cref="Forecast.NoIntervalReason"/> says why there is none.</summary>
    public ImmutableArray<PredictionInterval> Intervals { get; }
}

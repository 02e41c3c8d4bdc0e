namespace SalesMetrics.Forecasting;

/// <summary>How near one forecast came to what happened.</summary>
public sealed class Accuracy
{
    internal Accuracy(double smapePercent, double? mase, double bias, ImmutableArray<IntervalCoverage> coverages)
    {
        SmapePercent = smapePercent;
        Mase = mase;
        Bias = bias;
        Coverages = coverages;
    }

    /// <summary>See <see cref="AccuracyMeasures.SmapePercent"/>.</summary>
    public double SmapePercent { get; }

    /// <summary>See <see cref="AccuracyMeasures.MeanAbsoluteScaledError"/>; null when undefined.</summary>
    public double? Mase { get; }

    /// <summary>See <see cref="AccuracyMeasures.Bias"/>: above 0 the forecasts were too high.</summary>
    public double Bias { get; }

    /// <summary>One entry per level of the forecast, in its order; empty when it has no intervals.</summary>
    public ImmutableArray<IntervalCoverage> Coverages { get; }
}

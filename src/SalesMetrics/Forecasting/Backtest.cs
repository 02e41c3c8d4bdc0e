namespace SalesMetrics.Forecasting;

/// <summary>The measured accuracy of one model on one series: forecasts made in the past, set against what followed.</summary>
/// <remarks>Every forecast reaches equally far, so averages over forecasts and over single values are the same.</remarks>
public sealed class Backtest
{
    internal Backtest(string seriesId, string modelName, string? reason, ImmutableArray<BacktestOrigin> origins)
    {
        SeriesId = seriesId;
        ModelName = modelName;
        Reason = reason;
        Origins = origins;
    }

    /// <summary>The name of the series.</summary>
    public string SeriesId { get; }

    /// <summary>The name of the model that was tried. A single forecast may name a simpler one, where its history was too short.</summary>
    public string ModelName { get; }

    /// <summary>Why there is no forecast to measure; null when there is.</summary>
    public string? Reason { get; }

    /// <summary>The forecasts, earliest first.</summary>
    public ImmutableArray<BacktestOrigin> Origins { get; }

    /// <summary>The mean over the forecasts of <see cref="Accuracy.SmapePercent"/>; null when there are none.</summary>
    public double? SmapePercent => Mean(o => o.Accuracy.SmapePercent);

    /// <summary>The mean of <see cref="Accuracy.Mase"/> over the forecasts for which it is defined; null when there are none.</summary>
    public double? Mase => Mean(o => o.Accuracy.Mase);

    /// <summary>The mean over the forecasts of <see cref="Accuracy.Bias"/>: above 0 they were too high. Null when there are none.</summary>
    public double? Bias => Mean(o => o.Accuracy.Bias);

    /// <summary>The coverage of one level over all forecasts that have intervals of it.</summary>
    /// <param name="level">A level of the options of this backtest.</param>
    public IntervalCoverage Coverage(double level)
    {
        var ofLevel = Origins.SelectMany(o => o.Accuracy.Coverages).Where(c => c.Level.Equals(level)).ToList();
        return new IntervalCoverage(level, ofLevel.Sum(c => c.Inside), ofLevel.Sum(c => c.Count));
    }

    private double? Mean(Func<BacktestOrigin, double?> measure)
    {
        var defined = Origins.Select(measure).OfType<double>().ToList();
        // Divided term by term, so that the sum of huge values cannot overflow.
        return defined.Count > 0 ? defined.Sum(value => value / defined.Count) : null;
    }
}

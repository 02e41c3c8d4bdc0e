using SalesMetrics.Forecasting.Evaluation;

namespace SalesMetrics.Forecasting;

/// <summary>The measured accuracy of one model over many series. Immutable.</summary>
/// <remarks>Averages are over series: the forecasts of a series are averaged first, so that each series counts once however often it was forecast. In one
/// backtest all forecasts reach equally far, so that this is the average over observations as well where each series was forecast equally often.</remarks>
public sealed class BacktestSummary
{
    internal BacktestSummary(
        string modelName,
        (long Series, long WithoutForecast, long Forecasts, long WithoutScale) counts,
        (double? SmapePercent, double? Mase) measures,
        ImmutableArray<IntervalCoverage> coverages)
    {
        ModelName = modelName;
        (Series, SeriesWithoutForecast, Forecasts, SeriesWithoutScale) = counts;
        (SmapePercent, Mase) = measures;
        Coverages = coverages;
    }

    /// <summary>The name of the model that was tried.</summary>
    public string ModelName { get; }

    /// <summary>How many series were measured.</summary>
    public long Series { get; }

    /// <summary>How many were too short to be measured; they are in no average.</summary>
    public long SeriesWithoutForecast { get; }

    /// <summary>How many forecasts were made of the series measured.</summary>
    public long Forecasts { get; }

    /// <summary>How many of the series measured have no <see cref="Backtest.Mase"/>, because their history repeats itself exactly; they are not in
    /// <see cref="Mase"/>.</summary>
    public long SeriesWithoutScale { get; }

    /// <summary>The mean over series of <see cref="Backtest.SmapePercent"/>; null when none was measured.</summary>
    public double? SmapePercent { get; }

    /// <summary>The mean over series of <see cref="Backtest.Mase"/> where it is defined; null when it is for none.</summary>
    public double? Mase { get; }

    /// <summary>For each level, how many values of all series lay within the limits.</summary>
    public ImmutableArray<IntervalCoverage> Coverages { get; }

    /// <summary>The overall weighted average: the mean of the ratios of sMAPE and MASE to those of a yardstick, below 1 when nearer than it (M4 competition,
    /// Makridakis, Spiliotis &amp; Assimakopoulos 2020).</summary>
    /// <param name="yardstick">The same series forecast by the model to compare with, usually <see cref="Models.AdjustedNaiveModel"/>.</param>
    /// <returns>Null when a measure is undefined or the yardstick's is 0.</returns>
    public double? OverallWeightedAverage(BacktestSummary yardstick)
    {
        ArgumentNullException.ThrowIfNull(yardstick);
        return SmapePercent is { } smape && Mase is { } mase && yardstick is { SmapePercent: { } otherSmape, Mase: { } otherMase }
            ? ErrorMeasures.OverallWeightedAverage(smape, mase, otherSmape, otherMase)
            : null;
    }
}

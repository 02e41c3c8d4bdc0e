using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Regression;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Preparation;

/// <summary>A model of sales per day: what <see cref="PerDayModel"/> returns.</summary>
/// <remarks>Two fits are equal only when they are the same object.</remarks>
public sealed class FittedPerDay : IFittedModel, ISamplePaths
{
    internal FittedPerDay(TimeSeries series, string name, string innerName, IFittedModel inner, Regressor days)
    {
        Series = series;
        Inner = inner;
        Days = days;
        ModelName = name;
        ModelReason = Fallbacks.Of("sales per day", inner, innerName);
        NoIntervalReason = Fallbacks.NoInterval("sales per day", inner);
        var first = series.Length - inner.FittedValues.Length;
        FittedValues = [.. inner.FittedValues.Select((value, i) => Finite(value * days.Values[first + i]))];
        ResidualStandardDeviation = inner.ResidualStandardDeviation is { } deviation ? Finite(deviation * series.Values.Select((_, i) => days.Values[i] / series.Length).Sum()) : null;
    }

    /// <inheritdoc/>
    public TimeSeries Series { get; }

    /// <inheritdoc/>
    public string ModelName { get; }

    /// <summary>Why the model of the sales per day is the one it is; null when it is the one asked for.</summary>
    public string? ModelReason { get; }

    /// <summary>The fit of the sales per day.</summary>
    public IFittedModel Inner { get; }

    /// <summary>The days of each period of history and future.</summary>
    public Regressor Days { get; }

    /// <summary>The parameters of <see cref="Inner"/>, per day.</summary>
    public ImmutableArray<ModelParameter> Parameters => Inner.Parameters;

    /// <inheritdoc/>
    public ImmutableArray<double> FittedValues { get; }

    /// <summary>That of the sales per day, times the mean number of days in the history; null when it could not be estimated.</summary>
    public double? ResidualStandardDeviation { get; }

    /// <inheritdoc/>
    public string? NoIntervalReason { get; }

    /// <inheritdoc/>
    public SearchSummary Search => Inner.Search;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or a level is out of its range, or the days are not known so far.</exception>
    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        Forecasting.Forecast.CheckHorizon(horizon);
        CheckDays(horizon);
        var forecast = Inner.Forecast(horizon, levels);
        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        foreach (var step in forecast.Steps)
        {
            var days = DaysAhead(step.Step);
            steps.Add(new ForecastStep(
                step.Step,
                Finite(step.Mean * days),
                ImmutableArray.CreateRange(
                    step.Intervals, interval => new PredictionInterval(interval.Level, Finite(interval.Lower * days), Finite(interval.Upper * days)))));
        }

        return new Forecast(Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : NoIntervalReason, steps.MoveToImmutable());
    }

    /// <summary>Draws futures of <see cref="Inner"/>, times the days.</summary>
    /// <inheritdoc cref="ISamplePaths.SamplePaths" path="/param"/>
    /// <returns>The paths; null when the spread of the future could not be measured, or <see cref="Inner"/> draws none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or the days are not known so far.</exception>
    public SamplePaths? SamplePaths(int horizon, int count, long seed)
    {
        Forecasting.SamplePaths.Check(horizon, count);
        CheckDays(horizon);
        return Inner is ISamplePaths drawing && drawing.SamplePaths(horizon, count, seed) is { } paths
            ? paths.Map((value, step) => Finite(value * DaysAhead(step)))
            : null;
    }

    private static double Finite(double value) => Math.Clamp(value, -double.MaxValue, double.MaxValue);

    private double DaysAhead(int step) => Days.Values[Series.Length + step - 1];

    private void CheckDays(int horizon)
    {
        if (Days.Values.Length < (long)Series.Length + horizon)
        {
            throw new ArgumentOutOfRangeException(
                nameof(horizon),
                horizon,
                Invariant($"The days are known for {Days.Values.Length - Series.Length} periods after the history: they must be for every period forecast."));
        }
    }
}

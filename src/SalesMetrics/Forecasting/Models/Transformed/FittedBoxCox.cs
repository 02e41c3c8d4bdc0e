using SalesMetrics.Forecasting.Transformations;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Transformed;

/// <summary>A model of a transformed history: what <see cref="BoxCoxModel"/> returns unless it had to fall back.</summary>
/// <remarks>
/// <para>Limits of one step are quantiles of the other model, brought back, so they stay in order. The point forecast may lie beyond a limit of a
/// low level where the distribution is very skewed.</para>
/// <para>Two fits are equal only when they are the same object.</para>
/// </remarks>
public sealed class FittedBoxCox : IFittedModel, ISamplePaths
{
    // The level whose limits say how wide the other model takes a step to be.
    private const double SpreadLevel = 0.8;

    private readonly BoxCoxScale _scale;

    internal FittedBoxCox(TimeSeries series, string name, string innerName, IFittedModel inner, BoxCoxScale scale)
    {
        Series = series;
        Inner = inner;
        ModelName = name;
        _scale = scale;
        ModelReason = Fallbacks.Of("transformed history", inner, innerName);
        NoIntervalReason = Fallbacks.NoInterval("transformed history", inner);
        Parameters = [new ModelParameter("lambda", scale.Transformation.Lambda), .. inner.Parameters];
        FittedValues = ImmutableArray.CreateRange(inner.FittedValues, place => scale.Point(place, inner.ResidualStandardDeviation));
        ResidualStandardDeviation = NoIntervalReason is null ? Deviation() : null;
    }

    /// <inheritdoc/>
    public TimeSeries Series { get; }

    /// <inheritdoc/>
    public string ModelName { get; }

    /// <summary>Why the model of the transformed history is the one it is; null when it is the one asked for.</summary>
    public string? ModelReason { get; }

    /// <summary>The transformation. It was applied to the values divided by a power of two near the largest, and the middle of their range was
    /// then made zero.</summary>
    public BoxCoxTransformation Transformation => _scale.Transformation;

    /// <summary>The fit of the transformed history, on its own scale.</summary>
    public IFittedModel Inner { get; }

    /// <summary><c>lambda</c>, then the parameters of <see cref="Inner"/>, which are on the transformed scale.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <inheritdoc/>
    public ImmutableArray<double> FittedValues { get; }

    /// <summary>The root of the mean squared one-step error, in the unit of the series; null when the spread could not be measured.</summary>
    public double? ResidualStandardDeviation { get; }

    /// <inheritdoc/>
    public string? NoIntervalReason { get; }

    /// <inheritdoc/>
    public SearchSummary Search => Inner.Search;

    /// <inheritdoc/>
    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        Forecasting.Forecast.CheckLevels(levels);
        var place = levels.IndexOf(SpreadLevel);
        var forecast = place < 0 ? Inner.Forecast(horizon, [.. levels, SpreadLevel]) : Inner.Forecast(horizon, levels);
        place = place < 0 ? levels.Length : place;
        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        foreach (var step in forecast.Steps)
        {
            double? spread = step.Intervals.IsEmpty
                ? null
                : ((step.Intervals[place].Upper / 2) - (step.Intervals[place].Lower / 2)) / NormalQuantile.TwoSided(SpreadLevel);
            var intervals = ImmutableArray.CreateBuilder<PredictionInterval>(levels.Length);
            foreach (var interval in step.Intervals.AsSpan()[..Math.Min(levels.Length, step.Intervals.Length)])
            {
                intervals.Add(new PredictionInterval(interval.Level, _scale.Value(interval.Lower), _scale.Value(interval.Upper)));
            }

            steps.Add(new ForecastStep(step.Step, _scale.Point(step.Mean, spread), intervals.DrainToImmutable()));
        }

        return new Forecast(Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : NoIntervalReason, steps.MoveToImmutable());
    }

    /// <summary>Draws futures of <see cref="Inner"/> and brings them back.</summary>
    /// <inheritdoc cref="ISamplePaths.SamplePaths" path="/param"/>
    /// <returns>The paths; null when the spread of the future could not be measured, or <see cref="Inner"/> draws none.</returns>
    public SamplePaths? SamplePaths(int horizon, int count, long seed)
    {
        Forecasting.SamplePaths.Check(horizon, count);
        return Inner is ISamplePaths drawing && drawing.SamplePaths(horizon, count, seed) is { } paths
            ? paths.Map((value, _) => _scale.Value(value))
            : null;
    }

    private double Deviation()
    {
        var squares = 0d;
        for (var back = 1; back <= FittedValues.Length; back++)
        {
            var error = (Series.Values[^back] / _scale.Unit) - (FittedValues[^back] / _scale.Unit);
            squares += error * error / FittedValues.Length;
        }

        return Math.Min(Math.Sqrt(squares) * _scale.Unit, double.MaxValue);
    }
}

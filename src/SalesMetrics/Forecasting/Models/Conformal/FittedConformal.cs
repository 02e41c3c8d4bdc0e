using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Conformal;

/// <summary>A fitted model with limits from what it missed in the past: what <see cref="ConformalModel"/> returns.</summary>
public sealed class FittedConformal : IFittedModel
{
    private readonly ConformalOptions _options;
    private readonly double[][] _ascending;

    internal FittedConformal(string name, IFittedModel fit, ConformalOptions options, ImmutableArray<ImmutableArray<double>> misses)
    {
        ModelName = name;
        Fit = fit;
        Misses = misses;
        _options = options;
        _ascending = [.. misses.Select(one => one.Order().ToArray())];
    }

    /// <summary>The model itself, fitted to the whole history.</summary>
    public IFittedModel Fit { get; }

    /// <summary>How far past forecasts were off, a list for each step from 1, oldest first; later steps have fewer, or none.</summary>
    public ImmutableArray<ImmutableArray<double>> Misses { get; }

    /// <inheritdoc/>
    public TimeSeries Series => Fit.Series;

    /// <inheritdoc/>
    public string ModelName { get; }

    /// <summary>How many past forecasts the limits stand on, and what the model itself says.</summary>
    public string? ModelReason =>
        Invariant($"Limits from what {Misses[0].Length} past forecasts missed.{(Fit.ModelReason is { } reason ? " " + reason : "")}");

    /// <inheritdoc/>
    public ImmutableArray<ModelParameter> Parameters => Fit.Parameters;

    /// <inheritdoc/>
    public ImmutableArray<double> FittedValues => Fit.FittedValues;

    /// <inheritdoc/>
    public double? ResidualStandardDeviation => Fit.ResidualStandardDeviation;

    /// <summary>Null when there is any past forecast; otherwise the model's own reason. Whether there are enough depends on level and step: see the
    /// forecast.</summary>
    public string? NoIntervalReason => Misses[0].IsEmpty ? _options.FallsBack ? Fit.NoIntervalReason : TooFew(1, 0.5, 0) : null;

    /// <inheritdoc/>
    public SearchSummary Search => Fit.Search;

    /// <inheritdoc/>
    /// <remarks>No step has limits when one of them has too few past forecasts and nothing to fall back on: the reason names the first.</remarks>
    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        Forecasting.Forecast.CheckHorizon(horizon);
        Forecasting.Forecast.CheckLevels(levels);
        var own = Fit.Forecast(horizon, levels);
        var halves = new double[horizon * levels.Length];
        var reason = Fill(own, halves, levels);
        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        foreach (var step in own.Steps)
        {
            var intervals = ImmutableArray.CreateBuilder<PredictionInterval>(levels.Length);
            for (var i = 0; i < levels.Length && reason is null; i++)
            {
                var half = halves[((step.Step - 1) * levels.Length) + i];
                intervals.Add(new PredictionInterval(
                    levels[i], Math.Max(step.Mean - half, -double.MaxValue), Math.Min(step.Mean + half, double.MaxValue)));
            }

            steps.Add(new ForecastStep(step.Step, step.Mean, intervals.DrainToImmutable()));
        }

        return new Forecast(Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : reason, steps.MoveToImmutable());
    }

    /// <summary>Finds half the width of all limits, or why there are none.</summary>
    private string? Fill(Forecast own, Span<double> halves, ReadOnlySpan<double> levels)
    {
        for (var h = 0; h < own.Steps.Length; h++)
        {
            double[] known = h < _ascending.Length ? _ascending[h] : [];
            for (var i = 0; i < levels.Length; i++)
            {
                var half = ConformalQuantile.Of(known, h < _ascending.Length ? Level(levels[i], h) : 1);
                if (double.IsPositiveInfinity(half))
                {
                    if (!_options.FallsBack || own.Steps[h].Intervals.IsEmpty)
                    {
                        return TooFew(h + 1, levels[i], known.Length);
                    }

                    var limits = own.Steps[h].Intervals[i];
                    half = Math.Max((limits.Upper / 2) - (limits.Lower / 2), known.Length > 0 ? known[^1] : 0);
                }

                halves[(h * levels.Length) + i] = half;
            }
        }

        // Adapted levels may cross; wider is the safer way to be wrong.
        for (var h = 0; h < own.Steps.Length; h++)
        {
            var row = halves.Slice(h * levels.Length, levels.Length);
            for (var i = 0; i < row.Length; i++)
            {
                for (var j = 0; j < row.Length; j++)
                {
                    row[i] = levels[j] < levels[i] ? Math.Max(row[i], row[j]) : row[i];
                }
            }
        }

        return null;
    }

    private double Level(double level, int step) =>
        _options.AdaptationRate > 0
            ? ConformalQuantile.Adapt(Misses[step].AsSpan(), step + 1, AdaptiveLevel.Begin(level, _options.AdaptationRate)).Level
            : level;

    private string TooFew(int step, double level, int known) =>
        step > _options.Horizon
            ? Invariant($"What past forecasts missed was measured up to step {_options.Horizon}, and step {step} was asked for.")
            : Invariant($"{known} past forecasts of step {step} are too few for limits of {100 * level} %: it takes {Math.Ceiling((level / (1 - level)) - 1e-9)}.");
}

using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Conformal;

/// <summary>Gives any model limits by what it missed: how far off its forecasts of the same series were, made at earlier moments, step by step.</summary>
/// <remarks>
/// <para>Split conformal prediction (Vovk, Gammerman &amp; Shafer 2005; Lei et al. 2018) with the residuals of a rolling origin: the limits of step h at a level are
/// the forecast plus and minus the r-th smallest of the k misses known of that step, r = (k + 1) times the level, rounded up. If coming misses are like past ones, in
/// any order, that covers at least the level. Of sales they are only nearly so: they overlap, and series change. What that costs is measured in
/// docs/calculations/conformal-intervals.md.</para>
/// <para>Four misses are needed for 80 % and nineteen for 95 %; <see cref="ConformalOptions.FallsBack"/> says what happens with fewer. The forecasts are those of
/// the model. Every past moment takes one more fit.</para>
/// </remarks>
public sealed class ConformalModel : IForecastModel
{
    private readonly IForecastModel _model;
    private readonly ConformalOptions _options;

    /// <param name="model">The model that forecasts.</param>
    /// <param name="options">How far, from how many moments, and what to do when they are few.</param>
    public ConformalModel(IForecastModel model, ConformalOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        _model = model;
        _options = options;
    }

    /// <summary>The name of the model with <c>-conformal</c>.</summary>
    public string Name => _model.Name + "-conformal";

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var misses = new List<double>[_options.Horizon];
        for (var h = 0; h < misses.Length; h++)
        {
            misses[h] = [];
        }

        var least = _options.LeastHistory ?? (int)Math.Max(5, Math.Min((2L * series.SeasonLength) + 1, int.MaxValue));
        for (var length = Math.Max(least, series.Length - _options.MaxOrigins); length < series.Length; length++)
        {
            var steps = _model.Fit(series.First(length)).Forecast(Math.Min(_options.Horizon, series.Length - length)).Steps;
            foreach (var step in steps)
            {
                misses[step.Step - 1].Add(Math.Min(Math.Abs(series.Values[length + step.Step - 1] - step.Mean), double.MaxValue));
            }
        }

        return new FittedConformal(Name, _model.Fit(series), _options, [.. misses.Select(one => one.ToImmutableArray())]);
    }
}

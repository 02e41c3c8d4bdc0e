using SalesMetrics.Explanations;
using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Models.Decomposed;

/// <summary>A model of the seasonally adjusted history together with the season: what <see cref="StlModel"/> returns unless it had to fall
/// back.</summary>
/// <remarks>Two fits are equal only when they are the same object.</remarks>
public sealed class FittedStl : IFittedModel, ISamplePaths, IExplainable
{
    internal FittedStl(StlDecomposition decomposition, FitRequest request, string innerName, IFittedModel inner)
    {
        Decomposition = decomposition;
        Inner = inner;
        ModelName = request.ModelName;
        ModelReason = Join(request.Reason, Fallbacks.Of("seasonally adjusted history", inner, innerName));
        NoIntervalReason = Fallbacks.NoInterval("seasonally adjusted history", inner);
        FittedValues = Fitted();
        Parameters =
        [
            .. inner.Parameters,
            .. from season in decomposition.Seasons
               from place in Enumerable.Range(0, season.SeasonLength)
               select new ModelParameter(
                   decomposition.Seasons.Length == 1 ? Invariant($"season{place + 1}") : Invariant($"season{season.SeasonLength}.{place + 1}"),
                   season.Ahead(1 + Ahead(place, season.SeasonLength))),
        ];
    }

    /// <inheritdoc/>
    public TimeSeries Series => Decomposition.Series;

    /// <inheritdoc/>
    public string ModelName { get; }

    /// <summary>Why the model of the adjusted history is the one it is; null when it is the one asked for.</summary>
    public string? ModelReason { get; }

    /// <summary>The history by its parts.</summary>
    public StlDecomposition Decomposition { get; }

    /// <summary>The fit of the seasonally adjusted history.</summary>
    public IFittedModel Inner { get; }

    /// <summary>The parameters of <see cref="Inner"/>, then <c>season1</c> (for the first period of the series) and on: the last season, which is
    /// carried on. Of several seasons <c>season7.1</c> and on.</summary>
    public ImmutableArray<ModelParameter> Parameters { get; }

    /// <inheritdoc/>
    public ImmutableArray<double> FittedValues { get; }

    /// <inheritdoc/>
    public double? ResidualStandardDeviation => Inner.ResidualStandardDeviation;

    /// <inheritdoc/>
    public string? NoIntervalReason { get; }

    /// <inheritdoc/>
    public SearchSummary Search => Inner.Search;

    /// <inheritdoc/>
    public Forecast Forecast(int horizon, params ReadOnlySpan<double> levels)
    {
        var forecast = Inner.Forecast(horizon, levels);
        var steps = ImmutableArray.CreateBuilder<ForecastStep>(horizon);
        foreach (var step in forecast.Steps)
        {
            var season = Decomposition.SeasonAhead(step.Step);
            var intervals = ImmutableArray.CreateBuilder<PredictionInterval>(step.Intervals.Length);
            foreach (var interval in step.Intervals)
            {
                intervals.Add(new PredictionInterval(interval.Level, Finite(interval.Lower + season), Finite(interval.Upper + season)));
            }

            steps.Add(new ForecastStep(step.Step, Finite(step.Mean + season), intervals.MoveToImmutable()));
        }

        return new Forecast(Series.Id, ModelName, ModelReason, levels.IsEmpty ? null : NoIntervalReason, steps.MoveToImmutable());
    }

    /// <summary>Draws futures of <see cref="Inner"/> and adds the season.</summary>
    /// <inheritdoc cref="ISamplePaths.SamplePaths" path="/param"/>
    /// <returns>The paths; null when the spread of the future could not be measured, or <see cref="Inner"/> draws none.</returns>
    public SamplePaths? SamplePaths(int horizon, int count, long seed)
    {
        Forecasting.SamplePaths.Check(horizon, count);
        return Inner is ISamplePaths drawing && drawing.SamplePaths(horizon, count, seed) is { } paths
            ? paths.Map((value, step) => Finite(value + Decomposition.SeasonAhead(step)))
            : null;
    }

    /// <summary>The next value by its parts.</summary>
    public Explanation Explain() =>
        new(
            "Forecast of the next period",
            new ExplainedValue.OfEstimate(Forecast(1).Steps[0].Mean),
            [
                new Explanation(Inner.ModelName, new ExplainedValue.OfEstimate(Inner.Forecast(1).Steps[0].Mean)) { Rule = "forecast of the seasonally adjusted history" },
                new Explanation("Season", new ExplainedValue.OfEstimate(Decomposition.SeasonAhead(1))) { Rule = "that of the same period in the last season" },
            ])
        {
            Rule = "forecast of the adjusted history + season",
        };

    private static string? Join(string? first, string? second) => first is null || second is null ? first ?? second : first + " " + second;

    private static double Finite(double value) => Math.Clamp(value, -double.MaxValue, double.MaxValue);

    // How many steps after the first one the place of a season comes up.
    private int Ahead(int place, int seasonLength) => (place - (Series.Length % seasonLength) + seasonLength) % seasonLength;

    private ImmutableArray<double> Fitted()
    {
        var first = Series.Length - Inner.FittedValues.Length;
        var fitted = ImmutableArray.CreateBuilder<double>(Inner.FittedValues.Length);
        for (var i = 0; i < Inner.FittedValues.Length; i++)
        {
            fitted.Add(Finite(Inner.FittedValues[i] + Decomposition.SeasonAt(first + i)));
        }

        return fitted.MoveToImmutable();
    }
}

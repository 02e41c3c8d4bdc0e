using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>The forecast of one node made by itself, and what is known of its errors and its past.</summary>
public sealed class NodeForecast
{
    private NodeForecast(
        string nodeId, ImmutableArray<double> means, ImmutableArray<double> errors, ImmutableArray<double> history, SamplePaths? paths)
    {
        NodeId = nodeId;
        Means = means;
        Errors = errors;
        History = history;
        Paths = paths;
    }

    /// <summary>The node.</summary>
    public string NodeId { get; }

    /// <summary>The expected values, nearest period first; at least one, each within ±<see cref="TimeSeries.MaxMagnitude"/>.</summary>
    public ImmutableArray<double> Means { get; }

    /// <summary>The one-step errors, what happened less what was expected, oldest first; the last one is of the same period for every node.
    /// Empty when not known.</summary>
    public ImmutableArray<double> Errors { get; }

    /// <summary>The values before the forecast, oldest first; the last one is of the same period for every node. Empty when not known.</summary>
    public ImmutableArray<double> History { get; }

    /// <summary>Possible futures drawn from the node's model, as many steps long as <see cref="Means"/>; null when there are none.</summary>
    public SamplePaths? Paths { get; }

    /// <summary>States a forecast.</summary>
    /// <param name="nodeId">The node; not empty.</param>
    /// <param name="means">The expected values, nearest first: 1 to <see cref="Forecast.MaxHorizon"/>.</param>
    /// <param name="errors">The one-step errors, oldest first; may be empty.</param>
    /// <param name="history">The values before, oldest first; may be empty.</param>
    /// <param name="paths">Possible futures; null when there are none.</param>
    /// <exception cref="ArgumentException">A name or the means are empty, a number is NaN, infinite or beyond
    /// ±<see cref="TimeSeries.MaxMagnitude"/>, or the paths have another horizon.</exception>
    public static NodeForecast Create(
        string nodeId, IEnumerable<double> means, IEnumerable<double>? errors = null, IEnumerable<double>? history = null, SamplePaths? paths = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(nodeId);
        ArgumentNullException.ThrowIfNull(means);
        var forecast = new NodeForecast(nodeId, [.. means], [.. errors ?? []], [.. history ?? []], paths);
        if (forecast.Means.Length is 0 or > Forecast.MaxHorizon)
        {
            throw new ArgumentException(
                Invariant($"'{nodeId}' is forecast for {forecast.Means.Length} periods: 1 to {Forecast.MaxHorizon} are allowed."), nameof(means));
        }

        if (paths is not null && paths.Horizon != forecast.Means.Length)
        {
            throw new ArgumentException(
                Invariant($"The paths of '{nodeId}' have {paths.Horizon} steps and its forecast {forecast.Means.Length}."), nameof(paths));
        }

        CheckNumbers(nodeId, forecast.Means, nameof(means));
        CheckNumbers(nodeId, forecast.Errors, nameof(errors));
        CheckNumbers(nodeId, forecast.History, nameof(history));
        return forecast;
    }

    /// <summary>Takes means, errors, history and, if asked for, sample paths from a fitted model; the series' name is the node's.</summary>
    /// <param name="model">The model.</param>
    /// <param name="horizon">How many periods: 1 to <see cref="Forecast.MaxHorizon"/>.</param>
    /// <param name="pathCount">How many paths to draw; 0 for none. A model that draws none leaves <see cref="Paths"/> null.</param>
    /// <param name="seed">The seed of the paths; give every node another one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static NodeForecast Of(IFittedModel model, int horizon, int pathCount = 0, long seed = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(pathCount);
        var values = model.Series.Values;
        var start = values.Length - model.FittedValues.Length;
        return Create(
            model.Series.Id,
            model.Forecast(horizon).Steps.Select(step => step.Mean),
            model.FittedValues.Select((fitted, i) => values[start + i] - fitted),
            values,
            pathCount > 0 ? (model as ISamplePaths)?.SamplePaths(horizon, pathCount, seed) : null);
    }

    private static void CheckNumbers(string nodeId, ImmutableArray<double> numbers, string name)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            // The negated form also catches NaN.
            if (!(Math.Abs(numbers[i]) <= TimeSeries.MaxMagnitude))
            {
                throw new ArgumentException(
                    Invariant($"'{nodeId}' has {numbers[i]} at index {i}: a number must be finite and within ±{TimeSeries.MaxMagnitude:R}."), name);
            }
        }
    }
}

namespace SalesMetrics.Forecasting.Transformations;

/// <summary>Choices of <see cref="Models.Transformed.BoxCoxModel"/>. Each has a default.</summary>
public sealed record BoxCoxOptions
{
    /// <summary>The power, within ±<see cref="BoxCoxTransformation.MostLambda"/>; null (default) means chosen for each history, from 0 to 1.</summary>
    /// <remarks>A power below 0 lets a forecast run away to infinity, one above 1 makes the swings of small values grow, so neither is chosen
    /// unasked.</remarks>
    public double? Lambda
    {
        get;
        init => field = value is { } lambda ? new BoxCoxTransformation(lambda).Lambda : null;
    }

    /// <summary>How the power is chosen when it is not given. Default <see cref="BoxCoxMethod.Guerrero"/>.</summary>
    public BoxCoxMethod Method
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Guerrero and LogLikelihood are the methods there are.");
    }

    /// <summary>Whether the point forecast is the mean (default) or, without adjustment, the median. Means of several series or periods add up,
    /// medians do not.</summary>
    public bool IsBiasAdjusted { get; init; } = true;
}

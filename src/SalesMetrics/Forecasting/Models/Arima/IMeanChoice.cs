namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>Whether a mean is estimated along: known to the compiler, so that a loop without it has nothing of it.</summary>
internal interface IMeanChoice
{
    static abstract bool IsEstimated { get; }
}

/// <summary>A mean is estimated.</summary>
internal readonly struct WithMean : IMeanChoice
{
    public static bool IsEstimated => true;
}

/// <summary>The mean is 0.</summary>
internal readonly struct WithoutMean : IMeanChoice
{
    public static bool IsEstimated => false;
}

namespace SalesMetrics.Forecasting.Calls;

/// <summary>What whoever plans with these forecasts should know first.</summary>
public enum ForecastWarning
{
    /// <summary>The yardstick came nearer, by more than chance explains: planning with it instead would have been better.</summary>
    WorseThanYardstick,

    /// <summary>There is no evidence that these forecasts come nearer than the yardstick.</summary>
    NoBetterThanYardstick,

    /// <summary>They are too high by more than chance explains: what is bought, hired or budgeted by them is too much.</summary>
    TooHigh,

    /// <summary>They are too low by more than chance explains.</summary>
    TooLow,
}

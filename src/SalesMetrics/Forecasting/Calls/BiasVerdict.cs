namespace SalesMetrics.Forecasting.Calls;

/// <summary>Whether somebody's forecasts lean one way.</summary>
public enum BiasVerdict
{
    /// <summary>Too few periods for a verdict, or what came adds up to nothing.</summary>
    TooLittleData,

    /// <summary>Chance alone would often do as much.</summary>
    NoEvidenceOfABias,

    /// <summary>Too high by more than chance explains: optimism.</summary>
    TooHigh,

    /// <summary>Too low by more than chance explains: caution, or sandbagging.</summary>
    TooLow,
}

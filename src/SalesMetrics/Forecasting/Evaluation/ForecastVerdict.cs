namespace SalesMetrics.Forecasting.Evaluation;

/// <summary>Which of two forecasts erred less, if that can be told.</summary>
public enum ForecastVerdict
{
    /// <summary>Too few forecasts for any outcome to be evidence, or both erred alike every time.</summary>
    TooLittleData,

    /// <summary>Chance alone would often do as much.</summary>
    NoEvidenceOfADifference,

    /// <summary>The first erred less, by more than chance explains.</summary>
    FirstErrsLess,

    /// <summary>The second erred less, by more than chance explains.</summary>
    SecondErrsLess,
}

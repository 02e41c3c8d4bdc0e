namespace SalesMetrics.Forecasting.Regression;

/// <summary>What is assumed of the errors around a regression.</summary>
public enum RegressionErrors
{
    /// <summary>Each is independent of the others and normal: limits are exact then.</summary>
    Independent,

    /// <summary>They follow an ARIMA model, fitted to the errors of least squares in a second step.</summary>
    Arima,
}

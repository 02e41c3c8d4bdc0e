namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>What is taken to be known of the errors of the forecasts made node by node, up to a common factor.</summary>
public enum ErrorCovariance
{
    /// <summary>All nodes err alike and independently: ordinary least squares. Lets a rep's forecast count as much as the company's.</summary>
    Identity,

    /// <summary>A node's error variance is its number of leaves. Needs no past errors.</summary>
    Structural,

    /// <summary>Each node's mean squared one-step error; no correlations.</summary>
    Variance,

    /// <summary>Mean squared errors with correlations, drawn toward none by the intensity of Schäfer &amp; Strimmer 2005.</summary>
    Shrinkage,
}

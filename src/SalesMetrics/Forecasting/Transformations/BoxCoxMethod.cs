namespace SalesMetrics.Forecasting.Transformations;

/// <summary>How the power of a Box-Cox transformation is chosen.</summary>
public enum BoxCoxMethod
{
    /// <summary>So that swings within a season are least related to its level (Guerrero 1993).</summary>
    Guerrero,

    /// <summary>So that the errors around a line and a fixed season are most likely normal (Box &amp; Cox 1964).</summary>
    LogLikelihood,
}

namespace SalesMetrics.Series;

/// <summary>How trend, season and remainder make up a value.</summary>
public enum DecompositionForm
{
    /// <summary>value = trend + season + remainder: the peaks stay the same when sales grow.</summary>
    Additive,

    /// <summary>value = trend * season * remainder: the peaks grow with sales. Takes values above zero.</summary>
    Multiplicative,
}

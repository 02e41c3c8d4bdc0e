namespace SalesMetrics.Pipeline;

/// <summary>Which deals tell how long a sales cycle is.</summary>
public enum CycleBasis
{
    /// <summary>Those won or lost: how long work on a deal lasts.</summary>
    Decided,

    /// <summary>Those won only: how long a win takes.</summary>
    Won,
}

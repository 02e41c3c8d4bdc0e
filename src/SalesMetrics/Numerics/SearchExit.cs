namespace SalesMetrics.Numerics;

/// <summary>Why a search for parameters stopped.</summary>
public enum SearchExit
{
    /// <summary>There was nothing to search: the model has no free parameter.</summary>
    NotNeeded,

    /// <summary>No better parameters were found near the best ones.</summary>
    Converged,

    /// <summary>The limit on evaluations was reached. The best parameters so far are used; a little more may have been possible.</summary>
    EvaluationLimit,
}

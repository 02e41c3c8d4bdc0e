namespace SalesMetrics.Pipeline;

/// <summary>What the owner says about an open deal in the forecast of its period. A won deal counts as closed, whatever it said before.</summary>
public enum ForecastCategory
{
    /// <summary>Worked on, and not counted on.</summary>
    Pipeline,

    /// <summary>Comes in if all goes well.</summary>
    BestCase,

    /// <summary>Rather comes in than not.</summary>
    MostLikely,

    /// <summary>Promised.</summary>
    Commit,

    /// <summary>In no forecast.</summary>
    Omitted,
}

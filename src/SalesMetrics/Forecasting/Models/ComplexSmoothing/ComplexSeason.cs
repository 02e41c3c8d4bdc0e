namespace SalesMetrics.Forecasting.Models.ComplexSmoothing;

/// <summary>How complex exponential smoothing carries a season.</summary>
public enum ComplexSeason
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>One complex state for each period of the season and none beside them: each period goes its own way.</summary>
    Simple,

    /// <summary>A complex level and a real season added to it.</summary>
    Partial,

    /// <summary>A complex level and a complex season, which may grow with the level.</summary>
    Full,
}

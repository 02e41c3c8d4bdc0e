namespace SalesMetrics.Comparisons.Rates;

/// <summary>How far somebody who was hired has come.</summary>
public enum RampOutcome
{
    /// <summary>The goal was held for as many periods running as asked.</summary>
    Ramped,

    /// <summary>Not yet, as far as is known.</summary>
    StillRamping,

    /// <summary>Left before the goal was held.</summary>
    Left,
}

namespace SalesMetrics.Compensation;

/// <summary>What contestants with the same result get.</summary>
public enum TiePolicy
{
    /// <summary>They share the prizes of the places they take up, in equal parts that add up exactly.</summary>
    Shared,

    /// <summary>Each gets the prize of the highest of these places; the contest then costs more than its prizes.</summary>
    AllTheHigher,

    /// <summary>The one who got there first by the stated tie-break takes the higher place; who also ties there shares.</summary>
    TieBreak,
}

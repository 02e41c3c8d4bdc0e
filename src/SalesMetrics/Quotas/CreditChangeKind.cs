namespace SalesMetrics.Quotas;

/// <summary>Why what a unit is credited with changed.</summary>
public enum CreditChangeKind
{
    /// <summary>A sale that was not there before.</summary>
    Added,

    /// <summary>A correction that was not there before, of whatever sign.</summary>
    Corrected,

    /// <summary>A correction that was not there before and leaves nothing of the sale to the payee.</summary>
    Reversed,

    /// <summary>The entry was there, but counted elsewhere: for another payee or unit, or on days outside the period.</summary>
    MovedIn,

    /// <summary>The entry is there, but counts elsewhere now.</summary>
    MovedOut,

    /// <summary>The same entry counts for the same payee with another amount, as at another rate or share.</summary>
    Restated,

    /// <summary>The entry is not there any more, which only a new version of the facts can bring about.</summary>
    Removed,
}

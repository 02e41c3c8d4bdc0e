namespace SalesMetrics.Quotas;

/// <summary>Why a unit's goal for a period changed.</summary>
public enum QuotaChangeKind
{
    /// <summary>A quota that was not there before.</summary>
    Set,

    /// <summary>A quota for the same unit and days has another amount.</summary>
    Edited,

    /// <summary>
    /// The quota is the same, but another part of it falls to the unit: its person moved, or the unit has a goal of its own now in place of
    /// its people's.
    /// </summary>
    Reassigned,

    /// <summary>The quota is not there any more.</summary>
    Withdrawn,
}

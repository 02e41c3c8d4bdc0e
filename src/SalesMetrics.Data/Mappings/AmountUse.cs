namespace SalesMetrics.Data.Mappings;

/// <summary>What becomes of an amount that is doubtful by its value.</summary>
internal enum AmountUse
{
    /// <summary>It is taken as it stands.</summary>
    Use,

    /// <summary>The row is set aside.</summary>
    Reject,

    /// <summary>It says that the amount is not known.</summary>
    Missing,
}

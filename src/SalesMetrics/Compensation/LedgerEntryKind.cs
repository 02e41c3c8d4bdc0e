namespace SalesMetrics.Compensation;

/// <summary>Why an entry of a pay ledger was made.</summary>
public enum LedgerEntryKind
{
    /// <summary>A line of a payout was posted for the first time, into the payment period asked for.</summary>
    Earning,

    /// <summary>
    /// A difference: a recalculation changed a line that stood, or a line came too late for its payment period. Negative for a clawback.
    /// </summary>
    Adjustment,

    /// <summary>A clawback came after its window, so that what it took away is given back; negative when the line comes back later.</summary>
    Waiver,
}

namespace SalesMetrics.Compensation;

/// <summary>The part of a payout that a ledger line is.</summary>
public enum LedgerLinePart
{
    /// <summary>The payout as a whole.</summary>
    Payout,

    /// <summary>A weighted component.</summary>
    Component,

    /// <summary>A clause that pays on top.</summary>
    Clause,

    /// <summary>The awards of one program or decision.</summary>
    Award,
}

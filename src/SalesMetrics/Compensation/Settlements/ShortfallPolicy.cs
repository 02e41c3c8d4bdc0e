namespace SalesMetrics.Compensation.Settlements;

/// <summary>What becomes of earnings below zero, as after a clawback beyond what was earned in the period. Base pay is never touched.</summary>
public enum ShortfallPolicy
{
    /// <summary>It is carried and taken from later earnings.</summary>
    Carry,

    /// <summary>It is added to the balance of the recoverable draw.</summary>
    AddToDraw,

    /// <summary>It is written off, for the reason the terms state.</summary>
    WriteOff,
}

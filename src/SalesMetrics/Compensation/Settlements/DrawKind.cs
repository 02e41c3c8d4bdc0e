namespace SalesMetrics.Compensation.Settlements;

/// <summary>What becomes of a draw that was not earned.</summary>
public enum DrawKind
{
    /// <summary>It is an advance: the balance is carried and taken from later earnings above the draw.</summary>
    Recoverable,

    /// <summary>It is a floor of the period: nobody owes it.</summary>
    NonRecoverable,
}

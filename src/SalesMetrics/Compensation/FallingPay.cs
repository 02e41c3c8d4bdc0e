namespace SalesMetrics.Compensation;

/// <summary>Whether a pay curve may pay less for more, which is nearly always a mistake in the plan.</summary>
public enum FallingPay
{
    /// <summary>A curve on which pay falls anywhere is refused.</summary>
    Refused,

    /// <summary>Pay may fall, because the plan means it; it never falls below zero.</summary>
    Allowed,
}

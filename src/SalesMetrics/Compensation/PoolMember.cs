namespace SalesMetrics.Compensation;

/// <summary>Somebody who shares a pool.</summary>
/// <param name="PayeeId">Who.</param>
/// <param name="Weight">By what the pool is shared: credited amount, hours or attainment; a negative one counts as zero. Not looked at for equal parts.</param>
public readonly record struct PoolMember(string PayeeId, Ratio Weight);

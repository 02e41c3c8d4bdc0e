namespace SalesMetrics.Compensation;

/// <summary>What a member gets of a pool.</summary>
/// <param name="Member">The member.</param>
/// <param name="Amount">The share, in whole minor units.</param>
public sealed record PoolShare(PoolMember Member, Money Amount);

using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>What a pay run pays the people of one unit.</summary>
/// <param name="Unit">The unit; with an empty id for those assigned to none.</param>
/// <param name="PayeeCount">How many payees are in the total, those paid nothing included.</param>
/// <param name="Amount">The sum of their payouts.</param>
public sealed record PayRunTotal(SalesUnit Unit, int PayeeCount, Money Amount);

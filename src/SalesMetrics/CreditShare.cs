namespace SalesMetrics;

/// <summary>One person's part in a sale.</summary>
/// <param name="PayeeId">Who.</param>
/// <param name="Share">How much of the sale, above zero; 1 is all of it.</param>
public readonly record struct CreditShare(string PayeeId, Ratio Share);

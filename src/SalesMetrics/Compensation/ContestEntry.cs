namespace SalesMetrics.Compensation;

/// <summary>A contestant's result.</summary>
/// <param name="PayeeId">The contestant.</param>
/// <param name="Score">What counts, the most first: a credited amount in major units, an attainment, a number of deals.</param>
/// <param name="TieBreak">What decides between equal scores under <see cref="TiePolicy.TieBreak"/>, the most first; not looked at otherwise.</param>
public readonly record struct ContestEntry(string PayeeId, Ratio Score, Ratio TieBreak = default);

namespace SalesMetrics.Comparisons.CaseMix;

/// <summary>What one level of a factor adds to the log-odds of winning, beside the first level of the factor.</summary>
/// <param name="Factor">The factor's place, from 0; -1 for the intercept, which is what the first levels of all factors have together.</param>
/// <param name="Level">The level; empty for the intercept.</param>
/// <param name="Value">The coefficient; null where the level cannot be told from the others (it always comes together with them), and adds nothing.</param>
public sealed record LogisticTerm(int Factor, string Level, double? Value);

namespace SalesMetrics.Crediting;

/// <summary>Which rule made a credit, and from which credit: the answer to "why am I credited with this?".</summary>
/// <param name="Rule">The rule.</param>
/// <param name="From">The credit the rule was applied to; it may have been made by a rule itself.</param>
/// <param name="Working">What the rule did, in words for a statement.</param>
public sealed record CreditSource(CreditRule Rule, Credit From, string Working);

namespace SalesMetrics.Crediting;

/// <summary>The rules of crediting for pay, in the order in which they are asked.</summary>
/// <remarks>Two lists are equal when they say the same in the same order.</remarks>
public sealed class CreditRules : IEquatable<CreditRules>
{
    private CreditRules(ImmutableArray<CreditRule> rules) => Rules = rules;

    /// <summary>No rules: everything stays as it was credited.</summary>
    public static CreditRules None { get; } = Create();

    /// <summary>The rules, in order.</summary>
    public ImmutableArray<CreditRule> Rules { get; }

    /// <summary>Puts rules together.</summary>
    /// <param name="rules">In the order in which they are asked; ids once each. May be empty.</param>
    /// <exception cref="ArgumentException">
    /// Two have one id, or one can never count because an earlier one in the same place holds for everything.
    /// </exception>
    public static CreditRules Create(params IEnumerable<CreditRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ImmutableArray<CreditRule> all = [.. rules];
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var closed = new Dictionary<string, CreditRule>(StringComparer.Ordinal);
        foreach (var rule in all)
        {
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
            if (!ids.Add(rule.Id))
            {
                throw new ArgumentException(Invariant($"Two rules have the id '{rule.Id}': give each its own."), nameof(rules));
            }

            if (closed.TryGetValue(rule.Place, out var earlier))
            {
                throw new ArgumentException(
                    Invariant($"The rule '{rule.Id}' ({rule.Place}) can never count: '{earlier.Id}' before it holds for everything."), nameof(rules));
            }

            if (rule.Condition.IsEverything)
            {
                closed.Add(rule.Place, rule);
            }
        }

        return new CreditRules(all);
    }

    /// <summary>Refuses rules whose amounts are in another currency.</summary>
    /// <exception cref="CurrencyMismatchException">The bound of a windfall is.</exception>
    internal void RequireCurrency(Currency currency)
    {
        foreach (var windfall in Rules.OfType<CreditRule.Windfall>())
        {
            if (windfall.Bound.Currency != currency)
            {
                throw new CurrencyMismatchException(currency, windfall.Bound.Currency);
            }
        }
    }

    /// <inheritdoc />
    public bool Equals(CreditRules? other) => other is not null && Rules.SequenceEqual(other.Rules);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CreditRules);

    /// <inheritdoc />
    public override int GetHashCode() => Rules.Aggregate(Rules.Length, (hash, rule) => HashCode.Combine(hash, rule));
}

namespace SalesMetrics;

/// <summary>Who sold it: the sellers, whose shares add up to the whole, and the overlays, who are credited on top.</summary>
/// <remarks>
/// Sellers' credits add up to the sale, to the cent. Overlays, such as an engineer credited with all of it beside the rep, never enter a
/// team's or the company's total. Two splits are equal when they say the same.
/// </remarks>
public sealed class CreditSplit : IEquatable<CreditSplit>
{
    private CreditSplit(ImmutableArray<CreditShare> sellers, ImmutableArray<CreditShare> overlays)
    {
        Sellers = sellers;
        Overlays = overlays;
    }

    /// <summary>The sellers, ordered by id; their shares add up to 1.</summary>
    public ImmutableArray<CreditShare> Sellers { get; }

    /// <summary>Those credited on top, ordered by id; usually empty.</summary>
    public ImmutableArray<CreditShare> Overlays { get; }

    /// <summary>Credits one seller with all of it.</summary>
    /// <exception cref="ArgumentException"><paramref name="payeeId"/> is empty.</exception>
    public static CreditSplit To(string payeeId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(payeeId);
        return Create([new CreditShare(payeeId, Ratio.One)]);
    }

    /// <summary>Makes a split.</summary>
    /// <param name="sellers">At least one; each above zero, together exactly 1; nobody twice.</param>
    /// <param name="overlays">May be empty; each above zero, their sum is free; nobody twice. A seller may be an overlay too.</param>
    /// <exception cref="ArgumentException">A rule above is broken.</exception>
    public static CreditSplit Create(IEnumerable<CreditShare> sellers, params IEnumerable<CreditShare> overlays)
    {
        var ordered = InOrder(sellers, nameof(sellers));
        var sum = ordered.Aggregate(Ratio.Zero, (total, share) => total + share.Share);
        return sum == Ratio.One
            ? new CreditSplit(ordered, InOrder(overlays, nameof(overlays)))
            : throw new ArgumentException(Invariant($"The sellers' shares add up to {sum}; they must add up to 1."), nameof(sellers));
    }

    /// <inheritdoc />
    public bool Equals(CreditSplit? other) =>
        other is not null && Sellers.SequenceEqual(other.Sellers) && Overlays.SequenceEqual(other.Overlays);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CreditSplit);

    /// <inheritdoc />
    public override int GetHashCode() =>
        Sellers.Concat(Overlays).Aggregate(Sellers.Length, (hash, share) => HashCode.Combine(hash, share));

    private static ImmutableArray<CreditShare> InOrder(IEnumerable<CreditShare> shares, string name)
    {
        ArgumentNullException.ThrowIfNull(shares, name);
        var ordered = shares.OrderBy(share => share.PayeeId, StringComparer.Ordinal).ToImmutableArray();
        for (var i = 0; i < ordered.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(ordered[i].PayeeId))
            {
                throw new ArgumentException("A share names nobody.", name);
            }

            if (ordered[i].Share <= Ratio.Zero)
            {
                throw new ArgumentException(Invariant($"The share of '{ordered[i].PayeeId}' is {ordered[i].Share}; it must be above zero."), name);
            }

            if (i > 0 && string.Equals(ordered[i].PayeeId, ordered[i - 1].PayeeId, StringComparison.Ordinal))
            {
                throw new ArgumentException(Invariant($"'{ordered[i].PayeeId}' is listed twice: add the shares up."), name);
            }
        }

        return ordered;
    }
}

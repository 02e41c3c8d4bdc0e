namespace SalesMetrics.Compensation;

/// <summary>Rates by product: of credit, per deal or per unit.</summary>
/// <remarks>Two cards are equal when they say the same, whatever the order of their lines.</remarks>
public sealed class RateCard : IEquatable<RateCard>
{
    private RateCard(ImmutableArray<RateCardLine> lines) => Lines = lines;

    /// <summary>The lines, by product id ordinally; the line for other products, if there is one, comes first.</summary>
    public ImmutableArray<RateCardLine> Lines { get; }

    /// <summary>Makes a card.</summary>
    /// <param name="lines">At least one; each product once.</param>
    /// <exception cref="ArgumentException">There is no line, or a product stands twice.</exception>
    public static RateCard Create(params IEnumerable<RateCardLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ImmutableArray<RateCardLine> ordered = [.. lines.OrderBy(line => line.ProductId, StringComparer.Ordinal)];
        if (ordered.IsEmpty)
        {
            throw new ArgumentException("A rate card needs at least one line.", nameof(lines));
        }

        for (var i = 1; i < ordered.Length; i++)
        {
            if (string.Equals(ordered[i].ProductId, ordered[i - 1].ProductId, StringComparison.Ordinal))
            {
                throw new ArgumentException(Invariant($"The product '{ordered[i].ProductId}' has two rates: state one."), nameof(lines));
            }
        }

        return new RateCard(ordered);
    }

    /// <summary>Gets the line that rates a product; null when it has none and the card none for others.</summary>
    /// <param name="productId">The product of the entry; empty when it has none.</param>
    public RateCardLine? Find(string productId)
    {
        ArgumentNullException.ThrowIfNull(productId);
        return Lines.FirstOrDefault(line => string.Equals(line.ProductId, productId, StringComparison.Ordinal))
            ?? Lines.FirstOrDefault(line => line.ProductId.Length == 0);
    }

    /// <inheritdoc />
    public bool Equals(RateCard? other) => other is not null && Lines.SequenceEqual(other.Lines);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RateCard);

    /// <inheritdoc />
    public override int GetHashCode() => Lines.Aggregate(0, HashCode.Combine);

    /// <summary>The lines on one line.</summary>
    public override string ToString() => string.Join("; ", Lines);
}

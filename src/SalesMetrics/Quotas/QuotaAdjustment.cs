using SalesMetrics.Explanations;

namespace SalesMetrics.Quotas;

/// <summary>What is asked for of a full quota, once days not worked, ramp and relief are taken into account.</summary>
/// <remarks>Equal when the pieces are.</remarks>
public sealed class QuotaAdjustment : IExplainable, IEquatable<QuotaAdjustment>
{
    internal QuotaAdjustment(ImmutableArray<QuotaPiece> pieces)
    {
        Pieces = pieces;
        Factor = pieces.Aggregate(Ratio.Zero, (sum, piece) => sum + piece.Factor);
    }

    /// <summary>The pieces, which tile the quota's days; their shares add up to 1.</summary>
    public ImmutableArray<QuotaPiece> Pieces { get; }

    /// <summary>The exact part of the full goal that is asked for, the sum of the pieces' factors; 0 when nothing is.</summary>
    public Ratio Factor { get; }

    /// <inheritdoc />
    public bool Equals(QuotaAdjustment? other) => other is not null && Pieces.SequenceEqual(other.Pieces);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as QuotaAdjustment);

    /// <inheritdoc />
    public override int GetHashCode() => Factor.GetHashCode();

    /// <inheritdoc />
    public Explanation Explain() => new("Adjustment", Factor, Pieces.Select(piece => piece.Explain()))
    {
        Rule = "sum over the pieces of share of days x working time x ramp x what relief leaves",
    };
}

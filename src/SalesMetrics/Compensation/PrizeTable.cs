namespace SalesMetrics.Compensation;

/// <summary>The prizes of a contest, first place first.</summary>
/// <remarks>Two tables are equal when they hold the same prizes.</remarks>
public sealed class PrizeTable : IEquatable<PrizeTable>
{
    private PrizeTable(ImmutableArray<Money> prizes) => Prizes = prizes;

    /// <summary>The prizes; at least one, none above the one before.</summary>
    public ImmutableArray<Money> Prizes { get; }

    /// <summary>The sum of the prizes.</summary>
    public Money Total => Money.Sum(Prizes, Prizes[0].Currency);

    /// <summary>Makes a table.</summary>
    /// <param name="prizes">At least one, in one currency, whole minor units, zero or more, none above the one before.</param>
    /// <exception cref="ArgumentException">A rule above is broken.</exception>
    /// <exception cref="CurrencyMismatchException">They are in different currencies.</exception>
    public static PrizeTable Create(params IEnumerable<Money> prizes)
    {
        ArgumentNullException.ThrowIfNull(prizes);
        ImmutableArray<Money> all = [.. prizes];
        if (all.IsEmpty)
        {
            throw new ArgumentException("A contest needs at least one prize.", nameof(prizes));
        }

        for (var i = 0; i < all.Length; i++)
        {
            _ = TargetIncentives.Require(all[i], nameof(prizes));
            if (i > 0 && all[i] > all[i - 1])
            {
                throw new ArgumentException(Invariant($"Prize {i + 1} is above prize {i}: list the highest first."), nameof(prizes));
            }
        }

        return new PrizeTable(all);
    }

    /// <inheritdoc />
    public bool Equals(PrizeTable? other) => other is not null && Prizes.SequenceEqual(other.Prizes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PrizeTable);

    /// <inheritdoc />
    public override int GetHashCode() => Prizes.Aggregate(0, HashCode.Combine);

    /// <summary>The prizes on one line.</summary>
    public override string ToString() => string.Join(" / ", Prizes);
}

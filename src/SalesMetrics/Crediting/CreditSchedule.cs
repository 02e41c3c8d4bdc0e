namespace SalesMetrics.Crediting;

/// <summary>When a sale's credit counts: shares by event, such as a quarter on booking, half on invoice and a quarter on cash.</summary>
/// <remarks>Two schedules are equal when they say the same in the same order.</remarks>
public sealed class CreditSchedule : IEquatable<CreditSchedule>
{
    /// <summary>The event that has always happened: the entry itself, on its own day.</summary>
    public const string Booking = "booking";

    private CreditSchedule(ImmutableArray<KeyValuePair<string, Ratio>> shares) => Shares = shares;

    /// <summary>The share of each event, in the order stated; they add up to 1.</summary>
    public ImmutableArray<KeyValuePair<string, Ratio>> Shares { get; }

    /// <summary>States a schedule.</summary>
    /// <param name="shares">At least one; each event once and not empty, each share above zero, together exactly 1.</param>
    /// <exception cref="ArgumentException">A rule above is broken.</exception>
    public static CreditSchedule Create(params IEnumerable<(string Event, Ratio Share)> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        var all = ImmutableArray.CreateBuilder<KeyValuePair<string, Ratio>>();
        var sum = Ratio.Zero;
        foreach (var (name, share) in shares)
        {
            if (string.IsNullOrWhiteSpace(name) || share.Sign <= 0)
            {
                throw new ArgumentException(Invariant($"The share of '{name}' is {share}: name an event and give it a share above zero."), nameof(shares));
            }

            if (all.Any(one => string.Equals(one.Key, name, StringComparison.Ordinal)))
            {
                throw new ArgumentException(Invariant($"The event '{name}' is named twice: add its shares up."), nameof(shares));
            }

            all.Add(KeyValuePair.Create(name, share));
            sum += share;
        }

        return sum == Ratio.One
            ? new CreditSchedule(all.ToImmutable())
            : throw new ArgumentException(Invariant($"The shares add up to {sum}; they must add up to 1."), nameof(shares));
    }

    /// <inheritdoc />
    public bool Equals(CreditSchedule? other) => other is not null && Shares.SequenceEqual(other.Shares);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CreditSchedule);

    /// <inheritdoc />
    public override int GetHashCode() => Shares.Aggregate(Shares.Length, (hash, share) => HashCode.Combine(hash, share));
}

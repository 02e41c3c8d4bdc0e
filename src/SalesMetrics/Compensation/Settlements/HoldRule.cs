namespace SalesMetrics.Compensation.Settlements;

/// <summary>When earned pay is released: shares by milestone, such as half on invoice and half on cash.</summary>
public sealed record HoldRule
{
    private HoldRule(ImmutableArray<HoldShare> shares)
    {
        Shares = shares;
    }

    /// <summary>The shares, in the order stated; they add up to the whole.</summary>
    public ImmutableArray<HoldShare> Shares { get; }

    /// <summary>States a rule.</summary>
    /// <param name="shares">The shares; at least one, above zero, one a milestone, adding up to exactly 1.</param>
    /// <exception cref="ArgumentException">They do not, or a milestone is empty.</exception>
    public static HoldRule Create(params IEnumerable<HoldShare> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ImmutableArray<HoldShare> all = [.. shares.Select(share => share ?? throw new ArgumentException("A share of the rule is null.", nameof(shares)))];
        foreach (var (milestone, share) in all)
        {
            if (string.IsNullOrWhiteSpace(milestone) || share.Sign <= 0)
            {
                throw new ArgumentException(Invariant($"The share of '{milestone}' is {share}: name a milestone and give it a share above zero."), nameof(shares));
            }
        }

        if (all.Select(share => share.Milestone).Distinct(StringComparer.Ordinal).Count() < all.Length)
        {
            throw new ArgumentException("A milestone is named twice: add its shares up.", nameof(shares));
        }

        var sum = all.Aggregate(Ratio.Zero, (total, share) => total + share.Share);
        return sum == Ratio.One ? new(all) : throw new ArgumentException(Invariant($"The shares add up to {sum}, and must to 1."), nameof(shares));
    }

    /// <inheritdoc />
    public bool Equals(HoldRule? other) => other is not null && Shares.AsSpan().SequenceEqual(other.Shares.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => Shares.Length;
}

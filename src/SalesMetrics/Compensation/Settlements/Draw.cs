namespace SalesMetrics.Compensation.Settlements;

/// <summary>An advance against incentive pay, paid in every period in which less was earned.</summary>
public sealed record Draw
{
    /// <summary>States a draw.</summary>
    /// <param name="kind">What becomes of it when it was not earned.</param>
    /// <param name="amount">The amount of a period, in whole minor units; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown, or the amount is negative or not in whole minor units.</exception>
    public Draw(DrawKind kind, Money amount)
    {
        Kind = kind is DrawKind.Recoverable or DrawKind.NonRecoverable ? kind : throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of draw.");
        Amount = SettlementTerms.Payable(amount, nameof(amount));
    }

    /// <summary>What becomes of it.</summary>
    public DrawKind Kind { get; }

    /// <summary>The amount of a period.</summary>
    public Money Amount { get; }
}

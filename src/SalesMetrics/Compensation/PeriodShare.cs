namespace SalesMetrics.Compensation;

/// <summary>What share of a period counts for somebody, and why: all of it, none, or 47 of 91 calendar days.</summary>
public sealed record PeriodShare
{
    /// <summary>States a share.</summary>
    /// <param name="share">The share: 0 to 1.</param>
    /// <param name="rule">How it was found, in words for a statement; not empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is negative or above 1.</exception>
    /// <exception cref="ArgumentException">There is no rule.</exception>
    public PeriodShare(Ratio share, string rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, Ratio.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, Ratio.One);
        ArgumentException.ThrowIfNullOrWhiteSpace(rule);
        Share = share;
        Rule = rule;
    }

    /// <summary>The whole period.</summary>
    public static PeriodShare Whole { get; } = new(Ratio.One, "the whole period");

    /// <summary>No day of it.</summary>
    public static PeriodShare None { get; } = new(Ratio.Zero, "no day of the period");

    /// <summary>The exact share, 0 to 1.</summary>
    public Ratio Share { get; }

    /// <summary>How it was found, in words.</summary>
    public string Rule { get; }

    /// <summary>Whether it is the whole period.</summary>
    public bool IsWhole => Share == Ratio.One;

    /// <summary>The share of an amount, rounded once to whole minor units, half away from zero; the whole period leaves the amount as it is.</summary>
    public Money Of(Money amount) => IsWhole ? amount : amount.RoundedShare(Share);
}

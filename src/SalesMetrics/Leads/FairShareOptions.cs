namespace SalesMetrics.Leads;

/// <summary>How a test of fair shares is made and judged.</summary>
public sealed record FairShareOptions
{
    /// <summary>The most random allocations.</summary>
    public const int MaxDraws = 1_000_000;

    /// <summary>The p-value below which there is evidence, above 0 and below 1; 0.05 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double SignificanceLevel
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A significance level is above 0 and below 1.");
    }
    = 0.05;

    /// <summary>The seed of random allocations; the same seed gives the same p-value.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many random allocations, 999 to <see cref="MaxDraws"/>; 9,999 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Draws
    {
        get;
        init => field = value is >= 999 and <= MaxDraws
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Draw 999 to 1,000,000 allocations.");
    }
    = 9_999;
}

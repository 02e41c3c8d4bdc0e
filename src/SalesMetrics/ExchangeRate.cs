namespace SalesMetrics;

/// <summary>What one unit of a currency is worth in another, from a day on.</summary>
public sealed record ExchangeRate
{
    /// <summary>The currency that is given.</summary>
    public required Currency From { get; init; }

    /// <summary>The currency that is received.</summary>
    public required Currency To { get; init; }

    /// <summary>The first day on which the rate holds; it holds until the day before the next rate of the same pair.</summary>
    public required LocalDate EffectiveFrom { get; init; }

    /// <summary>Units of <see cref="To"/> for one unit of <see cref="From"/>; above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or negative.</exception>
    public required decimal Rate
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }
}

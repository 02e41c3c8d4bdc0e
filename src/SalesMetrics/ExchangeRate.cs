namespace SalesMetrics;

/// <summary>What one unit of a currency is worth in another, from a day on.</summary>
public sealed record ExchangeRate
{
    /// <summary>The currency that is given.</summary>
    /// <exception cref="ArgumentException">It is no money.</exception>
    public required Currency From
    {
        get;
        init => field = Currency.RequireMoney(value, nameof(value));
    }

    /// <summary>The currency that is received.</summary>
    /// <exception cref="ArgumentException">It is no money.</exception>
    public required Currency To
    {
        get;
        init => field = Currency.RequireMoney(value, nameof(value));
    }

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

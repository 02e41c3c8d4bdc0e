namespace SalesMetrics.Comparisons.StickingPoints;

/// <summary>Which deals are compared, and when a stage counts as a sticking point.</summary>
public sealed record StickingPointOptions
{
    /// <summary>The day as of whose end the deals stand.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>What a deal that is won brings on average: what a lost one costs.</summary>
    /// <exception cref="ArgumentException">It has no currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public required Money AverageDeal
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value.Amount, nameof(value));
            field = value.Currency == Currency.None ? throw new ArgumentException("An average deal needs a currency.", nameof(value)) : value;
        }
    }

    /// <summary>The days, both inclusive, on which a deal must have begun to count; null counts them all.</summary>
    public DateInterval? Begun { get; init; }

    /// <summary>How many deals a unit must have had in a stage to be judged by it; 1 or more, 20 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less.</exception>
    public int FewestEntries
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }
    = 20;

    /// <summary>The share of false findings among findings that is put up with, above 0 and below 1; 0.10 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double FalseDiscoveryRate
    {
        get;
        init => field = Inside(value);
    }
    = 0.10;

    /// <summary>The level of the intervals of odds ratios, above 0 and below 1; 0.95 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double Level
    {
        get;
        init => field = Inside(value);
    }
    = 0.95;

    private static double Inside(double value) => value is > 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "It must be above 0 and below 1.");
}

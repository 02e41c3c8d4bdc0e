namespace SalesMetrics.Compensation;

/// <summary>What one payee's plan pays for a period at 100 % of everything, from a day on.</summary>
public sealed record TargetIncentive
{
    /// <summary>The payee; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string PayeeId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The amount a period, in whole minor units; zero or more. Zero pays nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    /// <exception cref="ArgumentException">It has a fraction of a minor unit, or no currency.</exception>
    public required Money Amount
    {
        get;
        init => field = TargetIncentives.Require(value, nameof(value));
    }

    /// <summary>The first day on which it holds; null when it holds from the beginning.</summary>
    public LocalDate? From { get; init; }
}

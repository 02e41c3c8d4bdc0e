namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>How often something happened in a period, such as deals pushed, and what it could have happened to, such as open deals or working days.</summary>
public sealed record CountPeriod
{
    /// <summary>States the count of one period.</summary>
    /// <param name="id">The period; may be empty.</param>
    /// <param name="count">How often; 0 or more. It may exceed the exposure.</param>
    /// <param name="exposure">The exposure; 0 or more, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or something happened without exposure.</exception>
    public CountPeriod(string id, long count, double exposure)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!(exposure >= 0 && double.IsFinite(exposure)) || (exposure == 0 && count > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(exposure), exposure, Invariant($"An exposure is 0 or above and finite, and above 0 for a count of {count}."));
        }

        Id = id;
        Count = count;
        Exposure = exposure;
    }

    /// <summary>The period.</summary>
    public string Id { get; }

    /// <summary>How often.</summary>
    public long Count { get; }

    /// <summary>The exposure.</summary>
    public double Exposure { get; }
}

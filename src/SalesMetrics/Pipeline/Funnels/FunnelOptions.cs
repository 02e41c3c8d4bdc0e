namespace SalesMetrics.Pipeline.Funnels;

/// <summary>Which deals a funnel counts, how, and as of when.</summary>
public sealed record FunnelOptions
{
    /// <summary>The day as of whose end the deals stand.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>Which deals count at a stage; those that reached it or a later one, unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no kind of funnel.</exception>
    public FunnelKind Kind
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a kind of funnel.");
    }

    /// <summary>The days, both inclusive, on which a deal must have begun to count; null counts them all.</summary>
    public DateInterval? Begun { get; init; }
}

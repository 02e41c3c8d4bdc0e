namespace SalesMetrics.Testing;

/// <summary>A true difference in a simulated sales process: whom it is about, where, from when, and how much.</summary>
/// <param name="Factor">What the chance to advance is multiplied by; above 0, and 1,000 at most. 1 changes nothing.</param>
public sealed record PlantedEffect(double Factor)
{
    /// <summary>What the chance to advance is multiplied by; above 0, and 1,000 at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double Factor
    {
        get;
        init => field = InRange(value);
    }
        = InRange(Factor);

    /// <summary>The person it is about; null for everybody.</summary>
    public string? PersonId { get; init; }

    /// <summary>The team it is about; null for all teams.</summary>
    public string? TeamId { get; init; }

    /// <summary>The stage it is about; null for all stages.</summary>
    public string? StageId { get; init; }

    /// <summary>The source of leads it is about; null for all.</summary>
    public string? SourceId { get; init; }

    /// <summary>The first day on which it holds; null when it always does. A shift in a known month has one.</summary>
    public LocalDate? From { get; init; }

    internal bool Holds(string person, string team, string stage, string source, LocalDate day) =>
        Is(PersonId, person) && Is(TeamId, team) && Is(StageId, stage) && Is(SourceId, source) && !(From > day);

    private static double InRange(double value) =>
        value is > 0 and <= 1_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A factor is above 0, and 1,000 at most.");

    private static bool Is(string? stated, string actual) => stated is null || string.Equals(stated, actual, StringComparison.Ordinal);
}

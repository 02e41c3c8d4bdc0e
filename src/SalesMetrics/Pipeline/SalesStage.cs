namespace SalesMetrics.Pipeline;

/// <summary>One stage of a sales process: what it is called, what it means, and what must be true before a deal may leave it.</summary>
public sealed record SalesStage
{
    /// <summary>The stage's id, as the stage log writes it; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Id
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>Whether a deal in it is worked on, or how it ended; open unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no kind of stage.</exception>
    public StageKind Kind
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a kind of stage.");
    }

    /// <summary>What being in the stage means, in a sentence; empty when nobody wrote it down.</summary>
    public string Definition { get; init; } = "";

    /// <summary>What must be true before a deal moves on, each in a sentence; may be empty.</summary>
    /// <exception cref="ArgumentException">The list is not there, or a criterion is empty.</exception>
    public ImmutableArray<string> ExitCriteria
    {
        get;
        init => field = Texts(value, nameof(ExitCriteria));
    } = [];

    /// <summary>The ids that earlier versions of the process had for what is this stage now; may be empty.</summary>
    /// <exception cref="ArgumentException">The list is not there, or an id is empty.</exception>
    public ImmutableArray<string> FormerIds
    {
        get;
        init => field = Texts(value, nameof(FormerIds));
    } = [];

    /// <inheritdoc />
    public bool Equals(SalesStage? other) =>
        other is not null
        && string.Equals(Id, other.Id, StringComparison.Ordinal)
        && Kind == other.Kind
        && string.Equals(Definition, other.Definition, StringComparison.Ordinal)
        && ExitCriteria.SequenceEqual(other.ExitCriteria, StringComparer.Ordinal)
        && FormerIds.SequenceEqual(other.FormerIds, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Kind, Definition, ExitCriteria.Length, FormerIds.Length);

    private static ImmutableArray<string> Texts(ImmutableArray<string> values, string name) =>
        values.IsDefault || values.Any(string.IsNullOrWhiteSpace)
            ? throw new ArgumentException("The list, or one of its texts, is not there.", name)
            : values;
}

namespace SalesMetrics.Compensation;

/// <summary>What a plan document says beside the plan.</summary>
public sealed record PlanDocumentOptions
{
    /// <summary>The language of headings and numbers; names and definitions stay as they were stated.</summary>
    public PlanLanguage Language
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a language.");
    }

    /// <summary>The days on which the plan is in effect; null when that is not stated.</summary>
    public DateInterval? InEffect { get; init; }

    /// <summary>The measures the plan names, for their definitions; one it does not find here is listed by its id.</summary>
    public ImmutableArray<Measures.Measure> Measures { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The quota of the worked examples, in the plan's currency; needed to show rate tables in them.</summary>
    public Money? SampleQuota { get; init; }

    /// <summary>The levels of the worked examples: 50, 80, 100, 120 and 150 % unless stated.</summary>
    public ImmutableArray<Ratio> Levels { get; init => field = value.IsDefault ? [] : value; } =
        [Ratio.Of(1, 2), Ratio.Of(4, 5), Ratio.One, Ratio.Of(6, 5), Ratio.Of(3, 2)];

    /// <summary>The change log, in the order to be shown.</summary>
    public ImmutableArray<PlanChange> Changes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc />
    public bool Equals(PlanDocumentOptions? other) =>
        other is not null
        && Language == other.Language
        && InEffect == other.InEffect
        && SampleQuota == other.SampleQuota
        && Measures.SequenceEqual(other.Measures)
        && Levels.SequenceEqual(other.Levels)
        && Changes.SequenceEqual(other.Changes);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Language, InEffect, SampleQuota, Levels.Length, Changes.Length);
}

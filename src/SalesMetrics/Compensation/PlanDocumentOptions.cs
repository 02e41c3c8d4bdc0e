using SalesMetrics.Compensation.Versions;
using SalesMetrics.Crediting;

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

    /// <summary>The days on which the plan is in effect; null when that is not stated, and with a version, which has its own.</summary>
    public DateInterval? InEffect { get; init; }

    /// <summary>The version the document is of, which states its id, first day and change; null for a plan without versions.</summary>
    /// <remarks>Plan and target incentives of the document must be those of the version.</remarks>
    public PlanVersion? Version { get; init; }

    /// <summary>
    /// The book that holds the version: the last day in effect is the one before its next version, and the change log has the entries of all versions of the
    /// plan up to this one. Null when neither is to be shown; refused without a version.
    /// </summary>
    public PlanBook? Book { get; init; }

    /// <summary>The measures the plan names, for their definitions; one it does not find here is listed by its id.</summary>
    public ImmutableArray<Measures.Measure> Measures { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The rules by which sales are credited for the plan; none unless stated. Bounds are in the plan's currency.</summary>
    /// <exception cref="ArgumentNullException">They are null.</exception>
    public CreditRules CreditRules
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = CreditRules.None;

    /// <summary>The quota of the worked examples, in the plan's currency; needed to show rate tables in them.</summary>
    public Money? SampleQuota { get; init; }

    /// <summary>The levels of the worked examples: 50, 80, 100, 120 and 150 % unless stated.</summary>
    public ImmutableArray<Ratio> Levels { get; init => field = value.IsDefault ? [] : value; } =
        [Ratio.Of(1, 2), Ratio.Of(4, 5), Ratio.One, Ratio.Of(6, 5), Ratio.Of(3, 2)];

    /// <summary>Entries of the change log that no version states, in the order to be shown, after those of versions.</summary>
    public ImmutableArray<PlanChange> Changes { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc />
    public bool Equals(PlanDocumentOptions? other) =>
        other is not null
        && Language == other.Language
        && InEffect == other.InEffect
        && Version == other.Version
        && ReferenceEquals(Book, other.Book)
        && SampleQuota == other.SampleQuota
        && CreditRules.Equals(other.CreditRules)
        && Measures.SequenceEqual(other.Measures)
        && Levels.SequenceEqual(other.Levels)
        && Changes.SequenceEqual(other.Changes);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Language, InEffect, Version, SampleQuota, CreditRules, Levels.Length, Changes.Length);
}

namespace SalesMetrics.Leads;

/// <summary>Somebody who might buy, before there is a deal. Times are those of the business's own time zone.</summary>
/// <remarks>Dates that contradict each other are legal here, for they are common in real data: calculators leave such leads out and count them.</remarks>
public sealed record Lead
{
    /// <summary>The lead's id; not empty.</summary>
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

    /// <summary>Whom it was given to; empty while it is nobody's.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>Where it came from, such as <c>paid search</c>; empty when that is not known.</summary>
    public string SourceId { get; init; } = "";

    /// <summary>What it is worth being compared by, such as the product asked for or a quality class; empty when that is not known.</summary>
    public string StratumId { get; init; } = "";

    /// <summary>When it came.</summary>
    public required LocalDateTime CreatedAt { get; init; }

    /// <summary>When somebody first turned to it; null while nobody has.</summary>
    public LocalDateTime? FirstTouchAt { get; init; }

    /// <summary>What became of it; open unless stated.</summary>
    public LeadOutcome Outcome { get; init; } = new LeadOutcome.Open();

    /// <summary>The day it came.</summary>
    public LocalDate CreatedOn => CreatedAt.Date;

    /// <summary>The day its outcome was known; null while it is open.</summary>
    public LocalDate? DecidedOn => Outcome switch
    {
        LeadOutcome.Qualified qualified => qualified.On,
        LeadOutcome.Disqualified disqualified => disqualified.On,
        _ => null,
    };

    /// <summary>Takes the lead back to how it stood at the end of a day: open when it was decided later, untouched when it was touched later, null when it had not come yet.</summary>
    public Lead? AsOf(LocalDate date) => CreatedOn > date
        ? null
        : this with
        {
            Outcome = DecidedOn > date ? new LeadOutcome.Open() : Outcome,
            FirstTouchAt = FirstTouchAt is { } touch && touch.Date > date ? null : FirstTouchAt,
        };
}

namespace SalesMetrics.Pipeline;

/// <summary>An opportunity of the CRM, as far as the figures need it.</summary>
public sealed record Deal
{
    /// <summary>The deal's id; not empty.</summary>
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

    /// <summary>The payee who owns the deal, and owned it when it closed; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string OwnerId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>How the deal stands.</summary>
    public required DealOutcome Outcome { get; init; }

    /// <summary>The day work on the deal began (created, or engaged); null when the CRM does not say.</summary>
    public LocalDate? OpenedOn { get; init; }

    /// <summary>The stage, in the CRM's own words; empty when it is not known.</summary>
    public string Stage { get; init; } = "";

    /// <summary>The product; empty when it is not known.</summary>
    public string ProductId { get; init; } = "";

    /// <summary>The customer's account; empty when it is not known, as on many open deals.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The list price of the product, where there is one: the fallback when an amount is not stated.</summary>
    public Money? ListPrice { get; init; }

    /// <summary>What the deal is expected to bring while it is open, as the owner or CRM states it; null when it is not stated.</summary>
    /// <exception cref="ArgumentException">It has no currency.</exception>
    public Money? ExpectedAmount
    {
        get;
        init => field = value is { } amount && amount.Currency == Currency.None
            ? throw new ArgumentException("An expected amount needs a currency.", nameof(value))
            : value;
    }

    /// <summary>The day the deal is expected to close while it is open; null when it is not stated. It may have passed.</summary>
    public LocalDate? ExpectedCloseOn { get; init; }

    /// <summary>What the owner says about it in the forecast while it is open; null when that is not stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no category.</exception>
    public ForecastCategory? Category
    {
        get;
        init => field = value is { } category && !Enum.IsDefined(category)
            ? throw new ArgumentOutOfRangeException(nameof(value), value, "Not a forecast category.")
            : value;
    }

    /// <summary>Who is credited when it is won; null credits the owner with all of it.</summary>
    public CreditSplit? Split { get; init; }

    /// <summary>The closing date; null while the deal is open.</summary>
    public LocalDate? ClosedOn => Outcome switch
    {
        DealOutcome.Won won => won.On,
        DealOutcome.Lost lost => lost.On,
        _ => null,
    };

    /// <summary>Takes the deal back to how it stood at the end of a day: open when it closed later, null when it was not there yet.</summary>
    /// <remarks>A deal without <see cref="OpenedOn"/> is taken to have been there all along. The stage and what
    /// is expected stay today's: history is not kept here.</remarks>
    public Deal? AsOf(LocalDate date) =>
        OpenedOn is { } opened && opened > date ? null
        : ClosedOn is { } closed && closed > date ? this with { Outcome = new DealOutcome.Open() }
        : this;
}

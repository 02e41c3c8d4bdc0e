namespace SalesMetrics.Transactions;

/// <summary>An entry in the book of sales: a sale, or a correction of an earlier entry. Entries are never changed.</summary>
public sealed record Transaction
{
    /// <summary>The entry's own id, unique in its journal; not empty.</summary>
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

    /// <summary>The day the entry counts on: the booking date of a sale, the day a correction was made.</summary>
    public required LocalDate Date { get; init; }

    /// <summary>The amount in whole minor units. A correction states the change: negative when it takes something back.</summary>
    /// <exception cref="ArgumentException">It has a fraction of a minor unit, or no currency.</exception>
    public required Money Amount
    {
        get;
        init
        {
            field = value.IsWholeMinorUnits && value.Currency != Currency.None
                ? value
                : throw new ArgumentException(
                    Invariant($"{value} is not a whole number of minor units of a currency: round it first."), nameof(value));
        }
    }

    /// <summary>Who sold it. On a correction null means: as on the entry that is corrected.</summary>
    public CreditSplit? Split { get; init; }

    /// <summary>The id of the entry this one corrects; null for a sale.</summary>
    public string? CorrectsId { get; init; }

    /// <summary>The deal it came from; empty when there is none.</summary>
    public string DealId { get; init; } = "";

    /// <summary>The product sold; empty when it is not known.</summary>
    public string ProductId { get; init; } = "";

    /// <summary>The customer's account; empty when it is not known.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>What kind of value the entry states: empty for the sale itself, else the caller's word, such as <c>margin</c> or <c>new-logos</c>.</summary>
    /// <remarks>A sale and its margin are two entries. A correction is always of the category of the sale it goes back to.</remarks>
    public string Category
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = "";
}

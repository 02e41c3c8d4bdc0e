namespace SalesMetrics.Pipeline;

/// <summary>One row of a stage-change log: from this day on, the deal was in this stage, with this owner.</summary>
public sealed record StageChange
{
    /// <summary>The deal; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string DealId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The day of the change.</summary>
    public required LocalDate On { get; init; }

    /// <summary>The stage the deal came into, in the CRM's own words; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string StageId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>Who owns the deal from this change on; empty when the row does not say, and then nothing changed.</summary>
    public string OwnerId
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = "";

    /// <summary>The number the CRM gave the change, where it gives one: it then tells the order, and days that run backwards show.</summary>
    public long? Sequence { get; init; }
}

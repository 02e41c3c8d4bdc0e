namespace SalesMetrics.Measures;

/// <summary>Something that happened in the sales process: a call, a meeting, a lead that came or was qualified.</summary>
public sealed record ProcessEvent
{
    /// <summary>The event's own id; not empty.</summary>
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

    /// <summary>Whose event; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string PayeeId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>What it was, in the words definitions use; compared ordinally.</summary>
    public required string Kind { get; init; }

    /// <summary>The day it happened; it also decides the role its payee had.</summary>
    public required LocalDate On { get; init; }

    /// <summary>The day its case began, such as the day the lead came; null when it is its own beginning.</summary>
    public LocalDate? CaseBeganOn { get; init; }

    /// <summary>How many it stands for, 1 by default: a day's calls may be one record. Not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Count
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1;
}

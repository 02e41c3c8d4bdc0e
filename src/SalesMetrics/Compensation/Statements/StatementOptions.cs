namespace SalesMetrics.Compensation.Statements;

/// <summary>How a statement is written.</summary>
public sealed record StatementOptions
{
    /// <summary>The language of headings, rules and numbers; names and ids stay as they were stated.</summary>
    public PlanLanguage Language
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a language.");
    }

    /// <summary>How much it says; everything unless stated.</summary>
    public StatementDetail Detail
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a level of detail.");
    }
}

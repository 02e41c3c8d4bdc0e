namespace SalesMetrics;

/// <summary>One thing wrong or doubtful in data that was handed in: where it is, what it is, and what to do about it.</summary>
/// <remarks>
/// Bad data is expected, so it is returned beside the good values and never thrown. An issue with
/// <see cref="IssueOutcome.Rejected"/> says that its row was set aside whole; one with <see cref="IssueOutcome.Used"/> says that the
/// row was used in spite of the doubt, in the way the advice states.
/// </remarks>
public sealed record Issue
{
    /// <summary>A stable, lower-case, hyphenated name of the kind of issue, such as <c>unknown-payee</c>. Programs branch on it.</summary>
    public required string Code { get; init; }

    /// <summary>Whether the row the issue is about was set aside or used.</summary>
    public required IssueOutcome Outcome { get; init; }

    /// <summary>What is wrong, in one sentence for a person.</summary>
    public required string Message { get; init; }

    /// <summary>What the person can do about it, in one sentence.</summary>
    public required string Advice { get; init; }

    /// <summary>The file or other source; empty when the data did not come from one.</summary>
    public string Source { get; init; } = "";

    /// <summary>The 1-based line on which the row starts; null when the data has no lines.</summary>
    public long? Line { get; init; }

    /// <summary>The field or column; empty when the issue is about the row or the source as a whole.</summary>
    public string Field { get; init; } = "";

    /// <summary>The offending value exactly as it was given; empty when it was missing.</summary>
    public string Value { get; init; } = "";

    /// <summary>Makes an issue about a row that is set aside whole.</summary>
    internal static Issue Rejected(string code, string field, string value, string message, string advice) => new()
    {
        Code = code,
        Outcome = IssueOutcome.Rejected,
        Message = message,
        Advice = advice,
        Field = field,
        Value = value,
    };

    /// <summary>Makes an issue about a row of a source that is set aside whole.</summary>
    internal static Issue RejectedOf(string source, string code, string field, string value, string message, string advice) =>
        Rejected(code, field, value, message, advice) with { Source = source };

    /// <summary>Writes the issue on one line: place, code, message, advice.</summary>
    public override string ToString()
    {
        var place = Line is { } line ? Invariant($"{Source}:{line}") : Source;
        var subject = Field.Length == 0 ? "" : Invariant($" {Field}='{Value}'");
        return Invariant($"{place}{subject} [{Code}] {Message} {Advice}").TrimStart();
    }
}

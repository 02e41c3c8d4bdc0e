namespace SalesMetrics.Cli.Output;

/// <summary>What a command has to say: facts about the question, sheets, longer texts, and the issues met on the way.</summary>
internal sealed record Answer
{
    /// <summary>The command's name.</summary>
    public required string Command { get; init; }

    /// <summary>What was asked and on which data: as-of date, period, source; in order.</summary>
    public ImmutableArray<(string Name, Cell Value)> Facts { get; init; } = [];

    /// <summary>The sheets, in order; most commands have one. CSV writes several in long form, a row for each cell.</summary>
    public required ImmutableArray<Sheet> Sheets { get; init; }

    /// <summary>Longer texts, such as an explanation, with their headings.</summary>
    public ImmutableArray<(string Name, string Title, string Body)> Texts { get; init; } = [];

    /// <summary>What was wrong or doubtful in the data.</summary>
    public ImmutableArray<Issue> Issues { get; init; } = [];
}

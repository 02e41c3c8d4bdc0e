namespace SalesMetrics.Cli.Input;

/// <summary>Which deal histories a command is to work on, as the user stated them.</summary>
internal sealed record ProcessRequest
{
    public string? HistoryFile { get; init; }

    public string? ProcessFile { get; init; }

    public string? PeopleFile { get; init; }

    public Currency Currency { get; init; }

    public LocalDate? AsOf { get; init; }
}

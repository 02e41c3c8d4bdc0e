using SalesMetrics.Cli.Commands;
using Spectre.Console;

namespace SalesMetrics.Cli.Output;

/// <summary>Writes an answer in the form asked for, and its issues to the error stream.</summary>
internal static class AnswerWriter
{
    private const int IssueKindsShown = 12;

    public static int Write(Terminal terminal, Answer answer, OutputFormat format, bool isStrict)
    {
        switch (format)
        {
            case OutputFormat.Csv:
                CsvOutput.Write(terminal.Text, answer.Sheets is [var only] ? only : LongForm(answer));
                break;
            case OutputFormat.Json:
                JsonOutput.Write(terminal.Bytes, answer);
                break;
            default:
                TableOutput.Write(ConsoleOn(terminal.Text), answer);
                break;
        }

        terminal.Text.Flush();
        return ReportIssues(terminal.Error, answer.Issues, isStrict);
    }

    /// <summary>Lists all issues, or sums them up by kind; returns the exit code they mean.</summary>
    public static int ReportIssues(TextWriter error, ImmutableArray<Issue> issues, bool isStrict)
    {
        if (isStrict)
        {
            foreach (var issue in issues)
            {
                error.WriteLine(issue);
            }

            return issues.IsEmpty ? CommandLine.Fine : CommandLine.DataIssues;
        }

        var kinds = issues
            .GroupBy(issue => (issue.Code, issue.Outcome))
            .OrderByDescending(kind => kind.Count())
            .ThenBy(kind => kind.Key.Code, StringComparer.Ordinal)
            .ToList();
        foreach (var kind in kinds.Take(IssueKindsShown))
        {
            var outcome = kind.Key.Outcome == IssueOutcome.Rejected ? "set aside" : "used";
            error.WriteLine(Invariant($"{kind.Count()} x {kind.Key.Code} ({outcome}), first: {kind.First()}"));
        }

        if (kinds.Count > IssueKindsShown)
        {
            error.WriteLine(Invariant($"and {kinds.Count - IssueKindsShown} more kinds of issue"));
        }

        if (kinds.Count > 0)
        {
            error.WriteLine("Use --strict to list every issue.");
        }

        return CommandLine.Fine;
    }

    /// <summary>Several sheets as one: a row for each cell, so that CSV stays one table.</summary>
    private static Sheet LongForm(Answer answer) => new(
        answer.Command,
        answer.Command,
        ["section", "row", "field", "value"],
        answer.Sheets.SelectMany(sheet => sheet.Rows.SelectMany((row, index) => row.Select((cell, column) => ImmutableArray.Create(
            Cell.Text(sheet.Name), Cell.Count(index + 1), Cell.Text(sheet.Columns[column]), cell)))));

    private static IAnsiConsole ConsoleOn(TextWriter text)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });

        // Tables are as wide as their content, also in a pipe: a cut id is a wrong id.
        console.Profile.Width = 1_000;
        return console;
    }
}

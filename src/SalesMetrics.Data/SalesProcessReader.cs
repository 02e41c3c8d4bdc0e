using SalesMetrics.Data.Csv;
using SalesMetrics.Data.Mappings;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Data;

/// <summary>Reads a sales process from CSV: a row for each stage, open ones in the order in which deals go through them.</summary>
/// <remarks>The columns are <c>stage</c>, <c>kind</c> (<c>open</c>, <c>won</c>, <c>lost</c>, <c>disqualified</c> or <c>no-decision</c>; empty
/// is open) and, if wanted, <c>definition</c>.</remarks>
public static class SalesProcessReader
{
    private const int Stage = 0, Kind = 1, Definition = 2;

    private static readonly FileMapping Columns = new(
        "process", [], false, [new("stage", ["stage"], IsRequired: true), new("kind", ["kind"], IsRequired: true), new("definition", ["definition"])]);

    /// <summary>Reads the whole text.</summary>
    /// <param name="text">The text, header first. It is not closed.</param>
    /// <param name="source">The name of the file, for messages.</param>
    /// <returns>The process, with an issue for each row that is not in it: <c>missing-stage</c>, <c>unknown-kind</c>, <c>duplicate-stage</c>.</returns>
    /// <exception cref="UnusableInputException">The text is empty or lacks a column, or the good rows make no process: none is open, or none won.</exception>
    public static Checked<SalesProcess> Read(TextReader text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        using var table = CsvTable.Open(text, source, Columns, ',');
        var stages = new List<SalesStage>();
        var issues = new List<Issue>();
        while (table.Read())
        {
            var row = table.Finish(table.IsRejected ? null : Parse(table, stages));
            issues.AddRange(row.Issues);
            if (row.IsUsed)
            {
                stages.Add(row.Value);
            }
        }

        try
        {
            return new Checked<SalesProcess>(SalesProcess.Create(stages), issues);
        }
        catch (ArgumentException exception)
        {
            throw new UnusableInputException(source, null, exception.Message, "List the open stages in order, and at least one of kind won.", exception);
        }
    }

    private static SalesStage? Parse(CsvTable row, List<SalesStage> earlier)
    {
        var id = row[Stage].ToString();
        if (id.Length == 0)
        {
            row.Reject("missing-stage", Stage, "The row names no stage.", "Enter the stage as the deals have it.");
            return null;
        }

        if (earlier.Exists(stage => string.Equals(stage.Id, id, StringComparison.Ordinal)))
        {
            row.Reject("duplicate-stage", Stage, "The stage is there already; the first row stays.", "List each stage once.");
            return null;
        }

        var definition = row[Definition].ToString();
        StageKind? kind = row[Kind].ToString().ToUpperInvariant() switch
        {
            "" or "OPEN" => StageKind.Open,
            "WON" => StageKind.Won,
            "LOST" => StageKind.Lost,
            "DISQUALIFIED" => StageKind.Disqualified,
            "NO-DECISION" => StageKind.NoDecision,
            _ => null,
        };
        if (kind is not { } known)
        {
            row.Reject("unknown-kind", Kind, "That is no kind of stage.", "Write open, won, lost, disqualified or no-decision.");
            return null;
        }

        return new SalesStage { Id = id, Kind = known, Definition = definition };
    }
}

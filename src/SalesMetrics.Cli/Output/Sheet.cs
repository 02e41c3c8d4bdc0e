namespace SalesMetrics.Cli.Output;

/// <summary>Rows under named columns, the one form every answer takes before it is written.</summary>
/// <param name="Name">The sheet's stable name in JSON.</param>
/// <param name="Title">The heading over a table.</param>
/// <param name="Columns">Stable, lower-case names; the same in CSV and JSON.</param>
/// <param name="Rows">As many cells a row as columns; may be lazy, and is read once.</param>
internal sealed record Sheet(string Name, string Title, ImmutableArray<string> Columns, IEnumerable<ImmutableArray<Cell>> Rows);

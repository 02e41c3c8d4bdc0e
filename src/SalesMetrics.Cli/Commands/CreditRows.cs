using SalesMetrics.Cli.Output;
using SalesMetrics.Crediting;

namespace SalesMetrics.Cli.Commands;

/// <summary>The credits behind a line, as rows below it.</summary>
internal static class CreditRows
{
    public static ImmutableArray<string> Columns(ImmutableArray<string> columns, bool isExplained) =>
        isExplained ? [.. columns, "deal", "transaction", "date", "credited_to", "amount"] : columns;

    /// <summary>A line, and when asked for a row for each credit, which repeats the key and leaves the other figures empty.</summary>
    public static IEnumerable<ImmutableArray<Cell>> Of(ImmutableArray<Cell> line, ImmutableArray<Credit> credits, bool isExplained, int keyColumns)
    {
        if (!isExplained)
        {
            return [line];
        }

        var key = ImmutableArray.CreateRange(line.Select((cell, column) => column < keyColumns ? cell : Cell.Missing));
        return
        [
            [.. line, Cell.Missing, Cell.Missing, Cell.Missing, Cell.Missing, Cell.Missing],
            .. credits.Select(credit => (ImmutableArray<Cell>)
            [
                .. key,
                Cell.Text(credit.DealId),
                Cell.Text(credit.TransactionId),
                Cell.Date(credit.Date),
                Cell.Text(credit.PayeeId),
                Cell.Amount(credit.Amount),
            ]),
        ];
    }
}

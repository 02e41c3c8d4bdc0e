using Spectre.Console;

namespace SalesMetrics.Cli.Output;

/// <summary>Writes an answer for people: facts, tables with numbers to the right, texts.</summary>
internal static class TableOutput
{
    public static void Write(IAnsiConsole console, Answer answer)
    {
        foreach (var (name, value) in answer.Facts)
        {
            console.WriteLine(Invariant($"{name.Replace('_', ' ')}: {value.Shown}"));
        }

        foreach (var sheet in answer.Sheets)
        {
            console.WriteLine();
            console.WriteLine(sheet.Title);
            console.Write(TableOf(sheet));
        }

        foreach (var (_, title, body) in answer.Texts)
        {
            console.WriteLine();
            console.WriteLine(title);
            console.WriteLine(body);
        }
    }

    private static Table TableOf(Sheet sheet)
    {
        var rows = sheet.Rows.ToList();
        var table = new Table().Border(TableBorder.Simple);
        for (var i = 0; i < sheet.Columns.Length; i++)
        {
            var column = new TableColumn(new Text(sheet.Columns[i].Replace('_', ' '))).NoWrap();
            table.AddColumn(rows.Any(row => row[i].IsNumber) ? column.RightAligned() : column);
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell.Shown)));
        }

        return table;
    }
}

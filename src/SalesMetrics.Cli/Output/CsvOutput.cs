namespace SalesMetrics.Cli.Output;

/// <summary>Writes sheets as CSV after RFC 4180 with LF line ends: header row, culture-free, full precision, missing values empty.</summary>
/// <remarks>Rows are written as they come, so that a sheet may be larger than memory.</remarks>
internal static class CsvOutput
{
    public static void Write(TextWriter output, Sheet sheet)
    {
        WriteRow(output, sheet.Columns, column => column);
        foreach (var row in sheet.Rows)
        {
            WriteRow(output, row, cell => cell.Raw ?? "");
        }
    }

    private static void WriteRow<T>(TextWriter output, ImmutableArray<T> values, Func<T, string> text)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                output.Write(',');
            }

            WriteField(output, text(values[i]));
        }

        output.Write('\n');
    }

    private static void WriteField(TextWriter output, string field)
    {
        if (field.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            output.Write(field);
            return;
        }

        output.Write('"');
        output.Write(field.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Write('"');
    }
}

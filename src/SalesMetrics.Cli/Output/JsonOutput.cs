using System.Text.Json;

namespace SalesMetrics.Cli.Output;

/// <summary>Writes an answer as one JSON object: a field for each sheet, holding its rows as objects; then the issues.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static void Write(Stream output, Answer answer)
    {
        using var json = new Utf8JsonWriter(output, Indented);
        json.WriteStartObject();
        json.WriteString("command", answer.Command);
        foreach (var (name, value) in answer.Facts)
        {
            WriteCell(json, name, value);
        }

        foreach (var sheet in answer.Sheets)
        {
            json.WriteStartArray(sheet.Name);
            foreach (var row in sheet.Rows)
            {
                json.WriteStartObject();
                for (var i = 0; i < row.Length; i++)
                {
                    WriteCell(json, sheet.Columns[i], row[i]);
                }

                json.WriteEndObject();
                if (json.BytesPending > 1 << 16)
                {
                    json.Flush();
                }
            }

            json.WriteEndArray();
        }

        foreach (var text in answer.Texts)
        {
            json.WriteString(text.Name, text.Body);
        }

        WriteIssues(json, answer.Issues);
        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
    }

    private static void WriteCell(Utf8JsonWriter json, string name, Cell cell)
    {
        json.WritePropertyName(name);
        if (cell.Raw is null)
        {
            json.WriteNullValue();
        }
        else if (cell.IsNumber)
        {
            json.WriteRawValue(cell.Raw);
        }
        else
        {
            json.WriteStringValue(cell.Raw);
        }
    }

    private static void WriteIssues(Utf8JsonWriter json, IEnumerable<Issue> issues)
    {
        json.WriteStartArray("issues");
        foreach (var issue in issues)
        {
            json.WriteStartObject();
            json.WriteString("code", issue.Code);
            json.WriteString("outcome", issue.Outcome == IssueOutcome.Used ? "used" : "rejected");
            json.WriteString("source", issue.Source);
            if (issue.Line is { } line)
            {
                json.WriteNumber("line", line);
            }
            else
            {
                json.WriteNull("line");
            }

            json.WriteString("field", issue.Field);
            json.WriteString("value", issue.Value);
            json.WriteString("message", issue.Message);
            json.WriteString("advice", issue.Advice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

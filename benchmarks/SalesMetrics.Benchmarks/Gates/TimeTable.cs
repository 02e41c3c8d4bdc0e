using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SalesMetrics.Benchmarks.Gates;

/// <summary>Tables of times, as Markdown.</summary>
internal static class TimeTable
{
    /// <summary>The times of all variants, each beside one of them.</summary>
    /// <param name="title">What was measured.</param>
    /// <param name="timings">The times.</param>
    /// <param name="ours">The variant that the others are compared with.</param>
    /// <param name="unit">One operation, such as "fact".</param>
    public static string Of(string title, Timings timings, string ours, string unit = "fact")
    {
        var table = new StringBuilder(Header(title, "variant", $"ns/{unit}, median", "quartiles", $"million {unit}s/s", $"times the time of {ours}"));
        foreach (var variant in timings.Variants)
        {
            var time = timings.Of(variant.Name);
            Row(table, variant.Name, Number(time.Median), Range(time), Number(1_000 / time.Median), Number(timings.Ratio(variant.Name, ours).Median));
        }

        return table.ToString();
    }

    public static string Header(string title, params ReadOnlySpan<string> columns)
    {
        var table = new StringBuilder().Append("### ").Append(title).Append("\n\n");
        Row(table, columns);
        table.Append('|').Insert(table.Length, " --- |", columns.Length).Append('\n');
        return table.ToString();
    }

    public static void Row(StringBuilder table, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            table.Append("| ").Append(cell).Append(' ');
        }

        table.Append("|\n");
    }

    public static string Gates(IEnumerable<GateLine> lines)
    {
        var table = new StringBuilder(Header("Goals", "", "goal", "limit", "median", "quartiles", "verdict"));
        foreach (var line in lines.OrderBy(line => line.Gate[0]).ThenBy(line => int.Parse(line.Gate.AsSpan(1), CultureInfo.InvariantCulture)))
        {
            var limit = (line.IsCeiling ? "at most " : "at least ") + Number(line.Limit) + line.Unit;
            Row(table, line.Gate, line.Goal, limit, Number(line.Measured.Median) + line.Unit, Range(line.Measured), line.Verdict);
        }

        return table.ToString();
    }

    /// <summary>Three significant digits, or the whole number.</summary>
    public static string Number(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 10 => value.ToString("0.00", CultureInfo.InvariantCulture),
        < 100 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };

    private static string Range(Quartiles quartiles) => Number(quartiles.Lower) + " to " + Number(quartiles.Upper);
}

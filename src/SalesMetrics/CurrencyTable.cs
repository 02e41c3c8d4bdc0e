namespace SalesMetrics;

/// <summary>The currencies this library knows; the generated half holds the rows.</summary>
internal static partial class CurrencyTable
{
    private static readonly ImmutableArray<Row> Parsed = Parse();

    /// <summary>The number of currencies; indexes run from 1, so that 0 can mean none.</summary>
    public static int Count => Parsed.Length;

    public static Row At(int index) => Parsed[index - 1];

    /// <summary>Finds a code's index by binary search; 0 when it is unknown.</summary>
    public static ushort IndexOf(ReadOnlySpan<char> code)
    {
        int low = 0, high = Parsed.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (code.SequenceCompareTo(Parsed[middle].Code))
            {
                case 0:
                    return (ushort)(middle + 1);
                case < 0:
                    high = middle - 1;
                    break;
                default:
                    low = middle + 1;
                    break;
            }
        }

        return 0;
    }

    private static ImmutableArray<Row> Parse()
    {
        var rows = ImmutableArray.CreateBuilder<Row>(320);
        foreach (var line in Rows.AsSpan().EnumerateLines())
        {
            var parts = line.Trim().ToString().Split(' ');
            var withdrawn = parts[2] is "-" ? (LocalDate?)null : NodaTime.Text.LocalDatePattern.Iso.Parse(parts[2]).Value;
            rows.Add(new Row(parts[0], parts[1][0] - '0', withdrawn));
        }

        return rows.ToImmutable();
    }

    internal readonly record struct Row(string Code, int MinorUnits, LocalDate? LastTender);
}

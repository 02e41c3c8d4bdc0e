using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using SalesMetrics.Series;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>The 3,003 series of the M3 competition (Makridakis &amp; Hibon 2000), where the shared data is at hand.</summary>
internal static class M3
{
    public const string File = "data/m3/m3.csv.gz";

    private static readonly Lazy<ImmutableArray<M3Series>> Loaded = new(Load);

    private static readonly Lazy<ImmutableDictionary<string, M3Series>> Indexed =
        new(() => All.ToImmutableDictionary(series => series.History.Id, StringComparer.Ordinal));

    public static ImmutableArray<M3Series> All => Loaded.Value;

    public static ImmutableDictionary<string, M3Series> ById => Indexed.Value;

    private static ImmutableArray<M3Series> Load()
    {
        using var reader = new StreamReader(
            new GZipStream(System.IO.File.OpenRead(SharedData.PathOf(File)), CompressionMode.Decompress));
        var header = reader.ReadLine()!.Split(',');
        int Column(string name) => Array.IndexOf(header, name);
        var series = ImmutableArray.CreateBuilder<M3Series>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            series.Add(new M3Series(
                cells[Column("frequency")],
                TimeSeries.Create(
                    cells[Column("series_id")],
                    Values(cells[Column("train")]),
                    int.Parse(cells[Column("season_length")], CultureInfo.InvariantCulture)),
                Values(cells[Column("test")])));
        }

        return series.DrainToImmutable();
    }

    private static ImmutableArray<double> Values(string joined) =>
        [.. joined.Split(';').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}

/// <summary>One series of M3: its frequency, the history, and the values that followed.</summary>
internal sealed record M3Series(string Frequency, TimeSeries History, ImmutableArray<double> Test);

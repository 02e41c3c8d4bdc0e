using System.Text.Json;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>That no figure of the outside reference files goes unread: every key and column is named in the source of a golden test of its file.</summary>
public class ReferenceCoverageTests
{
    private const string Folder = "data/reference";

    /// <summary>Words about the file, not figures.</summary>
    private static readonly string[] Words = ["dataset", "asOf", "cleaning", "computedWith", "note", "rule"];

    /// <summary>Keys whose names are made by the tests: prefix + level, day or interval method, or product names that are read in turn.</summary>
    private static readonly string[] Made = ["wilson", "clopper", "jeffreys", "GTK 500", "GTX ", "MG "];

    [SharedDataFact(Folder)]
    public void Every_key_of_every_reference_file_is_read_by_a_golden_test()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "SalesMetrics.Tests", "Golden"), "*.cs")
            .Where(file => !file.EndsWith(nameof(ReferenceCoverageTests) + ".cs", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();
        var files = Directory.GetFiles(SharedData.PathOf(Folder), "crm-*").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(22, files.Count);
        Assert.All(files, file =>
        {
            var name = Path.GetFileName(file);
            var readers = sources.Where(source => source.Contains(name, StringComparison.Ordinal)).ToList();
            Assert.True(readers.Count > 0, $"no golden test reads {name}");

            // Rows of funnels are compared by a helper of two tests.
            var text = string.Concat(readers) + (name.Contains("funnel", StringComparison.Ordinal) ? sources.Single(source => source.Contains("class FunnelReferenceRow", StringComparison.Ordinal)) : "");
            var unread = KeysOf(file).Except(Words).Where(key => !text.Contains('"' + key + '"', StringComparison.Ordinal) && !Made.Any(part => key.StartsWith(part, StringComparison.Ordinal)));
            Assert.True(!unread.Any(), $"{name}: nobody reads {string.Join(", ", unread)}");
        });
    }

    [Fact]
    public void An_unread_key_would_be_found()
    {
        using var document = JsonDocument.Parse("""{ "rows": [ { "unit": "Ada", "odd": { "deep": 1 } } ], "rule": "x" }""");
        Assert.Equal(["deep", "odd", "rows", "rule", "unit"], KeysOf(document.RootElement).Distinct().Order(StringComparer.Ordinal));
    }

    private static string[] KeysOf(string file)
    {
        if (file.EndsWith(".csv", StringComparison.Ordinal))
        {
            return File.ReadLines(file).First().Split(',');
        }

        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. KeysOf(document.RootElement).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> KeysOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(one => KeysOf(one.Value).Prepend(one.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(KeysOf),
        _ => [],
    };
}

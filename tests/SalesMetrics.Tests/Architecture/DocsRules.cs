using System.Text.RegularExpressions;

namespace SalesMetrics.Tests.Architecture;

/// <summary>Keeps the pages true: their code is compiled, their links lead somewhere, and the map names every page.</summary>
internal static partial class DocsRules
{
    public const string Map = "docs/README.md";

    /// <summary>The regions of a source, by name, each without its indent.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Regions(SourceFile source) =>
        RegionBlock().Matches(source.Text).Select(match => KeyValuePair.Create(match.Groups["name"].Value, Dedent(match.Groups["code"].Value)));

    /// <summary>C# in pages that is no region of the examples, and regions that no page shows.</summary>
    public static IEnumerable<string> Code(IEnumerable<SourceFile> pages, IReadOnlyCollection<KeyValuePair<string, string>> regions)
    {
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            foreach (Match match in CodeBlock().Matches(page.Text))
            {
                var code = Dedent(match.Groups["code"].Value);
                var same = regions.Where(region => region.Value == code).Select(region => region.Key).ToArray();
                shown.UnionWith(same);
                if (same.Length == 0)
                {
                    var line = page.Text.AsSpan(0, match.Index).Count('\n') + 1;
                    yield return $"{page.Path}:{line} shows code that is no region in tests/SalesMetrics.Examples, letter for letter.";
                }
            }
        }

        foreach (var region in regions.Where(region => !shown.Contains(region.Key)))
        {
            yield return $"The region {region.Key} in tests/SalesMetrics.Examples is shown on no page.";
        }
    }

    /// <summary>Links of a page to files that are not there.</summary>
    /// <param name="page">The page.</param>
    /// <param name="exists">Whether a path relative to the root exists.</param>
    public static IEnumerable<string> BrokenLinks(SourceFile page, Func<string, bool> exists) =>
        Targets(page).Where(target => !exists(target)).Select(target => $"{page.Path} links to {target}, which is not there.");

    /// <summary>Pages below docs that the map does not link to.</summary>
    public static IEnumerable<string> Unlinked(SourceFile map, IEnumerable<SourceFile> pages)
    {
        var linked = Targets(map).ToHashSet(StringComparer.Ordinal);
        return pages.Where(page => page.Path != map.Path && !linked.Contains(page.Path)).Select(page => $"{map.Path} does not link to {page.Path}.");
    }

    private static IEnumerable<string> Targets(SourceFile page)
    {
        var prose = InlineCode().Replace(CodeBlock().Replace(page.Text, ""), "");
        return
            from Match match in Link().Matches(prose)
            let target = match.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
            select Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", page.Folder, target))).Replace('\\', '/');
    }

    private static string Dedent(string code)
    {
        var lines = code.Split('\n').Select(line => line.TrimEnd()).ToArray();
        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : line)).Trim('\n');
    }

    [GeneratedRegex(@"^[ \t]*#region (?<name>[^\n]+)\n(?<code>.*?)^[ \t]*#endregion", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex RegionBlock();

    [GeneratedRegex(@"^[ \t]*```csharp[^\n]*\n(?<code>.*?)^[ \t]*```", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("`[^`\n]*`", RegexOptions.None, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}

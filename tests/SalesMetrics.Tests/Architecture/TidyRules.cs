using System.Reflection;
using System.Text.RegularExpressions;

namespace SalesMetrics.Tests.Architecture;

/// <summary>What no text of the repository holds. The words are put together here, so that this file does not hold them either.</summary>
internal static class TidyRules
{
    private const int MostLines = 400;

    private static readonly Regex Markers = new($@"\b({"TO" + "DO"}|{"FIX" + "ME"}|{"HA" + "CK"}|{"X" + "XX"})\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static readonly string[] Shortcuts =
    [
        "NotImplemented" + "Exception",
        "Thread." + "Sleep",
        "Skip " + "= \"",
        "Assert.True" + "(true)",
        "Assert.False" + "(false)",
    ];

    private static readonly string[] Places = ["/wo" + "rk/", "/tm" + "p/", "/ho" + "me/", "/Use" + "rs/", "C:" + "\\"];

    private static readonly Regex Tools = new(
        $@"\b({"Cla" + "ude"}|{"Anth" + "ropic"}|{"Co" + "pilot"}|{"Chat" + "GPT"}|{"Open" + "AI"}|{"Cur" + "sor AI"}|{"farm" + "-studio"})\b",
        RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    /// <summary>For every source and page: no markers, no shortcuts, not too long, line feeds only.</summary>
    public static IEnumerable<string> Breaches(SourceFile file)
    {
        if (file.Text.Contains('\r', StringComparison.Ordinal))
        {
            yield return $"{file.Path} has carriage returns: write line feeds.";
        }

        var count = file.Text.AsSpan().Count('\n');
        if (file.Name.EndsWith(".cs", StringComparison.Ordinal) && count > MostLines)
        {
            yield return $"{file.Path} has {count} lines: {MostLines} is the most; split it.";
        }

        foreach (var (line, number) in file.Lines.Select((line, index) => (line, index + 1)))
        {
            if (Markers.Match(line) is { Success: true } marker)
            {
                yield return $"{file.Path}:{number} has a {marker.Value}: do it, or open an issue.";
            }

            foreach (var shortcut in Shortcuts.Where(shortcut => line.Contains(shortcut, StringComparison.Ordinal)))
            {
                yield return $"{file.Path}:{number} has {shortcut}";
            }
        }
    }

    /// <summary>For what is shipped or read by others: nothing of the workplace it was written at.</summary>
    public static IEnumerable<string> Workplace(SourceFile file)
    {
        foreach (var (line, number) in file.Lines.Select((line, index) => (line, index + 1)))
        {
            foreach (var place in Places.Where(place => line.Contains(place, StringComparison.Ordinal)))
            {
                yield return $"{file.Path}:{number} names a place on one machine: {place}";
            }

            if (Tools.Match(line) is { Success: true } tool)
            {
                yield return $"{file.Path}:{number} names a tool of the workplace: {tool.Value}";
            }
        }
    }

    /// <summary>Test methods whose name is no sentence.</summary>
    public static IEnumerable<string> TestNames(Type type) =>
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.GetCustomAttributes<FactAttribute>().Any()
        where !method.Name.Contains('_', StringComparison.Ordinal)
        select $"{type.Name}.{method.Name}: a test's name is a sentence, its words joined by underscores.";
}

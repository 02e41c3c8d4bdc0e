using System.Text.RegularExpressions;

namespace SalesMetrics.Packaging;

/// <summary>A user's program in a folder of its own, restored from the packed feed and the machine's usual sources.</summary>
internal sealed partial class Consumer
{
    private readonly Lazy<string> _output;

    private Consumer(string folder)
    {
        Folder = folder;
        _output = new Lazy<string>(BuildAndRun);
    }

    public string Folder { get; }

    /// <summary>Where the program's packages are unpacked; never the user's cache, which may hold a stale one.</summary>
    public string Packages => Path.Combine(Folder, "packages");

    /// <summary>What the program prints, built and run once on the installed runtime.</summary>
    public string Output => _output.Value;

    public static Consumer Create(string parent, string feed)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, "consumer")).FullName;
        var template = Path.Combine(Repository.Root, "tests", "SalesMetrics.TrimmedApp");
        foreach (var file in Directory.EnumerateFiles(template))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        Isolate(folder, feed);
        return new Consumer(folder);
    }

    /// <summary>Puts settings into a folder that keep out those of folders above, and say where packages come from.</summary>
    public static void Isolate(string folder, string? feed)
    {
        File.Copy(Path.Combine(Repository.Root, "global.json"), Path.Combine(folder, "global.json"));
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(folder, file), "<Project />");
        }

        // The usual sources are inherited from the user's settings; what the build has already fetched is used before asking them.
        var usual = UsualSources();
        var cache = Command.Run(folder, "dotnet", "nuget", "locals", "global-packages", "--list").Split(": ", 2)[1].Trim();
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="packages" />
              </config>
              <fallbackPackageFolders>
                <add key="fetched" value="{cache}" />
              </fallbackPackageFolders>
              <packageSources>
                {(feed is null ? "" : $"<add key=\"packed\" value=\"{feed}\" />")}
              </packageSources>
              <packageSourceMapping>
                {(feed is null ? "" : "<packageSource key=\"packed\"><package pattern=\"SalesMetrics*\" /></packageSource>")}
                {string.Concat(usual.Select(name => $"<packageSource key=\"{name}\"><package pattern=\"*\" /></packageSource>"))}
              </packageSourceMapping>
            </configuration>
            """);
    }

    /// <summary>Publishes the program as one that needs no installed runtime.</summary>
    /// <returns>What the build said and what the program printed.</returns>
    public (string BuildLog, string Output) PublishAndRun(PublishKind kind)
    {
        var target = Path.Combine(Folder, "published");
        var log = Command.Run(
            Folder,
            "dotnet",
            ["publish", "-c", "Release", "-o", target, $"-p:SalesMetricsVersion={PackedFeed.Version}", .. kind.Arguments]);
        return (log, Clean(Command.Run(target, Path.Combine(target, "SalesMetrics.TrimmedApp" + kind.ExecutableSuffix))));
    }

    private string BuildAndRun() =>
        Clean(Command.Run(Folder, "dotnet", "run", "-c", "Release", "--verbosity", "quiet", $"-p:SalesMetricsVersion={PackedFeed.Version}"));

    private static string Clean(string text) => text.ReplaceLineEndings("\n").Trim();

    private static List<string> UsualSources() =>
    [
        .. EnabledSource().Matches(Command.Run(Repository.Root, "dotnet", "nuget", "list", "source")).Select(match => match.Groups[1].Value),
    ];

    [GeneratedRegex(@"^\s*\d+\.\s+(.+) \[Enabled\]", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnabledSource();
}

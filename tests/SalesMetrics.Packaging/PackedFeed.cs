namespace SalesMetrics.Packaging;

/// <summary>All packages of the repository, packed once into a folder that serves as a package source.</summary>
public sealed class PackedFeed : IDisposable
{
    /// <summary>A version no release will have, so that nothing on the machine can be mistaken for it.</summary>
    public const string Version = "9.9.9-test";

    private readonly Lazy<Consumer> _consumer;

    public PackedFeed()
    {
        Root = Directory.CreateTempSubdirectory("salesmetrics-packaging-").FullName;
        Folder = Path.Combine(Root, "feed");
        foreach (var project in Repository.PackedProjects)
        {
            Pack(project, Folder);
        }

        _consumer = new Lazy<Consumer>(() => Consumer.Create(Root, Folder));
    }

    /// <summary>A folder of these tests' own, outside the repository; gone after them.</summary>
    public string Root { get; }

    /// <summary>The folder that holds the packages.</summary>
    public string Folder { get; }

    /// <summary>A user's program on these packages, made when it is first asked for.</summary>
    internal Consumer Consumer => _consumer.Value;

    public string PackageFile(string name) => Path.Combine(Folder, $"{name}.{Version}.nupkg");

    /// <summary>Packs a project from nothing but its sources, as a release would.</summary>
    internal void Pack(string project, string folder)
    {
        // The same folder each time: a compiler writes the paths of generated files into what it makes.
        var artifacts = Path.Combine(Root, "artifacts");
        Command.Run(
            Repository.Root,
            "dotnet",
            "pack",
            Repository.ProjectFile(project),
            "--configuration",
            "Release",
            "--output",
            folder,
            "--artifacts-path",
            artifacts,
            $"-p:MinVerVersionOverride={Version}",
            "-p:ContinuousIntegrationBuild=true",
            "-p:DeterministicTimestamp=2026-01-01T00:00:00Z");
    }

    /// <summary>Throws away what packing left for the next time, so that the next time compiles anew.</summary>
    internal void ForgetBuilds() => Directory.Delete(Path.Combine(Root, "artifacts"), recursive: true);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

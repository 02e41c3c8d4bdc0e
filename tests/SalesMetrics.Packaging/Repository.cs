using System.Reflection;

namespace SalesMetrics.Packaging;

/// <summary>The checkout these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(fact => fact.Key == "RepositoryRoot").Value!;

    /// <summary>The names of the projects that become packages: all under <c>src</c> that do not say otherwise.</summary>
    public static IReadOnlyList<string> PackedProjects { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => !File.ReadAllText(file).Contains("<IsPackable>false", StringComparison.OrdinalIgnoreCase))
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal)!,
    ];

    public static string ProjectFile(string name) => Path.Combine(Root, "src", name, name + ".csproj");
}

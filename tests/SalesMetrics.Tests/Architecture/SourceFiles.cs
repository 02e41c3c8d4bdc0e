using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Architecture;

/// <summary>A text of the repository, its path relative to the root and with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public string Name => System.IO.Path.GetFileName(Path);

    public string[] Lines => Text.Split('\n');
}

/// <summary>Finds the repository's texts; what is built is not among them.</summary>
internal static class SourceFiles
{
    public static IReadOnlyList<SourceFile> Under(string folder, string extension)
    {
        var root = Path.Combine(Repository.Root, folder);
        return !Directory.Exists(root)
            ? []
            : [.. Directory.EnumerateFiles(root, "*" + extension, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
                .Where(path => !path.Split('/').Any(part => part is "obj" or "bin" or "artifacts"))
                .Order(StringComparer.Ordinal)
                .Select(Read)];
    }

    public static IReadOnlyList<SourceFile> AtRoot(string extension) =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*" + extension)
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    public static SourceFile Read(string path) => new(path, File.ReadAllText(Path.Combine(Repository.Root, path)));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));
}

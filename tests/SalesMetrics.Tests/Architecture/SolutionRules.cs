using System.Globalization;
using System.Xml.Linq;

namespace SalesMetrics.Tests.Architecture;

/// <summary>Keeps the solution whole: every project built, every version used, every dependency argued for.</summary>
internal static class SolutionRules
{
    /// <summary>Built from a copy by its test, against the packages: a template, not a project of the solution.</summary>
    public const string Template = "tests/SalesMetrics.TrimmedApp/";

    public static IEnumerable<string> NotBuilt(string solution, IEnumerable<SourceFile> projects) =>
        from project in projects
        where !project.Path.StartsWith(Template, StringComparison.Ordinal)
        where !solution.Replace('\\', '/').Contains($"\"{project.Path}\"", StringComparison.Ordinal)
        select $"{project.Path} is not in SalesMetrics.sln: dotnet sln add {project.Path}";

    public static IEnumerable<string> UnusedVersions(SourceFile versions, IEnumerable<SourceFile> projects)
    {
        var used = projects.SelectMany(project => References(project, "PackageReference")).Select(IdOf).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
            from version in References(versions, "PackageVersion")
            where !used.Contains(IdOf(version))
            select $"{versions.Path} has a version of {IdOf(version)}, which no project uses.";
    }

    /// <summary>Packages that an embedder gets with ours, without a page that says why.</summary>
    public static IEnumerable<string> Unargued(SourceFile project, Func<string, bool> exists) =>
        from reference in References(project, "PackageReference")
        where reference.Attribute("PrivateAssets") is null && reference.Element("PrivateAssets") is null
        let page = $"docs/decisions/{IdOf(reference).ToLower(CultureInfo.InvariantCulture).Replace('.', '-')}.md"
        where !exists(page)
        select $"{project.Path} depends on {IdOf(reference)}: say why in {page}.";

    private static IEnumerable<XElement> References(SourceFile file, string element) =>
        XDocument.Parse(file.Text).Descendants(element).Where(reference => reference.Attribute("Include") is not null);

    private static string IdOf(XElement reference) => reference.Attribute("Include")!.Value;
}

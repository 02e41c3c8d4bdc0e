using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SalesMetrics.Packaging;

/// <summary>The packages as a stranger gets them: what is in them, and that a fresh program runs on them, compiled ahead of time too.</summary>
public sealed partial class PackagedConsumerTests(PackedFeed feed) : IClassFixture<PackedFeed>
{
    [Fact]
    public void The_core_and_its_reader_are_packages()
    {
        Assert.Contains("SalesMetrics", Repository.PackedProjects);
        Assert.Contains("SalesMetrics.Data", Repository.PackedProjects);
    }

    [Fact]
    public void Every_package_carries_readme_licence_documentation_and_symbols()
    {
        foreach (var project in Repository.PackedProjects)
        {
            using var package = ZipFile.OpenRead(feed.PackageFile(project));
            var files = package.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
            var facts = Facts(package, project);

            Assert.Equal(PackedFeed.Version, facts["version"]);
            Assert.Equal("MIT", facts["license"]);
            Assert.Equal("README.md", facts["readme"]);
            Assert.False(string.IsNullOrWhiteSpace(facts["description"]), $"{project} has no description.");
            Assert.Contains("README.md", files);
            var assembly = Assert.Single(files, file => file.EndsWith($"/{project}.dll", StringComparison.Ordinal));
            Assert.Contains(Path.ChangeExtension(assembly, ".xml"), files);
            Assert.True(File.Exists(Path.ChangeExtension(feed.PackageFile(project), ".snupkg")), $"{project} has no symbols beside it.");
        }
    }

    [Fact]
    public void The_core_carries_the_notices_it_owes()
    {
        using var package = ZipFile.OpenRead(feed.PackageFile("SalesMetrics"));
        using var reader = new StreamReader(package.GetEntry("NOTICE.md")!.Open());

        Assert.Contains("Unicode", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_core_depends_on_two_packages_and_nothing_else()
    {
        using var package = ZipFile.OpenRead(feed.PackageFile("SalesMetrics"));
        var dependencies = Specification(package, "SalesMetrics").Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value);

        Assert.Equal(["MathNet.Numerics", "NodaTime"], dependencies.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_core_compiled_and_packed_again_is_the_same_to_the_byte()
    {
        var (first, second) = (feed.Folder, PackAgain("second"));
        if (Commit(first) != Commit(second))
        {
            // A package names its commit. Someone committed to this checkout meanwhile, so the second is compared with a third.
            (first, second) = (second, PackAgain("third"));
        }

        foreach (var name in (string[])[$"SalesMetrics.{PackedFeed.Version}.nupkg", $"SalesMetrics.{PackedFeed.Version}.snupkg"])
        {
            Assert.Equal(Entries(Path.Combine(first, name)), Entries(Path.Combine(second, name)));
            Assert.Equal(Hash(File.ReadAllBytes(Path.Combine(first, name))), Hash(File.ReadAllBytes(Path.Combine(second, name))));
        }
    }

    [Fact]
    public void A_fresh_program_pays_75_25_explains_it_and_forecasts()
    {
        AssertPrinted(feed.Consumer.Output);
        Assert.True(
            Directory.Exists(Path.Combine(feed.Consumer.Packages, "salesmetrics", PackedFeed.Version)),
            "The program did not get the package that was packed here.");
    }

    [PublishFact]
    public void The_same_program_published_without_a_runtime_prints_the_same_and_no_warning_is_given()
    {
        var (log, output) = feed.Consumer.PublishAndRun(PublishKind.OfThisMachine);

        Assert.Empty(TrimWarning().Matches(log));
        AssertPrinted(output);
        Assert.Equal(feed.Consumer.Output, output);
    }

    private static void AssertPrinted(string output)
    {
        // 3,000 x 110 % + 1,000 x 90 %
        Assert.StartsWith("4200.00 USD\n", output, StringComparison.Ordinal);
        Assert.Contains("[D-1]", output, StringComparison.Ordinal);
        Assert.Contains("[D-2]", output, StringComparison.Ordinal);

        // From 100, 110, 100, 110, 100: the last value, 1.959964 standard normal deviations of the changes (10) around it, times the root of h.
        Assert.Contains("naive 1: 100.000 [80.400, 119.600]", output, StringComparison.Ordinal);
        Assert.Contains("naive 2: 100.000 [72.282, 127.718]", output, StringComparison.Ordinal);
        Assert.Contains("holt-winters 2: ", output, StringComparison.Ordinal);
    }

    private static XDocument Specification(ZipArchive package, string project)
    {
        using var stream = package.GetEntry($"{project}.nuspec")!.Open();
        return XDocument.Load(stream);
    }

    private static Dictionary<string, string> Facts(ZipArchive package, string project) => Specification(package, project).Root!
        .Elements().Single(element => element.Name.LocalName == "metadata")
        .Elements().ToDictionary(element => element.Name.LocalName, element => element.Value, StringComparer.Ordinal);

    private string PackAgain(string name)
    {
        var folder = Path.Combine(feed.Root, name);
        feed.ForgetBuilds();
        feed.Pack("SalesMetrics", folder);
        return folder;
    }

    private static string? Commit(string folder)
    {
        using var package = ZipFile.OpenRead(Path.Combine(folder, $"SalesMetrics.{PackedFeed.Version}.nupkg"));
        return Specification(package, "SalesMetrics").Descendants()
            .SingleOrDefault(element => element.Name.LocalName == "repository")?.Attribute("commit")?.Value;
    }

    // Entry by entry, so that a failure names the file that differs.
    private static List<string> Entries(string file)
    {
        using var package = ZipFile.OpenRead(file);
        return [.. package.Entries.Select(entry => $"{entry.FullName} {entry.LastWriteTime:O} {Hash(Content(entry))}")];
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    [GeneratedRegex(@"\bwarning\b|\bIL[23]\d{3}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TrimWarning();
}

namespace SalesMetrics.Tests.Architecture;

public class SolutionTests
{
    private static IEnumerable<SourceFile> Projects =>
        [.. SourceFiles.Under("src", ".csproj"), .. SourceFiles.Under("tests", ".csproj"), .. SourceFiles.Under("benchmarks", ".csproj")];

    private static IEnumerable<SourceFile> Shared =>
        [.. SourceFiles.AtRoot(".props"), .. SourceFiles.Under("src", ".props"), .. SourceFiles.Under("tests", ".props"), .. SourceFiles.Under("benchmarks", ".props")];

    [Fact]
    public void Every_project_is_in_the_solution() => RuleAssert.Kept(SolutionRules.NotBuilt(SourceFiles.Read("SalesMetrics.sln").Text, Projects));

    [Fact]
    public void A_project_outside_the_solution_is_reported() => RuleAssert.Reports(
        SolutionRules.NotBuilt(
            "Project(\"{X}\") = \"A\", \"src\\A\\A.csproj\", \"{Y}\"",
            [new("src/A/A.csproj", ""), new("src/B/B.csproj", ""), new(SolutionRules.Template + "App.csproj", "")]),
        "src/B/B.csproj is not in SalesMetrics.sln");

    [Fact]
    public void Every_version_is_used() => RuleAssert.Kept(SolutionRules.UnusedVersions(SourceFiles.Read("Directory.Packages.props"), Projects.Concat(Shared)));

    [Fact]
    public void A_version_that_nobody_uses_is_reported() => RuleAssert.Reports(
        SolutionRules.UnusedVersions(
            new("Directory.Packages.props", "<Project><PackageVersion Include=\"A.B\" /><PackageVersion Include=\"C\" /></Project>"),
            [new("src/A/A.csproj", "<Project><PackageReference Include=\"A.B\" /></Project>")]),
        "Directory.Packages.props has a version of C");

    [Fact]
    public void Every_dependency_of_a_package_has_its_page() => RuleAssert.Kept(
        new[] { ".csproj", ".props" }
            .SelectMany(extension => SourceFiles.Under("src", extension))
            .SelectMany(project => SolutionRules.Unargued(project, SourceFiles.Exists)));

    [Fact]
    public void A_dependency_without_a_page_is_reported() => RuleAssert.Reports(
        SolutionRules.Unargued(
            new(
                "src/A/A.csproj",
                "<Project><PackageReference Include=\"Some.Reader\" /><PackageReference Include=\"Known\" /><PackageReference Include=\"Tool\" PrivateAssets=\"all\" /></Project>"),
            path => path == "docs/decisions/known.md"),
        "src/A/A.csproj depends on Some.Reader: say why in docs/decisions/some-reader.md");
}

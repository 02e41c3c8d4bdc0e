namespace SalesMetrics.Tests.Architecture;

public class DocsCodeTests
{
    private static IReadOnlyList<SourceFile> Docs => SourceFiles.Under("docs", ".md");

    private static IReadOnlyList<SourceFile> Pages => [.. SourceFiles.AtRoot(".md"), .. Docs];

    [Fact]
    public void Code_on_a_page_is_compiled_in_the_examples_and_every_example_is_shown() => RuleAssert.Kept(DocsRules.Code(
        Pages, [.. SourceFiles.Under("tests/SalesMetrics.Examples", ".cs").SelectMany(DocsRules.Regions)]));

    [Fact]
    public void The_readme_shows_code() => Assert.Contains("```csharp", SourceFiles.Read("README.md").Text, StringComparison.Ordinal);

    [Fact]
    public void Code_that_is_not_compiled_and_regions_not_shown_are_reported()
    {
        SourceFile source = new(
            "tests/SalesMetrics.Examples/A.cs", "    #region used\n    var a = 1;\n    if (a > 0)\n    {\n        a++;\n    }\n    #endregion\n#region unused\nx\n#endregion\n");
        SourceFile page = new(
            "docs/a.md", "Text.\n\n```csharp\nvar a = 1;\nif (a > 0)\n{\n    a++;\n}\n```\n\n```csharp\nvar a = 2;\n```\n\n    not csharp\n");

        RuleAssert.Reports(
            DocsRules.Code([page], [.. DocsRules.Regions(source)]),
            "docs/a.md:11 shows code that is no region",
            "The region unused in tests/SalesMetrics.Examples is shown on no page");
    }

    [Fact]
    public void Links_between_pages_lead_somewhere() => RuleAssert.Kept(Pages.SelectMany(page => DocsRules.BrokenLinks(page, SourceFiles.Exists)));

    [Fact]
    public void A_broken_link_is_reported() => RuleAssert.Reports(
        DocsRules.BrokenLinks(
            new("docs/guides/a.md", "[a](../calculations/gone.md#part) [b](b.md) [c](https://example.org/c.md) [d](#here) `[e](e.md)` [f](../../LICENSE)"),
            path => path is "docs/guides/b.md" or "LICENSE"),
        "docs/guides/a.md links to docs/calculations/gone.md");

    [Fact]
    public void The_map_names_every_page() => RuleAssert.Kept(DocsRules.Unlinked(SourceFiles.Read(DocsRules.Map), Docs));

    [Fact]
    public void The_index_of_decisions_names_every_decision() =>
        RuleAssert.Kept(DocsRules.Unlinked(SourceFiles.Read("docs/decisions/README.md"), SourceFiles.Under("docs/decisions", ".md")));

    [Fact]
    public void A_page_that_is_not_on_the_map_is_reported() => RuleAssert.Reports(
        DocsRules.Unlinked(
            new("docs/README.md", "[a](guides/a.md)"), [new("docs/README.md", ""), new("docs/guides/a.md", ""), new("docs/guides/b.md", "")]),
        "docs/README.md does not link to docs/guides/b.md");
}

using SalesMetrics.Tests.Architecture.Planted;

namespace SalesMetrics.Tests.Architecture;

public class TidyTests
{
    private static IEnumerable<SourceFile> Sources =>
        [.. SourceFiles.Under("src", ".cs"), .. SourceFiles.Under("tests", ".cs"), .. SourceFiles.Under("benchmarks", ".cs")];

    private static IEnumerable<SourceFile> Pages => [.. SourceFiles.Under("docs", ".md"), .. SourceFiles.AtRoot(".md")];

    [Fact]
    public void Sources_and_pages_are_tidy() => RuleAssert.Kept(Sources.Concat(Pages).SelectMany(TidyRules.Breaches));

    [Fact]
    public void What_is_untidy_is_reported()
    {
        string[] untidy =
        [
            "// TO" + "DO later",
            "throw new NotImplemented" + "Exception();",
            "Thread." + "Sleep(1);",
            "[Fact(Skip " + "= \"slow\")]",
            "Assert.True" + "(true);",
        ];
        RuleAssert.Reports(
            TidyRules.Breaches(new("src/A.cs", string.Join('\n', untidy))),
            "src/A.cs:1 has a TO" + "DO", "src/A.cs:2 has", "src/A.cs:3 has", "src/A.cs:4 has", "src/A.cs:5 has");
        RuleAssert.Reports(TidyRules.Breaches(new("src/A.cs", "a\r\nb\r\n")), "src/A.cs has carriage returns");
        RuleAssert.Reports(TidyRules.Breaches(new("src/A.cs", new string('\n', 401))), "src/A.cs has 401 lines");
        RuleAssert.Kept(TidyRules.Breaches(new("src/A.cs", new string('\n', 400))));
        RuleAssert.Kept(TidyRules.Breaches(new("docs/a.md", new string('\n', 401))));
    }

    [Fact]
    public void Nothing_that_others_read_names_the_workplace() =>
        RuleAssert.Kept(SourceFiles.Under("src", "").Concat(Pages).SelectMany(TidyRules.Workplace));

    [Fact]
    public void What_names_the_workplace_is_reported() => RuleAssert.Reports(
        TidyRules.Workplace(new("docs/a.md", "see /wo" + "rk/x\nwritten with Chat" + "GPT\nin /tm" + "p/y\nrun by farm" + "-studio")),
        "docs/a.md:1 names a place", "docs/a.md:2 names a tool", "docs/a.md:3 names a place", "docs/a.md:4 names a tool");

    [Fact]
    public void Test_names_are_sentences() => RuleAssert.Kept(typeof(TidyTests).Assembly.GetTypes().Where(type => type.IsPublic).SelectMany(TidyRules.TestNames));

    [Fact]
    public void A_test_name_that_is_no_sentence_is_reported() =>
        RuleAssert.Reports(TidyRules.TestNames(typeof(NamedBadly)), "NamedBadly.Works: a test's name is a sentence");
}

namespace SalesMetrics.Tests.Architecture;

public class CommentTests
{
    // Split, so that this file's own lines are no breach of the rule.
    private const string Slashes = "/" + "/ ";

    [Fact]
    public void No_code_is_kept_in_comments() => RuleAssert.Kept(
        new[] { "src", "tests", "benchmarks" }.SelectMany(folder => SourceFiles.Under(folder, ".cs")).SelectMany(CommentRules.CommentedCode));

    [Theory]
    [InlineData("return total;")]
    [InlineData("var total = Sum(lines);")]
    [InlineData("_count += 1;")]
    [InlineData("journal.Value.Check(credits);")]
    [InlineData("if (total > 0) {")]
    [InlineData("{")]
    [InlineData("}")]
    public void Code_in_a_comment_is_reported(string code) => RuleAssert.Reports(
        CommentRules.CommentedCode(new("src/A.cs", "class A\n{\n    " + Slashes + code + "\n}\n")), "src/A.cs:3 is code in a comment");

    [Theory]
    [InlineData("// The parts are rounded first; the rest is handed out in order.")]
    [InlineData("// Rounding each part by itself would lose a cent;")]
    [InlineData("// Source: Wilson (1927), equation 4.")]
    [InlineData("/// <c>var total = Sum(lines);</c>")]
    [InlineData("var total = Sum(lines); // the sum of the rounded lines")]
    [InlineData("var address = \"https://example.org/a();\";")]
    public void A_sentence_in_a_comment_is_not_reported(string line) => RuleAssert.Kept(CommentRules.CommentedCode(new("src/A.cs", line)));
}

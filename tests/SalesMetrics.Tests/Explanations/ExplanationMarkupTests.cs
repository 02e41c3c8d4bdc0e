using System.Xml.Linq;
using FsCheck.Xunit;
using SalesMetrics.Explanations;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Explanations;

public class ExplanationMarkupTests
{
    private static readonly Explanation Small = new(
        "Payout", Usd(4_200m), new Explanation("Attainment", Ratio.FromPercent(110)) { Rule = "credited / quota" }, new Explanation("Sale", Usd(1m)) { SourceId = "D-1" });

    [Fact]
    public void Markdown_is_a_nested_list() => Assert.Equal(
        "- Payout: 4200.00 USD\n  - Attainment: 110 %  (credited / quota)\n  - Sale: 1.00 USD  \\[D-1\\]\n", Small.ToMarkdown());

    [Fact]
    public void Html_is_a_nested_list_with_a_class_for_each_part()
    {
        var list = XElement.Parse(Small.ToHtml());

        Assert.Equal(["Payout", "Attainment", "Sale"], list.Descendants("span").Where(span => (string?)span.Attribute("class") == "label").Select(span => span.Value));
        Assert.Equal("(credited / quota)", list.Descendants("span").Single(span => (string?)span.Attribute("class") == "rule").Value);
        Assert.Equal(2, list.Element("li")!.Element("ul")!.Elements("li").Count());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("</ul></li><img src=x onerror=alert(1)>")]
    [InlineData("&lt;b&gt;")]
    [InlineData("a\u0000b\u0007c\uFFFEd\uD800e")]
    public void A_name_cannot_break_out_of_html(string name)
    {
        var html = new Explanation(name, name) { Rule = name, SourceId = name }.ToHtml();

        var list = XElement.Parse(html);
        Assert.Equal(["ul", "li", "span", "span", "span", "span"], list.DescendantsAndSelf().Select(element => element.Name.LocalName));
        Assert.Equal(["class"], list.DescendantsAndSelf().Attributes().Select(attribute => attribute.Name.LocalName).Distinct());
        if (!name.Any(char.IsControl))
        {
            Assert.Equal(name, list.Descendants("span").First().Value);
        }
    }

    [Theory]
    [InlineData("<script>", "\\<script>")]
    [InlineData("1. first", "1\\. first")]
    [InlineData("- item", "\\- item")]
    [InlineData("> quote", "\\> quote")]
    [InlineData("[a](javascript:b)", "\\[a\\](javascript:b)")]
    [InlineData("a\n# b", "a \\# b")]
    [InlineData("&lt;", "\\&lt;")]
    public void A_name_cannot_break_out_of_markdown(string name, string escaped) =>
        Assert.Equal($"- {escaped}: 1\n", new Explanation(name, 1).ToMarkdown());

    [Property(MaxTest = 1_000)]
    public bool Any_text_makes_well_formed_html_and_one_line_of_markdown(string? text, string? other)
    {
        var line = new Explanation((text ?? "") + "x", text ?? "", new Explanation("below", other ?? "")) { Rule = other ?? "", SourceId = text ?? "" };
        return XElement.Parse(line.ToHtml()).Descendants("li").Count() == 2 && line.ToMarkdown().Split('\n').Length == 3;
    }

    [Fact]
    public void A_working_of_any_depth_can_be_written()
    {
        var line = new Explanation("leaf", 1);
        for (var i = 0; i < 20_000; i++)
        {
            line = new Explanation("above", 1, line);
        }

        Assert.Equal(20_001, line.ToHtml().Split("<li>").Length - 1);
        Assert.Contains("leaf", line.ToMarkdown(), StringComparison.Ordinal);
    }
}

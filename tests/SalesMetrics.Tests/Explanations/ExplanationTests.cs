using System.Globalization;
using SalesMetrics.Explanations;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Explanations;

public class ExplanationTests
{
    private static readonly Explanation Commission = new(
        "Commission",
        Usd(4_200m),
        new Explanation("Attainment", Ratio.Of(11, 10), new Explanation("Credited", Usd(110_000m)) { SourceId = "T1" }) { Rule = "credited / quota" },
        new Explanation("Deals", 3));

    [Fact]
    public void A_working_is_written_line_by_line_each_under_what_it_was_made_for() =>
        Assert.Equal(
            """
            Commission: 4200.00 USD
              Attainment: 110 %  (credited / quota)
                Credited: 110000.00 USD  [T1]
              Deals: 3
            """.ReplaceLineEndings("\n"),
            Commission.ToString());

    [Fact]
    public void Lines_are_walked_each_before_its_own() =>
        Assert.Equal(["Commission", "Attainment", "Credited", "Deals"], Commission.DescendantsAndSelf().Select(line => line.Label));

    [Fact]
    public void Values_are_written_without_the_reader_s_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "minus " } };
            Assert.Equal("1234.50 USD", new ExplainedValue.OfMoney(Usd(1234.5m)).ToString());
            Assert.Equal("33.3333 %", new ExplainedValue.OfRatio(Ratio.Of(1, 3)).ToString());
            Assert.Equal("-12345", new ExplainedValue.OfCount(-12345).ToString());
            Assert.Equal("0.333333", new ExplainedValue.OfEstimate(1.0 / 3.0).ToString());
            Assert.Equal("undefined (no quota)", new ExplainedValue.Undefined("no quota").ToString());
            Assert.Equal("", new ExplainedValue.OfText("").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Equal_values_are_equal() =>
        Assert.Equal<ExplainedValue>(new ExplainedValue.OfEstimate(0.5), new ExplainedValue.OfEstimate(0.5));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void An_estimate_is_a_finite_number(double value) =>
        Assert.Equal("value", Assert.Throws<ArgumentOutOfRangeException>(() => new ExplainedValue.OfEstimate(value)).ParamName);

    [Fact]
    public void Missing_parts_are_named()
    {
        Assert.Equal("label", Assert.Throws<ArgumentException>(() => new Explanation(" ", 1)).ParamName);
        Assert.Equal("label", Assert.Throws<ArgumentNullException>(() => new Explanation(null!, 1)).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => new Explanation("a", (ExplainedValue)null!)).ParamName);
        Assert.Equal("value", Assert.Throws<ArgumentNullException>(() => new Explanation("a", (string)null!)).ParamName);
        Assert.Equal("lines", Assert.Throws<ArgumentNullException>(() => new Explanation("a", 1, null!)).ParamName);
        Assert.Equal("lines", Assert.Throws<ArgumentException>(() => new Explanation("a", 1, new Explanation[] { null! })).ParamName);
    }

    [Fact]
    public void A_working_may_be_as_deep_as_its_chain_of_reasons()
    {
        // Every line is as long as it is deep, so the depth is one that recursion survives nowhere near on a small stack.
        var deep = new Explanation("leaf", 0);
        for (var i = 0; i < 3_000; i++)
        {
            deep = new Explanation("step", i, deep);
        }

        var text = "";
        var thread = new Thread(() => text = deep.ToString(), maxStackSize: 128 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(3_001, deep.DescendantsAndSelf().Count());
        Assert.EndsWith("leaf: 0", text, StringComparison.Ordinal);
    }
}

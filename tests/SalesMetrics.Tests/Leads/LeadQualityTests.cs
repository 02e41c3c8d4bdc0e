using SalesMetrics.Leads;

namespace SalesMetrics.Tests.Leads;

public class LeadQualityTests
{
    /// <summary>A web lead is worth 0.5 x 100 = 50, a bought one 0.25 x 100 = 25.</summary>
    private static readonly LeadWorth[] Worths = [new("web", 0.5, 100), new("bought", 0.25, 100)];

    [Fact]
    public void Equal_numbers_are_not_equal_chances()
    {
        var table = LeadQualityCalculator.Calculate(
            [new("Ada", "web", 10), new("Bob", "bought", 10), new("Bob", "gift", 4), new("Zoe", "web", 1)], Worths, ["Ada", "Bob", "Cem"]);

        Assert.Equal(37.5, table.MeanExpectedValue);
        Assert.Equal(
            [new LeadQuality("Ada", 10, 0, 0.5, 50, 500, null), new LeadQuality("Bob", 10, 4, 0.25, 25, 250, null), new LeadQuality("Cem", 0, 0, null, null, 0, null)],
            table.Lines.Select(line => line with { QualityIndex = null }));
        Assert.Equal(50 / 37.5, table.Lines[0].QualityIndex!.Value, 12);
        Assert.Equal(25 / 37.5, table.Lines[1].QualityIndex!.Value, 12);
        Assert.Null(table.Lines[2].QualityIndex);
        Assert.Equal(1, table.ToOthers);

        // By number Ada and Bob are equal; by value 500 and 250 and 0: (-2 x 0 + 0 x 250 + 2 x 500) / (3 x 750).
        Assert.Equal(1_000.0 / 2_250, table.Opportunity.Gini!.Value, 12);
    }

    [Fact]
    public void Without_leads_nothing_is_defined()
    {
        var table = LeadQualityCalculator.Calculate([], Worths, ["Ada"]);
        Assert.Equal((null, null), (table.MeanExpectedValue, table.Lines[0].QualityIndex));
        Assert.Null(table.Opportunity.Gini);
        Assert.Null(LeadQualityCalculator.Calculate([new("Ada", "x", 3)], [new("x", 0, 0)], ["Ada"]).Lines[0].QualityIndex);
        Assert.Throws<ArgumentException>(() => LeadQualityCalculator.Calculate([], [Worths[0], Worths[0]], ["Ada"]));
        Assert.Throws<ArgumentException>(() => LeadQualityCalculator.Calculate([], Worths, ["Ada", "Ada"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeadWorth("web", 60, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LeadWorth("web", 0.6, double.NaN));
    }

    [Fact]
    public void A_mix_test_says_whether_recipients_get_different_kinds()
    {
        // 20 and 10, 10 and 20 beside an expected 15 each: 4 x 25 / 15.
        var test = LeadMixTest.Of([new("Ada", "web", 20), new("Ada", "bought", 10), new("Bob", "web", 10), new("Bob", "bought", 20)]);
        Assert.Equal(100.0 / 15, test.Statistic!.Value, 12);
        Assert.Equal(Math.Sqrt(100.0 / 15 / 60), test.CramersV!.Value, 12);
        Assert.Equal((1, "evidence that recipients were given different mixes of leads"), (test.DegreesOfFreedom, test.VerdictText));

        Assert.Equal("too little data: fewer than two recipients or kinds of lead", LeadMixTest.Of([new("Ada", "web", 5)]).VerdictText);
        Assert.StartsWith("too little data: 4 of 4 pairs", LeadMixTest.Of([new("Ada", "web", 3), new("Ada", "bought", 2), new("Bob", "web", 2), new("Bob", "bought", 3)]).VerdictText, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => LeadMixTest.Of([], 5));
    }

    [Fact]
    public void Ranks_say_whether_recipients_get_different_scores()
    {
        // Ranks 1 to 5 and 6 to 10: H = 12 / 110 x (5 x 9 + 5 x 64) - 33 = 6.818...
        var test = LeadScoreTest.Of([.. Scores("Ada", 1, 2, 3, 4, 5), .. Scores("Bob", 6, 7, 8, 9, 10)]);
        Assert.Equal((12.0 / 110 * 365) - 33, test.Statistic!.Value, 12);
        Assert.Equal([(3.0, 3.0, 3.0), (8.0, 8.0, 8.0)], test.Groups.Select(group => (group.Mean, group.Median, group.MeanRank)));
        Assert.Equal("evidence that recipients were given leads of different scores", test.VerdictText);

        Assert.Equal("too little data: all scores are equal", LeadScoreTest.Of([.. Scores("Ada", 1, 1), .. Scores("Bob", 1)]).VerdictText);
        Assert.StartsWith("too little data: 1 recipients have fewer than 5", LeadScoreTest.Of([.. Scores("Ada", 1, 2, 3, 4, 5), .. Scores("Bob", 6)]).VerdictText, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => LeadScoreTest.Of(Scores("Ada", double.NaN)));
    }

    private static IEnumerable<KeyValuePair<string, double>> Scores(string id, params double[] scores) => scores.Select(score => KeyValuePair.Create(id, score));
}

using SalesMetrics.Comparisons;

namespace SalesMetrics.Tests.Comparisons;

public class PeerComparisonCalculatorTests
{
    [Fact]
    public void A_unit_far_above_and_one_far_below_are_named_and_the_rest_are_not()
    {
        var comparison = PeerComparisonCalculator.Calculate(
            [new("best", 90, 100), new("mid", 50, 100), new("same", 52, 100), new("worst", 10, 100)]);

        Assert.Equal(
            ["better than peers", "no evidence of a difference", "no evidence of a difference", "below peers"],
            comparison.Findings.Select(finding => finding.VerdictText));
        Assert.Equal("1 of 4 units win more than their peers, 1 less", comparison.Summary.Split(';')[0]);
        Assert.Equal(["best", "worst"], comparison.StandingOut.Select(finding => finding.Id).Order());
    }

    [Fact]
    public void The_exact_probability_adds_up_every_outcome_no_more_likely()
    {
        // All together win one half; 9 of 10 is matched or undercut by 0, 1, 9 and 10: (1 + 10 + 10 + 1) / 2^10.
        var finding = PeerComparisonCalculator.Calculate([new("a", 9, 10), new("b", 1, 10)]).Findings[0];

        Assert.Equal(22 / 1024d, finding.Probability!.Value, 1e-12);
        Assert.Equal(Ratio.Of(9, 10) - Ratio.Of(1, 2), finding.Difference);
    }

    [Fact]
    public void Probabilities_are_adjusted_for_the_size_of_the_family()
    {
        // p of 9 in 10 twice, then twice 1: step up gives 22/1024 x 4 / 2 to both and 1 to the others.
        var comparison = PeerComparisonCalculator.Calculate([new("a", 9, 10), new("b", 1, 10), new("c", 5, 10), new("d", 5, 10)]);

        Assert.Equal(
            [2 * 22 / 1024d, 2 * 22 / 1024d, 1, 1],
            comparison.Findings.Select(finding => Math.Round(finding.AdjustedProbability!.Value, 12)));
        Assert.Equal(4, comparison.FamilySize);
        Assert.Equal(PeerVerdict.BetterThanPeers, comparison.Findings[0].Verdict);
        Assert.Equal(PeerVerdict.BelowPeers, comparison.Findings[1].Verdict);
    }

    [Fact]
    public void Against_the_others_the_unit_itself_is_not_in_the_benchmark()
    {
        var finding = PeerComparisonCalculator.Calculate(
            [new("a", 20, 30), new("b", 10, 30)], new PeerComparisonOptions { Test = PeerTest.ScoreAgainstOthers }).Findings[0];

        // The square of the score is the chi-square of the two, 20 / 3.
        Assert.Equal(Ratio.Of(10, 30), finding.Benchmark.Rate);
        Assert.Equal(
            HomogeneityCalculator.Calculate([new("a", 20, 30), new("b", 10, 30)]).Probability!.Value, finding.Probability!.Value, 1e-12);
    }

    [Fact]
    public void The_score_test_and_the_Wilson_interval_agree_on_what_is_ruled_out()
    {
        // The 95 % Wilson interval leaves the common rate out exactly when the p-value by itself is below 0.05.
        var comparison = PeerComparisonCalculator.Calculate(
            Enumerable.Range(0, 41).Select(won => new WinCount($"{won:00}", won, 40)),
            new PeerComparisonOptions { Test = PeerTest.ScoreAgainstAll });

        Assert.All(comparison.Findings, finding => Assert.Equal(finding.Probability >= 0.05, finding.Interval!.Value.Contains(0.5)));
        Assert.Contains(comparison.Findings, finding => finding.Probability < 0.05);
        Assert.Contains(comparison.Findings, finding => finding.Probability >= 0.05);
    }

    [Fact]
    public void Too_few_deals_are_left_out_of_the_family_with_the_reason()
    {
        var comparison = PeerComparisonCalculator.Calculate([new("a", 4, 4), new("b", 50, 100), new("c", 0, 0), new("d", 50, 100)]);

        Assert.Equal("4 of at least 5 deals decided", comparison.Findings[0].WhyTooLittle);
        Assert.Equal("0 of at least 5 deals decided", comparison.Findings[2].WhyTooLittle);
        Assert.Equal(2, comparison.FamilySize);
        Assert.EndsWith("; too little data on 2 more.", comparison.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Deals_of_which_no_outcome_would_be_evidence_are_too_few()
    {
        // At one half, 5 of 5 or 0 of 5 come with 2/32 = 6.25 %, above the 5 %; 6 of 6 with 2/64 below it.
        var comparison = PeerComparisonCalculator.Calculate([new("a", 5, 5), new("b", 6, 6), new("c", 39, 89)]);

        Assert.Equal("no outcome of 5 deals would be evidence", comparison.Findings[0].WhyTooLittle);
        Assert.Equal(PeerVerdict.TooLittleData, comparison.Findings[0].Verdict);
        Assert.Equal(2 / 64d, comparison.Findings[1].Probability!.Value, 1e-12);
    }

    [Fact]
    public void A_unit_without_peers_is_too_little_data()
    {
        Assert.Equal(
            "no peer has a decided deal",
            PeerComparisonCalculator.Calculate([new("a", 5, 9), new("b", 0, 0)]).Findings[0].WhyTooLittle);
        Assert.Equal("Too little data to compare anyone.", PeerComparisonCalculator.Calculate([]).Summary);
    }

    [Theory]
    [InlineData(PeerTest.ExactAgainstAll)]
    [InlineData(PeerTest.ScoreAgainstAll)]
    [InlineData(PeerTest.ScoreAgainstOthers)]
    public void Where_all_win_everything_nobody_stands_out(PeerTest test)
    {
        var comparison = PeerComparisonCalculator.Calculate(
            [new("a", 50, 50), new("b", 90, 90)], new PeerComparisonOptions { Test = test });

        Assert.All(
            comparison.Findings,
            finding => Assert.Equal((1d, PeerVerdict.NoEvidenceOfADifference), (finding.Probability, finding.Verdict)));
    }

    [Fact]
    public void Impossible_options_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeerComparisonOptions { FalseDiscoveryRate = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeerComparisonOptions { FewestDecided = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeerComparisonOptions { IntervalLevel = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeerComparisonOptions { Test = (PeerTest)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeerComparisonOptions { IntervalMethod = (IntervalMethod)9 });
    }

    [Fact]
    public void A_finding_shows_its_evidence() =>
        Assert.Equal(
            """
            a: better than peers  (a difference when the adjusted p is at most 0.05)
              Win rate: 90 %  (won / (won + lost))
                Won: 9
                Won or lost: 10
              95 % interval: 59.6 % to 98.2 %  (Wilson score interval)
                Lower end: 0.59585
                Upper end: 0.982124
              Win rate of all: 50 %
              p: 0.0214844  (exact binomial test against all units together)
              Adjusted p: 0.0214844  (Benjamini-Hochberg over the family)
            """.ReplaceLineEndings("\n"),
            PeerComparisonCalculator.Calculate([new("a", 9, 10), new("b", 1, 10)]).Findings[0].Explain().ToString());
}

using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Contrasts;

namespace SalesMetrics.Tests.Comparisons.Contrasts;

public class ContrastTests
{
    private static readonly double[] Best = [12, 15, 9, 20, 17, 14];
    private static readonly double[] Rest = [8, 10, 7, 11, 13, 6, 5, 16];

    [Fact]
    public void A_number_is_compared_by_ranks_with_two_effect_sizes()
    {
        var finding = (NumericContrast)Find(ContrastTrait.OfNumbers("calls a day", Numbers(Best, Rest)), Groups(6, 8));

        // R 4.2.2: wilcox.test (exact); delta, its variance and interval by the formulas of Feng and Cliff 2004; g with gamma functions.
        Assert.Equal(0.0426240426240426, finding.Probability!.Value, 12);
        AssertEffect((0.666666666666667, 0.116050803170877, 0.903849981057807), finding.CliffsDelta!.Value);
        AssertEffect((1.23787678837797, 0.0843367300605413, 2.3914168466953911), finding.HedgesG!.Value);
        Assert.Equal((14.5, 9.0, 14.5 - 9.5), (finding.TopMedian, finding.OthersMedian, finding.MeanDifference!.Value));
        Assert.Equal("the best have more calls a day: median 14.5 beside 9, Cliff's delta 0.67 (0.12 to 0.90)", finding.VerdictText);
    }

    [Fact]
    public void With_ties_the_rank_test_is_the_corrected_normal_one()
    {
        // R: wilcox.test(exact = FALSE).
        var finding = Find(ContrastTrait.OfNumbers("calls a day", Numbers(Best, [8, 10, 9, 12, 13, 6, 5, 15])), Groups(6, 8));
        Assert.Equal(0.0520273409717445, finding.Probability!.Value, 12);
        Assert.Equal("no evidence of a difference in calls a day", finding.VerdictText);
    }

    [Fact]
    public void A_category_is_compared_by_shares_with_cramers_v()
    {
        var finding = (CategoricalContrast)Find(
            ContrastTrait.OfCategories("segment", Categories([.. Many("mid", 20), .. Many("small", 10)], [.. Many("mid", 10), .. Many("small", 20)])), Groups(30, 30));

        // R: chisq.test(correct = FALSE); V's interval by pchisq(ncp); the difference of shares by Newcombe 1998.
        Assert.Equal(0.00982327450751926, finding.Probability!.Value, 12);
        Assert.False(finding.IsByRegrouping);
        AssertEffect((1.0 / 3, 0.0787224857359581, 0.5863635957085072), finding.CramersV!.Value, 1e-8);
        AssertEffect((1.0 / 3, 0.0803783978410091, 0.5327775421131189), finding.Levels[0].Difference);
        Assert.Equal(("mid", 20, 10), (finding.Levels[0].Category, finding.Levels[0].Top, finding.Levels[0].Others));
        Assert.StartsWith("the best are more often mid in segment: 67 % beside 33 %", finding.VerdictText, StringComparison.Ordinal);
    }

    [Fact]
    public void Few_people_in_a_category_are_compared_by_regrouping()
    {
        // R: chisq.test(simulate.p.value = TRUE) gives 0.0029, fisher.test 0.0030.
        var finding = (CategoricalContrast)Find(ContrastTrait.OfCategories("trained", Categories([.. Many("yes", 5), .. Many("no", 1)], Many("no", 8))), Groups(6, 8));
        Assert.True(finding.IsByRegrouping);
        Assert.Equal(0.003, finding.Probability!.Value, 0.002);
    }

    [Fact]
    public void When_all_pairs_go_one_way_the_interval_still_has_a_width()
    {
        var finding = (NumericContrast)Find(ContrastTrait.OfNumbers("calls", Numbers([10, 11, 12, 13, 14, 15, 16], [1, 2, 3, 4, 5, 6, 7])), Groups(7, 7));
        Assert.Equal(1, finding.CliffsDelta!.Value.Value);
        Assert.Equal((7 - 3.841458820694124) / (7 + 3.841458820694124), finding.CliffsDelta.Value.Lower, 9);
        var flat = (NumericContrast)Find(ContrastTrait.OfNumbers("calls", Numbers(Many(2.0, 7), Many(1.0, 7))), Groups(7, 7));
        Assert.Null(flat.HedgesG);
    }

    [Fact]
    public void Small_groups_and_single_categories_are_refused_with_the_number_needed()
    {
        Assert.Equal("too little data: 4 of the best have a value, and 5 are needed", Find(ContrastTrait.OfNumbers("calls", Numbers(Best[..4], Rest)), Groups(4, 8)).VerdictText);
        var missing = Find(ContrastTrait.OfNumbers("calls", Numbers(Best, Rest[..2])), Groups(6, 8));
        Assert.Equal(("too little data: 2 of the others have a value, and 5 are needed", 6, (double?)null), (missing.VerdictText, missing.Without, missing.AdjustedProbability));
        Assert.Equal("too little data: everybody is in one category", Find(ContrastTrait.OfCategories("team", Categories(Many("A", 6), Many("A", 8))), Groups(6, 8)).VerdictText);
        Assert.Equal("Too little data: no attribute could be looked at.", ContrastCalculator.Calculate(Groups(2, 2), [ContrastTrait.OfNumbers("calls", [])]).Summary);
    }

    [Fact]
    public void Whoever_looks_at_many_attributes_pays_for_it()
    {
        ContrastTrait[] one = [ContrastTrait.OfNumbers("calls a day", Numbers(Best, Rest))];
        ContrastTrait[] many = [.. one, .. Enumerable.Range(0, 4).Select(i => ContrastTrait.OfNumbers($"noise {i}", Numbers([1, 4, 2, 6, 3, 5], [1, 4, 2, 6, 3, 5, 3.5, 2.5])))];
        Assert.StartsWith("1 of 1 attributes: the best have more calls a day", ContrastCalculator.Calculate(Groups(6, 8), one).Summary, StringComparison.Ordinal);
        var contrast = ContrastCalculator.Calculate(Groups(6, 8), many);
        Assert.Equal("No evidence that the best do anything differently, in 5 attributes.", contrast.Summary);
        Assert.Equal(5 * 0.0426240426240426, contrast.Findings[0].AdjustedProbability!.Value, 9);
        Assert.Throws<ArgumentException>(() => ContrastCalculator.Calculate(Groups(6, 8), [one[0], one[0]]));
    }

    [Fact]
    public void Who_was_picked_by_results_is_warned_of_luck_and_ties_are_not_cut()
    {
        var groups = ContrastGroups.TopBy([new("a", 9), new("b", 8), new("c", 8), new("d", 1), new("e", 0)], 0.4);
        Assert.Equal(["a", "b", "c"], groups.Top.AsEnumerable());
        Assert.True(groups.IsChosenOnOutcome);
        Assert.Contains("regression to the mean", ContrastCalculator.Calculate(groups, []).Caution, StringComparison.Ordinal);
        Assert.StartsWith("A difference is no cause", ContrastCalculator.Calculate(Groups(1, 1), []).Caution, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ContrastGroups.Of(["a"], ["a"]));
        Assert.Throws<ArgumentException>(() => ContrastGroups.TopBy([new("a", double.NaN)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContrastGroups.TopBy([], 25));
        Assert.Throws<ArgumentException>(() => ContrastTrait.OfNumbers("calls", [new("a", double.PositiveInfinity)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContrastOptions { FewestInGroup = 2 });
    }

    [Fact]
    public void With_twenty_attributes_of_pure_noise_something_is_found_about_once_in_twenty_times()
    {
        var random = new Random(11);
        var found = 0;
        for (var company = 0; company < 200; company++)
        {
            var traits = Enumerable.Range(0, 20).Select(i => ContrastTrait.OfNumbers($"noise {i}", Enumerable.Range(0, 40).Select(_ => random.NextDouble()).Select((x, j) => KeyValuePair.Create($"p{j}", x)).ToList())).ToList();
            found += ContrastCalculator.Calculate(Groups(10, 30), traits).Findings.Any(finding => finding.IsEvidence == true) ? 1 : 0;
        }

        Assert.InRange(found, 1, 20);
    }

    private static ContrastFinding Find(ContrastTrait trait, ContrastGroups groups) => Assert.Single(ContrastCalculator.Calculate(groups, [trait]).Findings);

    private static ContrastGroups Groups(int top, int others) =>
        ContrastGroups.Of(Enumerable.Range(0, top).Select(i => $"p{i}"), Enumerable.Range(top, others).Select(i => $"p{i}"));

    private static IEnumerable<KeyValuePair<string, double>> Numbers(double[] top, double[] others) => top.Concat(others).Select((value, i) => KeyValuePair.Create($"p{i}", value));

    private static IEnumerable<KeyValuePair<string, string>> Categories(string[] top, string[] others) => top.Concat(others).Select((value, i) => KeyValuePair.Create($"p{i}", value));

    private static T[] Many<T>(T value, int count) => [.. Enumerable.Repeat(value, count)];

    private static void AssertEffect((double Value, double Lower, double Upper) expected, EffectSize actual, double tolerance = 1e-11)
    {
        Assert.Equal(expected.Value, actual.Value, tolerance);
        Assert.Equal(expected.Lower, actual.Lower, tolerance);
        Assert.Equal(expected.Upper, actual.Upper, tolerance);
    }
}

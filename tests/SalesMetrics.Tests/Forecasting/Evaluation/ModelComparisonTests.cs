using System.Collections.Immutable;
using SalesMetrics.Forecasting.Evaluation;

namespace SalesMetrics.Tests.Forecasting.Evaluation;

public class ModelComparisonTests
{
    // Student 1908, the sleep data: additional hours under two drugs, R's t.test(extra ~ group, paired = TRUE).
    private static readonly double[] FirstDrug = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] SecondDrug = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void One_step_ahead_the_corrected_test_is_the_paired_t_test()
    {
        var test = DieboldMarianoCalculator.Calculate(FirstDrug, SecondDrug);
        Assert.Equal(-4.0621, test.Statistic!.Value, 0.00005);
        Assert.Equal(0.002833, test.Probability!.Value, 0.0000005);
        Assert.Equal(-1.58, test.MeanDifference, 12);
        Assert.Equal("the first errs less", test.VerdictText);
    }

    [Fact]
    public void Two_steps_ahead_neighbouring_errors_count_together()
    {
        // Differences 1, 2, 3, 0, 4 about their mean 2: -1, 0, 1, -2, 2; g(0) = 10/5, g(1) = (0 + 0 - 2 - 4)/5, V = 2 - 2.4 < 0.
        // Bartlett: V = 2 + 2 * 0.5 * -1.2 = 0.8.
        var test = DieboldMarianoCalculator.Calculate([1, 2, 3, 0, 4], [0, 0, 0, 0, 0], horizon: 2);
        Assert.True(test.IsBartlett);
        Assert.Equal(2 / Math.Sqrt(0.8 / 5) * Math.Sqrt((5 + 1 - 4 + (2 / 5d)) / 5), test.Statistic!.Value, 12);

        // Differences 0, 1, 4, 3, 2 about 2: -2, -1, 2, 1, 0; g(0) = 2, g(1) = (2 - 2 + 2 + 0)/5, V = 2 + 0.8.
        test = DieboldMarianoCalculator.Calculate([0, 1, 4, 3, 2], [0, 0, 0, 0, 0], horizon: 2);
        Assert.False(test.IsBartlett);
        Assert.Equal(2 / Math.Sqrt(2.8 / 5) * Math.Sqrt((5 + 1 - 4 + (2 / 5d)) / 5), test.Statistic!.Value, 12);
    }

    [Fact]
    public void Without_enough_to_go_by_it_says_so()
    {
        Assert.Equal("too little data", DieboldMarianoCalculator.Calculate([1], [2]).VerdictText);
        Assert.Equal("2 values, and more than 3 are needed", DieboldMarianoCalculator.Calculate([1, 2], [2, 1], 3).WhyTooLittle);
        Assert.Equal(ForecastVerdict.TooLittleData, DieboldMarianoCalculator.Calculate([1, 2, 3], [1, 2, 3]).Verdict);
        Assert.Equal("no evidence of a difference", DieboldMarianoCalculator.Calculate([1, 2, 3, 4], [2, 1, 4, 3]).VerdictText);
        Assert.Throws<ArgumentException>(() => DieboldMarianoCalculator.Calculate([1, double.NaN], [1, 1]));
        Assert.Equal("secondLosses", Assert.Throws<ArgumentException>(() => DieboldMarianoCalculator.Calculate([1, 1], [1])).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => DieboldMarianoCalculator.Calculate([1, 1], [1, 2], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DieboldMarianoCalculator.Calculate([1, 1], [1, 2], 1, 5));
    }

    // Demsar 2006, table 5: critical values of the Nemenyi test, which are the studentised range over the root of 2. Three decimals.
    [Theory]
    [InlineData(2, 1.960, 1.645)]
    [InlineData(3, 2.343, 2.052)]
    [InlineData(4, 2.569, 2.291)]
    [InlineData(5, 2.728, 2.459)]
    [InlineData(6, 2.850, 2.589)]
    [InlineData(7, 2.949, 2.693)]
    [InlineData(8, 3.031, 2.780)]
    [InlineData(9, 3.102, 2.855)]
    [InlineData(10, 3.164, 2.920)]
    public void The_studentised_range_has_the_published_quantiles(int count, double at5Percent, double at10Percent)
    {
        // On one series the critical distance is the tabulated value times sqrt(k (k + 1) / 6).
        var unit = Math.Sqrt(count * (count + 1) / 6d);
        Assert.Equal(at5Percent, Steps(count, 1, 0.05).CriticalDistance / unit, 0.0011);
        Assert.Equal(at10Percent, Steps(count, 1, 0.10).CriticalDistance / unit, 0.0011);
    }

    // Demsar 2006, section 3.2: four classifiers on 14 data sets have a critical difference of 1.25. Models that always rank the same have
    // the largest Friedman statistic there is, n (k - 1).
    [Fact]
    public void Four_models_on_14_series_differ_beyond_1_25_ranks()
    {
        var comparison = Steps(4, 14, 0.05);
        Assert.Equal(1.25, comparison.CriticalDistance, 0.005);
        Assert.Equal(14 * 3, comparison.FriedmanStatistic, 9);
    }

    [Fact]
    public void Ties_share_their_ranks_and_the_best_comes_first()
    {
        var comparison = RankComparisonCalculator.Calculate(["a", "b", "c"], [[3, 1, 1], [3, 2, 1]]);
        Assert.Equal([("c", 1.25), ("b", 1.75), ("a", 3)], comparison.Models.Select(m => (m.Name, m.AverageRank)));
        Assert.Equal(ForecastVerdict.NoEvidenceOfADifference, comparison.Compare("c", "a"));
        Assert.Contains("no evidence of a difference from the best", comparison.Explain().ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => comparison.Compare("c", "d"));
    }

    [Fact]
    public void A_model_that_always_wins_differs_once_there_are_enough_series()
    {
        var comparison = RankComparisonCalculator.Calculate(["a", "b"], Enumerable.Repeat(ImmutableArray.Create(2d, 1d), 10));
        // 1.960 sqrt(2) sqrt(2 * 3 / (12 * 10)) = 0.62 is less than 1.
        Assert.Equal(1.959964 * Math.Sqrt(2) * Math.Sqrt(6 / 120d), comparison.CriticalDistance, 1e-6);
        Assert.Equal(ForecastVerdict.FirstErrsLess, comparison.Compare("b", "a"));
        Assert.Equal(ForecastVerdict.SecondErrsLess, comparison.Compare("a", "b"));
    }

    [Fact]
    public void Ranks_without_series_models_or_losses_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RankComparisonCalculator.Calculate(["a", "b"], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankComparisonCalculator.Calculate(["a"], [[1]]));
        Assert.Throws<ArgumentException>(() => RankComparisonCalculator.Calculate(["a", "a"], [[1, 2]]));
        Assert.Throws<ArgumentException>(() => RankComparisonCalculator.Calculate(["a", "b"], [[1]]));
        Assert.Throws<ArgumentException>(() => RankComparisonCalculator.Calculate(["a", "b"], [[1, double.NaN]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankComparisonCalculator.Calculate(["a", "b"], [[1, 2]], 5));
    }

    private static RankComparison Steps(int models, int series, double significanceLevel) => RankComparisonCalculator.Calculate(
        [.. Enumerable.Range(0, models).Select(i => ((char)('a' + i)).ToString())],
        Enumerable.Repeat(Enumerable.Range(0, models).Select(i => (double)i).ToImmutableArray(), series),
        significanceLevel);
}

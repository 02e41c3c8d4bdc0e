using FsCheck.Xunit;
using SalesMetrics.Comparisons.RobustScores;

namespace SalesMetrics.Tests.Comparisons.RobustScores;

public class RobustScoreTests
{
    [Fact]
    public void An_outlier_cannot_hide_behind_the_spread_it_makes()
    {
        var table = Of(10, 11, 12, 13, 14, 100);

        // Median 12.5, deviations 2.5, 1.5, 0.5, 0.5, 1.5, 87.5: their median is 1.5.
        Assert.Equal((12.5, 1.5 * 1.4826), (table.Median, table.Spread!.Value));
        var outlier = Assert.Single(table.Scores, score => score.IsOutlier);
        Assert.Equal(100, outlier.Value);
        Assert.InRange(outlier.ClassicalScore!.Value, 2.0, 2.1);
    }

    [Fact]
    public void Where_most_are_equal_the_mean_deviation_stands_in()
    {
        var table = Of(5, 5, 5, 5, 9);

        Assert.True(table.IsMeanDeviation);
        Assert.Equal(1.2533 * 0.8, table.Spread!.Value, 12);
        Assert.Equal(4 / (1.2533 * 0.8), table.Scores[^1].Score!.Value, 12);
    }

    [Fact]
    public void Where_all_are_equal_the_score_is_undefined()
    {
        var table = Of(5, 5, 5);

        Assert.Null(table.Spread);
        Assert.All(table.Scores, score => Assert.Equal((null, null, false, 0.5), (score.Score, score.ClassicalScore, score.IsOutlier, score.MidRank)));
        Assert.Contains("all values are equal", table.Explain().ToString(), StringComparison.Ordinal);
    }

    [Property(MaxTest = 500)]
    public bool Scores_do_not_change_with_unit_and_origin(int[] values, sbyte shift)
    {
        if (values.Length == 0)
        {
            return true;
        }

        var (one, other) = (Of([.. values.Select(v => (double)v)]), Of([.. values.Select(v => (4.0 * v) + shift)]));
        return one.Scores.Zip(other.Scores).All(pair => pair.First.Score is null ? pair.Second.Score is null : Math.Abs(pair.First.Score.Value - pair.Second.Score!.Value) < 1e-6 * (1 + Math.Abs(pair.First.Score.Value)));
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>("values", () => Of());
        Assert.Throws<ArgumentException>("values", () => Of(1, double.NaN));
        Assert.Throws<ArgumentException>("values", () => RobustScoreCalculator.Calculate([KeyValuePair.Create("a", 1.0), KeyValuePair.Create("a", 2.0)]));
    }

    private static RobustScoreTable Of(params double[] values) => RobustScoreCalculator.Calculate(values.Select((value, i) => KeyValuePair.Create($"rep {i}", value)));
}

using SalesMetrics.Compensation;
using static SalesMetrics.Tests.Compensation.Plans;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Agreed goals: each weight above zero, all together 100 %, and a score that shows every one of them.</summary>
public class GoalScoreTests
{
    // 60 % x 100 % + 40 % x 50 %.
    [Fact]
    public void A_score_is_explained_goal_by_goal() => Assert.Equal(
        """
        Score of goals: 80 %  (sum of weight x score)
          Launch: 60 %  (weight x score)
            Weight: 60 %
            Score: 100 %
          Hire: 20 %  (weight x score)
            Weight: 40 %
            Score: 50 %
        """,
        GoalScore.Create(new ScoredGoal("Launch", Percent(60), Percent(100)), new ScoredGoal("Hire", Percent(40), Percent(50))).Explain().ToString(),
        ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData(0, 50)]
    [InlineData(-1, 50)]
    [InlineData(50, -1)]
    public void A_goal_without_weight_or_with_a_negative_score_is_refused_by_name(int weight, int score)
    {
        var fault = Assert.Throws<ArgumentException>("goals", () => GoalScore.Create(
            new ScoredGoal("Launch", Percent(weight), Percent(score)), new ScoredGoal("Hire", Percent(100 - weight), Percent(50))));

        Assert.StartsWith("The goal 'Launch' has weight", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_score_of_zero_counts_as_one() =>
        Assert.Equal(Ratio.Zero, GoalScore.Create(new ScoredGoal("Launch", Ratio.One, Ratio.Zero)).Value);

    [Fact]
    public void Goals_need_a_name_and_weights_that_add_up()
    {
        Assert.Throws<ArgumentNullException>("goals", () => GoalScore.Create(null!));
        Assert.Throws<ArgumentException>("goals", () => GoalScore.Create(new ScoredGoal(" ", Ratio.One, Ratio.One)));
        var none = Assert.Throws<ArgumentException>("goals", () => GoalScore.Create());
        Assert.StartsWith("The weights of the goals add up to 0 %; they must add up to exactly 100 %.", none.Message, StringComparison.Ordinal);
    }
}

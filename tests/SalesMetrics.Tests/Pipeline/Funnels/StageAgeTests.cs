using SalesMetrics.Pipeline.Funnels;
using static SalesMetrics.Tests.Pipeline.StageFacts;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline.Funnels;

public class StageAgeTests
{
    [Fact]
    public void An_open_deal_is_measured_by_those_won_at_its_stage()
    {
        // Won deals left Qualify after 4 and 8 days, in one and two stays; the open one is there for 9, and began 20 days ago.
        var log = Log(
            Rows("1", "2024-01-01 Qualify", "2024-01-05 Propose", "2024-01-10 Won"),
            Rows("2", "2024-01-01 Qualify", "2024-01-03 Propose", "2024-01-05 Qualify", "2024-01-09 Propose", "2024-01-15 Won"),
            Rows("3", "2024-01-01 Qualify", "2024-01-02 Lost"),
            Rows("4", "2024-01-01 Propose Ada", "2024-01-12 Qualify Ada"));
        var age = Assert.Single(StageAgeCalculator.Calculate(log, Day("2024-01-21"), stalledAbove: 0.5, fewestWins: 2));

        Assert.Equal(("4", "Ada", "Qualify", 20, 9), (age.DealId, age.OwnerId, age.Stage.Id, age.AgeDays, age.StageDays));

        // Ages on leaving it for the last time: 4 and 8. Days there: 4 and 2 + 4.
        Assert.Equal((6.0, 5.0), (age.MedianWinningAge, age.StalledAfterDays));
        Assert.Equal(20 / 6.0, age.AgeRatio);
        Assert.True(age.IsStalled);
    }

    [Fact]
    public void With_too_few_wins_nobody_is_called_stalled()
    {
        var log = Log(Rows("1", "2024-01-01 Qualify", "2024-01-05 Won"), Rows("2", "2024-01-01 Qualify"));
        var age = Assert.Single(StageAgeCalculator.Calculate(log, Day("2024-06-01")));
        Assert.Equal((null, null, null), (age.MedianWinningAge, age.AgeRatio, age.IsStalled));
    }

    [Fact]
    public void Shares_and_numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StageAgeCalculator.Calculate(Log(), Day("2024-06-01"), stalledAbove: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StageAgeCalculator.Calculate(Log(), Day("2024-06-01"), fewestWins: 0));
    }
}

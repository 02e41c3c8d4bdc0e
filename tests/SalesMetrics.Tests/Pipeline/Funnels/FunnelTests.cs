using SalesMetrics.Pipeline;
using SalesMetrics.Pipeline.Funnels;
using static SalesMetrics.Tests.Pipeline.StageFacts;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline.Funnels;

public class FunnelTests
{
    private static readonly LocalDate AsOf = Day("2024-12-31");

    // Through all; jumped over Propose; lost from Propose; bounced and open; junk at once; only ever known as won.
    private static readonly StageLog Sample = Log(
        Rows("1", "2024-01-01 Qualify", "2024-01-02 Propose", "2024-01-03 Negotiate", "2024-01-04 Won"),
        Rows("2", "2024-01-01 Qualify", "2024-01-03 Negotiate", "2024-01-04 Won"),
        Rows("3", "2024-01-01 Qualify", "2024-01-02 Propose", "2024-01-08 Lost"),
        Rows("4", "2024-01-01 Qualify", "2024-01-02 Propose", "2024-01-03 Qualify", "2024-01-04 Propose"),
        Rows("5", "2024-01-01 Qualify", "2024-01-02 Junk"),
        Rows("6", "2024-01-09 Won"));

    [Theory]
    [InlineData(FunnelKind.ReachedOrBeyond, new long[] { 6, 5, 3 }, 3)]
    [InlineData(FunnelKind.Any, new long[] { 5, 3, 2 }, 3)]
    [InlineData(FunnelKind.Strict, new long[] { 5, 3, 1 }, 1)]
    public void The_three_kinds_count_differently(FunnelKind kind, long[] deals, long won)
    {
        var funnel = Calculate(kind);
        Assert.Equal(deals, funnel.Stages.Select(stage => stage.Deals));
        Assert.Equal((won, 3), (funnel.WonInFunnel, funnel.Won));
        Assert.Equal(kind == FunnelKind.ReachedOrBeyond ? 0 : 1, funnel.WithoutStage);
    }

    [Fact]
    public void Open_deals_are_in_no_step_conversion_but_in_the_raw_one()
    {
        var propose = Calculate(FunnelKind.Any).Stages[1];
        Assert.Equal((3, 1, 1, 0, 1), (propose.Deals, propose.Advanced, propose.Lost, propose.Disqualified, propose.Open));
        Assert.Equal(Ratio.Of(1, 2), propose.StepConversion);
        Assert.Equal(Ratio.Of(2, 3), propose.RawConversion);
        Assert.Equal(Ratio.Of(3, 5), propose.Cumulative);
    }

    [Fact]
    public void Nothing_at_a_stage_is_undefined_and_not_zero()
    {
        var stage = FunnelCalculator.Calculate(Log(), new FunnelOptions { AsOf = AsOf }).Stages[0];
        Assert.Null(stage.StepConversion);
        Assert.Null(stage.RawConversion);
        Assert.Null(stage.Cumulative);
        Assert.Contains("undefined", stage.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Frappe_trap_a_deal_that_bounces_counts_once()
    {
        var funnel = Calculate(FunnelKind.Any);
        var flow = StageFlowCalculator.Calculate(Sample, AsOf);
        Assert.Equal((3, 4), (funnel.Stages[1].Deals, flow.Stages[1].Entries));
    }

    [Fact]
    public void Frappe_trap_lost_deals_stay_in_the_funnel()
    {
        var without = FunnelCalculator.Calculate(Sample.Where(history => history.Outcome?.Kind != StageKind.Lost), new FunnelOptions { AsOf = AsOf });
        var funnel = Calculate(FunnelKind.ReachedOrBeyond);
        Assert.Equal((5, 6), (without.Deals, funnel.Deals));
        Assert.Equal(1, funnel.Stages[1].Lost);
    }

    [Fact]
    public void Espo_trap_a_lost_deal_counts_at_its_furthest_stage_and_not_at_the_one_it_was_in_last()
    {
        var log = Log(Rows("1", "2024-01-01 Qualify", "2024-01-02 Negotiate", "2024-01-05 Propose", "2024-01-09 Lost"));
        var funnel = FunnelCalculator.Calculate(log, new FunnelOptions { AsOf = AsOf });
        Assert.Equal([1, 1, 1], funnel.Stages.Select(stage => stage.Deals));
        Assert.Equal([0, 0, 1], funnel.Stages.Select(stage => stage.Lost));
    }

    [Fact]
    public void Odoo_trap_a_win_that_was_reopened_is_won_no_more()
    {
        var log = Log(Rows("1", "2024-01-01 Negotiate", "2024-01-05 Won", "2024-01-09 Propose"));
        FunnelStage At(string day) => FunnelCalculator.Calculate(log, new FunnelOptions { AsOf = Day(day) }).Stages[2];

        Assert.Equal((1, 0), (At("2024-01-08").Advanced, At("2024-01-08").Open));
        Assert.Equal((0, 1), (At("2024-01-09").Advanced, At("2024-01-09").Open));
        Assert.Equal(0, FunnelCalculator.Calculate(log, new FunnelOptions { AsOf = AsOf }).Won);
    }

    [Fact]
    public void Deals_begun_on_other_days_are_left_out_and_counted()
    {
        var funnel = FunnelCalculator.Calculate(Sample, new FunnelOptions { AsOf = AsOf, Begun = Days("2024-01-09", "2024-01-31") });
        Assert.Equal((1, 5), (funnel.Deals, funnel.BegunOutside));
    }

    [Fact]
    public void Regressions_and_skips_are_rates_of_moves_and_of_deals_that_passed()
    {
        // 6 forward, 1 back, 4 closings.
        var flow = StageFlowCalculator.Calculate(Sample, AsOf);
        Assert.Equal((6, 1, 4, 0), (flow.ForwardMoves, flow.BackMoves, flow.Closings, flow.Reopenings));
        Assert.Equal(Ratio.Of(1, 11), flow.RegressionRate);

        // Deals 1, 2 and 6 got beyond Propose, and 2 and 6 were never there.
        Assert.Equal(Ratio.Of(2, 3), flow.Stages[1].SkipRate);
        Assert.Null(StageFlowCalculator.Calculate(Log(), AsOf).RegressionRate);
    }

    [Fact]
    public void What_an_owner_took_over_and_handed_off_balances()
    {
        var log = Log(Rows("1", "2024-01-01 Qualify Ada", "2024-01-05 Qualify Bob", "2024-01-06 Lost"));
        var ada = StageFlowCalculator.Calculate(log, AsOf, "Ada").Stages[0];
        var bob = StageFlowCalculator.Calculate(log, AsOf, "Bob").Stages[0];
        var all = StageFlowCalculator.Calculate(log, AsOf).Stages[0];
        Assert.Equal((1, 1, 0), (ada.Entries, ada.HandedOff, ada.Lost));
        Assert.Equal((1, 0, 1), (bob.Entries, bob.HandedOff, bob.Lost));
        Assert.Equal((1, 0, 1), (all.Entries, all.HandedOff, all.Lost));
    }

    [Fact]
    public void Stage_times_are_latest_and_cumulative_and_an_open_stay_is_no_finished_one()
    {
        var log = Log(
            Rows("1", "2024-01-01 Qualify", "2024-01-05 Propose", "2024-01-07 Qualify", "2024-01-10 Propose"),
            Rows("2", "2024-01-01 Qualify", "2024-01-21 Lost"));
        var durations = StageDurationCalculator.Calculate(log, Day("2024-01-31"));

        Assert.Equal([new StageStay("1", 3, 7, 2), new StageStay("2", 20, 20, 1)], durations[0].Stays.AsEnumerable());
        Assert.Equal([new StageStay("1", null, 2 + 21, 2)], durations[1].Stays.AsEnumerable());
        Assert.True(durations[1].Stays[0].IsStillThere);

        // Stays of 3, 4 and 20 days ended. In Propose one of 2 days ended and one of 21 goes on: the curve lies on one half from 2 to 21.
        Assert.Equal(4, durations[0].MedianDays);
        Assert.Equal((2 + 21) / 2.0, durations[1].MedianDays);
        Assert.Empty(durations[2].Stays);
        Assert.Null(durations[2].MedianDays);
    }

    private static Funnel Calculate(FunnelKind kind) => FunnelCalculator.Calculate(Sample, new FunnelOptions { AsOf = AsOf, Kind = kind });
}

using SalesMetrics.Calendars;
using SalesMetrics.Pipeline;
using static SalesMetrics.Tests.Pipeline.DealRevisions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline;

public class PipelineFiguresTests
{
    [Fact]
    public void Odoo_trap_weighted_value_is_the_sum_of_products_99_and_not_148_50()
    {
        // 99 for certain and 198 with no chance left: 99. The mean chance, one half, times the total of 297 would be 148.50.
        Deal[] deals = [Open("1", "Ada", 99m, null), Open("2", "Ada", 198m, null)];
        var weighted = WeightedPipeline.Of(deals, deal => deal.Id == "1" ? Ratio.One : Ratio.Zero, Dollar);
        Assert.Equal((Usd(297m), Usd(99m), 2), (weighted.Open, weighted.Value, weighted.Count));
        Assert.NotEqual(Usd(148.5m), weighted.Value);
    }

    [Fact]
    public void Dbt_trap_a_chance_of_60_on_a_scale_to_100_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => WeightedPipeline.Of([Open("1", "Ada", 150m, null)], _ => Ratio.Of(60, 1), Dollar));
        Assert.Contains("Ratio.FromPercent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dbt_trap_a_missing_amount_is_counted_and_does_not_swallow_the_sum()
    {
        var weighted = WeightedPipeline.Of([Open("1", "Ada", null, null), Open("2", "Ada", 80m, null)], _ => Ratio.Of(1, 2), Dollar);
        Assert.Equal((Usd(40m), 1, 1), (weighted.Value, weighted.Count, weighted.WithoutAmount));
    }

    [Fact]
    public void Frappe_trap_a_lost_deal_is_worth_nothing_in_a_forecast_and_a_won_one_is_certain()
    {
        Deal[] deals = [Open("1", "Ada", 100m, null), Open("2", "Ada", 500m, null).Lost("2024-05-01", 500m), Open("3", "Ada", 70m, null).Won("2024-05-01", 60m)];
        Assert.Equal(Usd(50m), WeightedPipeline.Of(deals, _ => Ratio.Of(1, 2), Dollar).Value);
        var rollup = CategoryRollupCalculator.Calculate(deals.Select(deal => new ForecastCall(deal)), ForecastLayer.Gross, Dollar);
        Assert.Equal((Usd(60m), Usd(100m)), (rollup.Closed, rollup.OpenPipeline));
    }

    [Fact]
    public void Frappe_trap_a_win_counts_in_the_month_it_closed_in_and_not_in_the_one_it_was_expected_in()
    {
        Deal[] deals = [Open("1", "Ada", 100m, "2024-05-31").Won("2024-06-02", 100m) with { OpenedOn = Day("2024-05-01") }];
        Assert.Equal(Usd(0m), VelocityCalculator.Realised(deals, Days("2024-05-01", "2024-05-31"), Dollar).WonValue);
        Assert.Equal(Usd(100m), VelocityCalculator.Realised(deals, Days("2024-06-01", "2024-06-30"), Dollar).WonValue);
    }

    [Fact]
    public void Dbt_trap_nothing_due_and_nothing_open_is_undefined_and_not_zero()
    {
        Assert.Null(VelocityCalculator.Realised([], Days("2024-05-01", "2024-05-31"), Dollar).WinRate);
        Assert.Null(VelocityCalculator.Realised([], Days("2024-05-01", "2024-05-31"), Dollar).AverageDeal);
        Assert.Null(Slippage.Of(Histories(), Days("2024-05-01", "2024-05-31"), Dollar).Rate);
    }

    [Fact]
    public void A_third_of_a_dollar_three_times_is_a_dollar_for_it_is_rounded_once()
    {
        var weighted = WeightedPipeline.Of([.. Enumerable.Range(1, 3).Select(i => Open(i + "", "Ada", 1m, null))], _ => Ratio.Of(1, 3), Dollar);
        Assert.Equal((Usd(1m), Ratio.One), (weighted.Value, weighted.Exact));
    }

    [Fact]
    public void Categories_roll_up_single_and_cumulative_and_omitted_is_in_none()
    {
        ForecastCall[] calls =
        [
            Call("1", 1m, ForecastCategory.Pipeline), Call("2", 20m, ForecastCategory.BestCase), Call("3", 300m, ForecastCategory.MostLikely),
            Call("4", 4_000m, ForecastCategory.Commit), Call("5", 50_000m, ForecastCategory.Omitted), Call("6", 5m, null), Call("7", null, ForecastCategory.Commit),
            new(Open("8", "Ada", 1m, null).Won("2024-05-01", 600_000m)),
        ];
        var rollup = CategoryRollupCalculator.Calculate(calls, ForecastLayer.Gross, Dollar);
        Assert.Equal(
            [Usd(6m), Usd(20m), Usd(300m), Usd(4_000m), Usd(50_000m)], Enum.GetValues<ForecastCategory>().Select(rollup.Single));
        Assert.Equal(
            (Usd(604_000m), Usd(604_300m), Usd(604_320m), Usd(4_326m)),
            (rollup.CumulativeCommit, rollup.CumulativeMostLikely, rollup.CumulativeBestCase, rollup.OpenPipeline));
        Assert.Equal((1, 1), (rollup.WithoutCategory, rollup.WithoutAmount));
        Assert.Throws<ArgumentOutOfRangeException>(() => rollup.Single((ForecastCategory)9));
    }

    [Fact]
    public void Owner_and_manager_judge_amount_and_category_and_the_layers_stay_apart()
    {
        var call = Call("1", 100m, ForecastCategory.Commit) with
        {
            OwnerAmount = Usd(80m),
            OwnerCategory = ForecastCategory.MostLikely,
            ManagerCategory = ForecastCategory.BestCase,
        };
        Assert.Equal(Usd(100m), Rollup(call, ForecastLayer.Gross).Single(ForecastCategory.Commit));
        Assert.Equal(Usd(80m), Rollup(call, ForecastLayer.Owner).Single(ForecastCategory.MostLikely));
        Assert.Equal(Usd(80m), Rollup(call, ForecastLayer.Manager).Single(ForecastCategory.BestCase));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rollup(call, (ForecastLayer)7));
    }

    [Fact]
    public void A_move_to_a_later_period_is_a_push_one_within_it_is_not_and_days_count_both()
    {
        var history = Histories(
            ("2024-01-01", Open("1", "Ada", 1m, "2024-02-01")),
            ("2024-01-10", Open("1", "Ada", 1m, "2024-03-02")),
            ("2024-02-10", Open("1", "Ada", 1m, "2024-04-01")),
            ("2024-03-10", Open("1", "Ada", 1m, "2024-03-31")),
            ("2024-03-11", Open("1", "Ada", 1m, null)),
            ("2024-03-12", Open("1", "Ada", 1m, "2024-07-01"))).Histories.Single();
        CloseDateMoves Until(string day) => CloseDateMoves.Of(history, FiscalCalendar.Gregorian, PeriodGrain.Quarter, Day(day));

        // 30 days within the first quarter, 30 into the second, back by one, and 92 from there into the third.
        Assert.Equal(new CloseDateMoves("1", 1, 60, 0, 1), Until("2024-02-10"));
        Assert.Equal(new CloseDateMoves("1", 2, 152, 1, 1), Until("2024-12-31"));
    }

    [Fact]
    public void Slippage_is_what_was_due_and_is_open_and_later_now_at_what_it_was()
    {
        var slippage = Slippage.Of(
            Histories(
                ("2024-03-01", Open("1", "Ada", 100m, "2024-05-31")),
                ("2024-05-01", Open("1", "Ada", 900m, "2024-08-01")),
                ("2024-03-01", Open("2", "Ada", 200m, "2024-06-30")),
                ("2024-06-01", Open("2", "Ada", 200m, "2024-06-30").Lost("2024-06-01")),
                ("2024-03-01", Open("3", "Ada", 60m, "2024-04-30")),
                ("2024-03-01", Open("4", "Ada", 40m, "2024-04-30")),
                ("2024-04-02", Open("4", "Ada", 40m, "2024-04-30").Won("2024-04-02", 35m)),
                ("2024-03-01", Open("5", "Ada", null, "2024-04-30")),
                ("2024-04-01", Open("6", "Ada", 70m, "2024-05-01"))),
            Days("2024-04-01", "2024-06-30"),
            Dollar);
        Assert.Equal(
            (Usd(400m), Usd(40m), Usd(200m), Usd(100m), Usd(60m)), (slippage.Due, slippage.Won, slippage.Lost, slippage.Slipped, slippage.StillDue));
        Assert.Equal((Ratio.Of(1, 4), 1), (slippage.Rate, slippage.WithoutAmount));
        Assert.Null(Slippage.Of(Histories(), Days("2024-04-01", "2024-06-30"), Dollar).Rate);
    }

    [Fact]
    public void Concentration_is_the_share_of_the_largest_and_the_sum_of_squares()
    {
        var concentration = PipelineConcentration.Of([Usd(10m), Usd(60m), Usd(30m), Usd(0m), Usd(-5m)], Dollar);
        Assert.Equal((3, Ratio.Of(6, 10), Ratio.Of(9, 10)), (concentration.Count, concentration.TopShare, concentration.TopShareOf(2)));
        Assert.Equal((Ratio.One, Ratio.Of(46, 100)), (concentration.TopShareOf(5), concentration.Herfindahl));
        Assert.Null(PipelineConcentration.Of([Usd(0m)], Dollar).TopShare);
        Assert.Null(PipelineConcentration.Of([], Dollar).Herfindahl);
        Assert.Throws<ArgumentOutOfRangeException>(() => concentration.TopShareOf(0));
        Assert.Throws<CurrencyMismatchException>(() => PipelineConcentration.Of([new Money(1m, Currency.Of("EUR"))], Dollar));
    }

    [Fact]
    public void Velocity_of_what_is_decided_comes_to_value_won_a_day_and_that_of_what_is_open_is_a_forecast()
    {
        Deal[] deals =
        [
            Open("1", "Ada", 1m, null).Won("2024-05-01", 90m) with { OpenedOn = Day("2024-04-21") },
            Open("2", "Ada", 1m, null).Lost("2024-05-21") with { OpenedOn = Day("2024-05-01") },
            Open("3", "Ada", 1m, null) with { OpenedOn = Day("2024-05-01") },
            Open("4", "Ada", 1m, null).Won("2024-08-01", 70m) with { OpenedOn = Day("2024-06-01") },
            Open("5", "Ada", 1m, null) with { OpenedOn = Day("2024-06-30") },
            Open("6", "Ada", 1m, null) with { OpenedOn = Day("2024-07-01") },
        ];

        // One won and one lost in the quarter, after 10 and 20 days: 90 / 15. Three open at its end: 3 x 1/2 x 90 / 15.
        var realised = VelocityCalculator.Realised(deals, Days("2024-04-01", "2024-06-30"), Dollar);
        var pipeline = VelocityCalculator.Pipeline(deals, Days("2024-04-01", "2024-06-30"), Dollar);
        Assert.Equal(("Velocity.Realised", 2L, Ratio.Of(6, 1)), (realised.DefinitionId, realised.Deals, realised.PerDay!.Value));
        Assert.Equal(("Velocity.Pipeline", 3L, Ratio.Of(9, 1)), (pipeline.DefinitionId, pipeline.Deals, pipeline.PerDay!.Value));
    }

    [Theory]
    [InlineData("2023-01-01", "no deal decided")]
    [InlineData("2024-01-01", "no deal won")]
    [InlineData("2024-02-01", "no decided deal says when it was opened")]
    [InlineData("2024-03-01", "every deal closed on the day it was opened")]
    public void Velocity_is_undefined_with_a_reason(string day, string reason)
    {
        Deal[] deals =
        [
            Open("1", "Ada", 1m, null).Lost("2024-01-01") with { OpenedOn = Day("2023-12-01") },
            Open("2", "Ada", 1m, null).Won("2024-02-01", 5m),
            Open("3", "Ada", 1m, null).Won("2024-03-01", 5m) with { OpenedOn = Day("2024-03-01") },
        ];
        var velocity = VelocityCalculator.Realised(deals, Days(day, day), Dollar);
        Assert.Equal((null, reason), (velocity.PerDay, velocity.WhyUndefined));
        Assert.Contains(reason, velocity.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_states_on_a_day_are_an_issue_and_the_last_one_holds()
    {
        var made = DealHistories.Create(
            [new DealRevision(Day("2024-01-01"), Open("1", "Ada", 1m, null)), new DealRevision(Day("2024-01-01"), Open("1", "Ada", 2m, null))]);
        Assert.Equal("two-states-on-a-day", Assert.Single(made.Issues).Code);
        Assert.Equal(Usd(2m), made.Value.Histories.Single().On(Day("2024-01-01"))!.ExpectedAmount);
        Assert.Null(made.Value.Histories.Single().On(Day("2023-12-31")));
    }

    private static ForecastCall Call(string id, decimal? amount, ForecastCategory? category) =>
        new(Open(id, "Ada", amount, null) with { Category = category });

    private static CategoryRollup Rollup(ForecastCall call, ForecastLayer layer) => CategoryRollupCalculator.Calculate([call], layer, Dollar);
}

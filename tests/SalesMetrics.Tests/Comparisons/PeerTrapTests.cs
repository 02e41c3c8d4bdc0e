using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Rates;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Pipeline.Funnels;
using SalesMetrics.Tests.Pipeline;
using static SalesMetrics.Tests.Comparisons.DealFacts;

namespace SalesMetrics.Tests.Comparisons;

/// <summary>
/// What other products' code was read to do wrong, each as a test of ours (<c>spec/comparison.md</c>, 3 and 8). More of them stand with what they are about, under
/// the same names: <c>PipelineFiguresTests</c>, <c>FunnelTests</c>, <c>PipelineBridgeTests</c>.
/// </summary>
public class PeerTrapTests
{
    [Fact]
    public void Dbt_trap_a_manager_whose_people_only_won_or_only_lost_has_the_rate_of_the_sums_and_never_above_one()
    {
        // Summing booked + lost row by row loses every row in which one side is missing: 3 of 2 would be 150 %.
        var outcomes = Outcomes(
            OutcomeGrouping.Payee,
            Won("1", "Ada", "2017-05-01", 10m), Won("2", "Ada", "2017-05-01", 10m), Won("3", "Bob", "2017-05-01", 10m), Lost("4", "Bob", "2017-05-01", 10m), Lost("5", "Cem", "2017-05-01", 10m));
        var team = outcomes.Total;
        Assert.Equal((3, 5), (team.Won, team.Decided));
        Assert.Equal([Ratio.One, Ratio.Of(1, 2), Ratio.Zero], outcomes.WinRates.Select(rate => rate.Value));
    }

    [Fact]
    public void Dbt_trap_nothing_closed_is_no_rate_of_zero()
    {
        var rate = Outcomes(OutcomeGrouping.Payee, Open("1", "Ada", "2017-05-01")).WinRateOf("Ada");
        Assert.Equal((null, "no deal decided"), (rate.Value, rate.WhyUndefined));
        Assert.Null(DiscountRatio.Of([Lost("1", "Ada", "2017-05-01")], null, Dollar).Value);
    }

    [Fact]
    public void Dbt_trap_days_to_close_run_from_opening_to_closing_and_never_backwards()
    {
        Deal[] deals =
        [
            Won("1", "Ada", "2017-05-11", 10m) with { OpenedOn = On("2017-05-01") },
            Won("2", "Ada", "2017-05-01", 10m) with { OpenedOn = On("2017-05-11") },
        ];
        var times = CycleTimes.Of(deals, null, YearEnd);
        Assert.Equal((Ratio.Of(10, 1), 1, 1), (times.MeanDaysToClose, times.Closed, times.Reversed));
    }

    [Fact]
    public void Odoo_trap_a_won_deal_is_no_longer_expected_to_close_or_overdue()
    {
        Deal[] deals =
        [
            Won("1", "Ada", "2017-05-01", 10m) with { ExpectedCloseOn = On("2017-06-01") },
            Open("2", "Ada") with { ExpectedCloseOn = On("2017-06-01") },
        ];
        var rate = RateCalculator.Close(deals, null, YearEnd);
        Assert.Equal((1, 2), (rate.Numerator, rate.Denominator));
        Assert.Equal(0, WeightedPipeline.Of([deals[0]], _ => Ratio.One, Dollar).Count);
    }

    [Fact]
    public void Odoo_trap_the_overdue_figure_is_the_length_of_its_list()
    {
        Deal[] deals = [.. Enumerable.Range(1, 9).Select(day => Open($"{day}", "Ada") with { ExpectedCloseOn = new LocalDate(2017, 12, 31).PlusDays(day - 5) })];
        var overdue = deals.Where(deal => deal.ExpectedCloseOn < YearEnd).ToList();
        Assert.Equal(overdue.Count, RateCalculator.Close(deals, null, YearEnd).Denominator);
    }

    [Fact]
    public void Espo_trap_weighted_value_is_rounded_once_and_not_deal_by_deal()
    {
        // A third of 0.10 is 0.03 after rounding; thirty of them are 1.00, and not 0.90.
        var deals = Enumerable.Range(0, 30).Select(i => Open($"{i}", "Ada") with { ExpectedAmount = Usd(0.10m) });
        Assert.Equal(Usd(1.00m), WeightedPipeline.Of(deals, _ => Ratio.Of(1, 3), Dollar).Value);
    }

    [Fact]
    public void Frappe_trap_a_won_deal_counts_at_what_it_brought_in_the_month_it_closed()
    {
        var deal = Won("1", "Ada", "2017-05-31", 80m) with { ExpectedAmount = Usd(500m), ExpectedCloseOn = On("2017-04-30") };
        Assert.Equal(Ratio.Of(80, 1), AverageDeal.Of([deal], new DateInterval(On("2017-05-01"), On("2017-05-31")), Dollar).Mean);
        Assert.Null(AverageDeal.Of([deal], new DateInterval(On("2017-04-01"), On("2017-04-30")), Dollar).Mean);
    }

    [Fact]
    public void Zoho_trap_an_overdue_deal_is_no_loss_in_a_win_rate_and_has_a_rate_of_its_own()
    {
        Deal[] deals = [Won("1", "Ada", "2017-05-01", 10m), Open("2", "Ada") with { ExpectedCloseOn = On("2017-01-31") }];
        Assert.Equal(Ratio.One, Outcomes(OutcomeGrouping.Payee, deals).WinRateOf("Ada").Value);
        Assert.Equal(Ratio.Of(1, 2), RateCalculator.Close(deals, null, YearEnd).Value);
    }

    [Fact]
    public void Denominator_trap_disqualifying_losers_lifts_the_narrow_rate_only_and_shows_beside_it()
    {
        var log = StageFacts.Log(
            StageFacts.Rows("1", "2024-01-01 Qualify", "2024-02-01 Won"), StageFacts.Rows("2", "2024-01-01 Qualify", "2024-02-01 Junk"), StageFacts.Rows("3", "2024-01-01 Qualify", "2024-02-01 Junk"));
        var asOf = new LocalDate(2024, 12, 31);
        Assert.Equal(
            (Ratio.One, Ratio.Of(1, 3), Ratio.Of(2, 3)),
            (RateCalculator.WinNarrow(log, null, asOf).Value, RateCalculator.WinBroad(log, null, asOf).Value, RateCalculator.Disqualified(log, null, asOf).Value));
    }

    [Fact]
    public void Transfer_trap_a_deal_that_changes_hands_is_not_new_business()
    {
        var log = StageFacts.Log(StageFacts.Rows("1", "2024-01-01 Qualify Ada", "2024-01-05 Qualify Bob", "2024-02-01 Won Bob"));
        var flow = StageFlowCalculator.Calculate(log, new LocalDate(2024, 12, 31));
        Assert.Equal(1, flow.Stages[0].Entries);
        Assert.Equal(SalesUnit.Company.Id, Assert.Single(Outcomes(OutcomeGrouping.Company, Won("1", "Ada", "2017-05-01", 10m)).Counts).Id);
    }
}

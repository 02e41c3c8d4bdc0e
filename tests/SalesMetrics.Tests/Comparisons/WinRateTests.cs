using SalesMetrics.Comparisons;
using static SalesMetrics.Tests.Comparisons.DealFacts;

namespace SalesMetrics.Tests.Comparisons;

public class WinRateTests
{
    [Fact]
    public void It_is_won_over_won_or_lost_and_open_deals_do_not_matter()
    {
        var rate = Outcomes(
            OutcomeGrouping.Payee,
            Won("1", "Ada", "2017-03-01", 1m), Lost("2", "Ada", "2017-03-01"), Lost("3", "Ada", "2017-03-01"), Open("4", "Ada"))
            .WinRateOf("Ada");

        Assert.Equal(Ratio.Of(1, 3), rate.Value);
        Assert.Equal((1, 3), (rate.Numerator, rate.Denominator));
        Assert.Equal("WinRate.Count.Decided", WinRate.DefinitionId);
    }

    [Fact]
    public void Without_a_decided_deal_it_is_undefined_and_says_why()
    {
        var rate = Outcomes(OutcomeGrouping.Payee, Open("1", "Ada")).WinRateOf("Ada");

        Assert.Null(rate.Value);
        Assert.Null(rate.Interval());
        Assert.Equal("no deal decided", rate.WhyUndefined);
        Assert.StartsWith("Win rate: undefined (no deal decided)", rate.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_explanation_carries_the_definition_and_the_interval()
    {
        // Wilson at 1 of 2: (1 +- z / sqrt(2 + z^2)) / 2 with z = 1.96.
        Assert.Equal(
            """
            Win rate: 50 %  (WinRate.Count.Decided: won / (won + lost))
              Won: 1
              Won or lost: 2
              Open, in neither: 1
              95 % interval: 9.5 % to 90.5 %  (Wilson score interval)
                Lower end: 0.0945312
                Upper end: 0.905469
            """.ReplaceLineEndings("\n"),
            Outcomes(OutcomeGrouping.Payee, Won("1", "Ada", "2017-03-01", 1m), Lost("2", "Ada", "2017-03-01"), Open("3", "Ada"))
                .WinRateOf("Ada").Explain().ToString());
    }

    [Fact]
    public void By_value_it_is_value_won_over_value_won_and_lost()
    {
        var rate = Outcomes(
            OutcomeGrouping.Payee, Won("1", "Ada", "2017-03-01", 300m), Lost("2", "Ada", "2017-03-01", 100m)).ValueWinRateOf("Ada");

        Assert.Equal(Ratio.Of(300, 300 + 100), rate.Value);
        Assert.Equal((Usd(300m), Usd(400m)), (rate.Numerator, rate.Denominator));
    }

    [Fact]
    public void By_value_it_is_refused_when_more_than_half_of_the_lost_deals_have_no_amount()
    {
        var half = Outcomes(
            OutcomeGrouping.Payee,
            Won("1", "Ada", "2017-03-01", 300m), Lost("2", "Ada", "2017-03-01", 100m), Lost("3", "Ada", "2017-03-01", 0m));
        Assert.Equal(Ratio.Of(300, 400), half.ValueWinRateOf("Ada").Value);
        Assert.Equal(1, half.ValueWinRateOf("Ada").ExcludedLost);

        var most = Outcomes(OutcomeGrouping.Payee, Won("1", "Ada", "2017-03-01", 300m), Lost("2", "Ada", "2017-03-01", 0m));
        Assert.Null(most.ValueWinRateOf("Ada").Value);
        Assert.Equal("1 of 1 lost deals have no value on this basis", most.ValueWinRateOf("Ada").WhyUndefined);
    }

    [Fact]
    public void List_prices_stand_in_for_missing_amounts_only_when_asked_for()
    {
        var outcomes = Outcomes(
            OutcomeGrouping.Payee, Won("1", "Ada", "2017-03-01", 300m, list: 200m), Lost("2", "Ada", "2017-03-01", list: 100m));

        Assert.Null(outcomes.ValueWinRateOf("Ada").Value);
        Assert.Equal(Ratio.Of(300, 300 + 100), outcomes.ValueWinRateOf("Ada", ValueBasis.AmountsOrListPrices).Value);
        Assert.Equal(Ratio.Of(200, 200 + 100), outcomes.ValueWinRateOf("Ada", ValueBasis.ListPrices).Value);
    }

    [Fact]
    public void Deals_won_for_nothing_or_less_count_in_the_rate_by_count_and_not_by_value()
    {
        var outcomes = Outcomes(
            OutcomeGrouping.Payee,
            Won("1", "Ada", "2017-03-01", 300m), Won("2", "Ada", "2017-03-01", 0m), Lost("3", "Ada", "2017-03-01", 100m));

        Assert.Equal(Ratio.Of(2, 3), outcomes.WinRateOf("Ada").Value);
        Assert.Equal(Ratio.Of(300, 400), outcomes.ValueWinRateOf("Ada").Value);
        Assert.Equal(1, outcomes.ValueWinRateOf("Ada").ExcludedWon);
    }

    [Fact]
    public void The_worked_example_of_the_page_on_win_rates_holds()
    {
        var outcomes = Outcomes(
            OutcomeGrouping.Payee,
            Won("1", "Ada", "2017-03-01", 300m), Won("2", "Ada", "2017-03-01", 0m),
            Lost("3", "Ada", "2017-03-01", 100m), Lost("4", "Ada", "2017-03-01", list: 150m), Open("5", "Ada"));
        var rate = outcomes.WinRateOf("Ada");
        var amounts = outcomes.ValueWinRateOf("Ada");
        var fallback = outcomes.ValueWinRateOf("Ada", ValueBasis.AmountsOrListPrices);

        Assert.Equal(Ratio.Of(2, 2 + 2), rate.Value);
        Assert.Equal((0.150, 0.850), (Math.Round(rate.Interval()!.Value.Lower, 3), Math.Round(rate.Interval()!.Value.Upper, 3)));
        Assert.Equal((Ratio.Of(300, 300 + 100), 1, 1), (amounts.Value, amounts.ExcludedWon, amounts.ExcludedLost));
        Assert.Equal((Ratio.Of(300, 300 + 100 + 150), 1, 0), (fallback.Value, fallback.ExcludedWon, fallback.ExcludedLost));
    }

    [Fact]
    public void By_value_without_a_decided_deal_it_is_undefined() =>
        Assert.Equal("no deal decided", Outcomes(OutcomeGrouping.Payee, Open("1", "Ada")).ValueWinRateOf("Ada").WhyUndefined);
}

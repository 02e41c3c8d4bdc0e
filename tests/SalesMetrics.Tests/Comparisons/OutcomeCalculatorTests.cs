using SalesMetrics.Comparisons;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using static SalesMetrics.Tests.Comparisons.DealFacts;

namespace SalesMetrics.Tests.Comparisons;

public class OutcomeCalculatorTests
{
    [Fact]
    public void Won_lost_and_open_deals_are_counted_for_their_owner()
    {
        var outcomes = Outcomes(
            OutcomeGrouping.Payee,
            Won("1", "Ada", "2017-03-01", 100m, list: 120m),
            Won("2", "Ada", "2017-03-02", 50m),
            Lost("3", "Ada", "2017-03-03", list: 70m),
            Open("4", "Ada"),
            Won("5", "Bob", "2017-03-04", 10m));

        var ada = outcomes.Of("Ada");
        Assert.Equal((2, 1, 1), (ada.Won, ada.Lost, ada.Open));
        Assert.Equal(Usd(100m + 50m), ada.WonValue);
        Assert.Equal((Usd(120m), 1), (ada.WonListValue, ada.WonWithoutListPrice));
        Assert.Equal((Usd(70m), 0), (ada.LostListValue, ada.LostWithoutListPrice));
        Assert.Equal(1, ada.LostWithoutAmount);
        Assert.Equal(["Ada", "Bob"], outcomes.Counts.Select(counts => counts.Id));
    }

    [Fact]
    public void A_deal_counts_for_the_team_its_owner_was_in_when_it_closed()
    {
        var organization = SalesOrganization.Create(
            Works("Ada", "Red", "2017-01-01", "2017-05-31"), Works("Ada", "Blue", "2017-06-01"));
        var outcomes = OutcomeCalculator.Calculate(
            [Won("1", "Ada", "2017-05-31", 1m), Lost("2", "Ada", "2017-06-01"), Open("3", "Ada")], organization, By(OutcomeGrouping.Team));

        Assert.Equal((1, 0, 0), Standing(outcomes, "Red"));
        Assert.Equal((0, 1, 1), Standing(outcomes, "Blue"));
    }

    [Fact]
    public void Manager_and_territory_are_those_of_the_closing_date_too()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));
        Deal[] deals = [Won("1", "Ada", "2017-05-31", 1m)];

        Assert.Equal((1, 0, 0), Standing(OutcomeCalculator.Calculate(deals, organization, By(OutcomeGrouping.Manager)), "Head of Red"));
        Assert.Equal((1, 0, 0), Standing(OutcomeCalculator.Calculate(deals, organization, By(OutcomeGrouping.Territory)), "Region of Red"));
        Assert.Equal((1, 0, 0), Standing(OutcomeCalculator.Calculate(deals, organization, By(OutcomeGrouping.Company)), "company"));
    }

    [Fact]
    public void An_owner_assigned_nowhere_that_day_counts_for_the_unit_without_an_id()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-06-01"));
        var outcomes = OutcomeCalculator.Calculate([Won("1", "Ada", "2017-05-31", 1m)], organization, By(OutcomeGrouping.Team));

        Assert.Equal((1, 0, 0), Standing(outcomes, ""));
        Assert.Equal(["Red"], outcomes.WithoutDeals.AsEnumerable());
    }

    [Fact]
    public void A_deal_closed_after_the_as_of_date_is_open_and_one_opened_after_it_is_left_out()
    {
        var outcomes = OutcomeCalculator.Calculate(
            [Won("1", "Ada", "2017-07-01", 5m), Open("2", "Ada", "2017-07-01"), Lost("3", "Ada", "2017-06-30")],
            SalesOrganization.Empty,
            By(OutcomeGrouping.Payee) with { AsOf = On("2017-06-30") });

        Assert.Equal((0, 1, 1), Standing(outcomes, "Ada"));
        Assert.Equal([new ExcludedDeals("opened after the as-of date", 1)], outcomes.Of("Ada").Excluded);
    }

    [Fact]
    public void A_window_leaves_out_what_closed_outside_it_and_keeps_both_its_ends_and_open_deals()
    {
        var outcomes = OutcomeCalculator.Calculate(
            [
                Won("1", "Ada", "2017-03-31", 1m), Won("2", "Ada", "2017-04-01", 2m), Lost("3", "Ada", "2017-06-30"),
                Lost("4", "Ada", "2017-07-01"), Open("5", "Ada"),
            ],
            SalesOrganization.Empty,
            By(OutcomeGrouping.Payee) with { Window = new DateInterval(On("2017-04-01"), On("2017-06-30")) });

        Assert.Equal((1, 1, 1), Standing(outcomes, "Ada"));
        Assert.Equal(Usd(2m), outcomes.Of("Ada").WonValue);
        Assert.Equal([new ExcludedDeals("closed outside the window", 2)], outcomes.Of("Ada").Excluded);
    }

    [Fact]
    public void Products_are_counted_without_asking_who_sold_them()
    {
        var outcomes = Outcomes(
            OutcomeGrouping.Product,
            Won("1", "Ada", "2017-03-01", 1m) with { ProductId = "Pro" },
            Lost("2", "Bob", "2017-03-01") with { ProductId = "Pro" },
            Lost("3", "Bob", "2017-03-01"));

        Assert.Equal((1, 1, 0), Standing(outcomes, "Pro"));
        Assert.Equal((0, 1, 0), Standing(outcomes, ""));
    }

    [Fact]
    public void Members_of_the_roster_without_a_deal_are_reported_apart_unless_asked_for()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"));
        Deal[] deals = [Won("1", "Ada", "2017-05-31", 1m)];

        var apart = OutcomeCalculator.Calculate(deals, organization, By(OutcomeGrouping.Payee));
        Assert.Equal(["Ada"], apart.Counts.Select(counts => counts.Id));
        Assert.Equal(["Bob"], apart.WithoutDeals.AsEnumerable());

        var listed = OutcomeCalculator.Calculate(deals, organization, By(OutcomeGrouping.Payee) with { IncludeWithoutDeals = true });
        Assert.Equal(["Ada", "Bob"], listed.Counts.Select(counts => counts.Id));
        Assert.Equal(["Bob"], listed.WithoutDeals.AsEnumerable());
        Assert.Null(listed.WinRateOf("Bob").Value);
    }

    [Fact]
    public void Who_joined_after_the_as_of_date_or_left_before_the_window_is_not_on_the_roster()
    {
        var organization = SalesOrganization.Create(
            Works("Early", "Red", "2016-01-01", "2017-03-31"), Works("Late", "Red", "2018-01-01"), Works("There", "Red", "2017-04-01"));
        var outcomes = OutcomeCalculator.Calculate(
            [],
            organization,
            By(OutcomeGrouping.Payee) with { Window = new DateInterval(On("2017-04-01"), On("2017-06-30")) });

        Assert.Equal(["There"], outcomes.WithoutDeals.AsEnumerable());
    }

    [Fact]
    public void A_second_currency_is_refused()
    {
        var euro = Won("2", "Ada", "2017-03-01", 1m) with
        {
            Outcome = new DealOutcome.Won(On("2017-03-01"), new Money(1m, Currency.Of("EUR"))),
        };

        Assert.Throws<CurrencyMismatchException>(() => Outcomes(OutcomeGrouping.Payee, Won("1", "Ada", "2017-03-01", 1m), euro));
    }

    [Fact]
    public void A_deal_given_twice_is_refused()
    {
        var exception = Assert.Throws<ArgumentException>(
            () => Outcomes(OutcomeGrouping.Payee, Open("1", "Ada"), Open("1", "Bob")));
        Assert.Contains("'1'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_that_starts_after_the_as_of_date_is_refused() =>
        Assert.Throws<ArgumentException>(() => OutcomeCalculator.Calculate(
            [],
            SalesOrganization.Empty,
            By(OutcomeGrouping.Payee) with { Window = new DateInterval(On("2018-01-01"), On("2018-01-31")) }));

    [Fact]
    public void The_explanation_says_what_was_counted_and_what_was_left_out() =>
        Assert.Equal(
            """
            Deal outcomes by Payee as of 2017-12-31: 2  (won + lost, closed by the as-of date)
              Outcomes of Ada: 2  (won + lost)
                Won: 1
                Lost: 1
                Open, not in the sum: 0
                Won value: 100.00 USD
                List value won: 120.00 USD  (0 won without a list price)
                List value lost: 0.00 USD  (1 lost without a list price)
                Lost without an amount: 1
            """.ReplaceLineEndings("\n"),
            Outcomes(OutcomeGrouping.Payee, Won("1", "Ada", "2017-03-01", 100m, list: 120m), Lost("2", "Ada", "2017-03-01"))
                .Explain().ToString());

    private static (long Won, long Lost, long Open) Standing(DealOutcomes outcomes, string id)
    {
        var counts = outcomes.Of(id);
        return (counts.Won, counts.Lost, counts.Open);
    }
}

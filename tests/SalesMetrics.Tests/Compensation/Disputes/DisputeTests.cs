using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Disputes;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Disputes;

public class DisputeTests
{
    private static readonly SalesOrganization Organization = SalesOrganization.Create(
        Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"), Works("Cem", "Blue", "2017-01-01"), Works("Gone", "Red", "2016-01-01", "2016-12-31"));

    private static readonly Transaction[] Sales =
    [
        Sale("D-1", "Ada", "2017-01-10", 90_000m),
        Sale("D-2", "Ada", "2017-02-20", 20_000m) with { ProductId = "GTX" },
        Sale("D-3", "Bob", "2017-03-01", 340_000m),
        Sale("D-4", "Cem", "2017-03-01", 50_000m),
        Sale("D-5", "Ada", "2017-04-01", 70_000m),
        new() { Id = "D-6", Date = Day("2017-03-03"), Amount = Usd(10_000m), Split = CreditSplit.Create([new CreditShare("Cem", Ratio.One)], new CreditShare("Ada", Percent(50))) },
        Sale("D-7", "Ada", "2017-02-21", 5_000m) with { Category = "margin" },
    ];

    private static readonly Plan Sample = SeventyFiveTwentyFive(Accelerated, TeamGoal);

    [Fact]
    public void A_deal_counts_through_the_person_and_the_team_and_contributes_what_it_adds()
    {
        var answer = Ask(Sample, "Ada", "D-2");

        // Own: 115,000 (with the overlay of 5,000) of 100,000 pays 3,000 x 130 %; without 20,000 it is 95,000: x 95 %. Team: 450,000 -> 430,000 of 500,000.
        Assert.Equal(Usd((3_000m * 0.35m) + (1_000m * 0.04m)), answer.Contribution);
        Assert.Equal(["individual", "team"], answer.Lines.Where(line => line.Counts).Select(line => line.Id));
        Assert.Equal([SalesUnit.Payee("Ada"), SalesUnit.Team("Red")], answer.Lines.Select(line => line.Unit));
        Assert.Equal("100 % and above: 100 % of target pay, plus 2 % for each 1 % of attainment above 100 %", answer.Lines[0].Rule);
        Assert.Null(answer.Reason);
        var text = answer.Explain().ToString();
        Assert.StartsWith("D-2 in the pay of Ada for FY2017-Q1: 1090.00 USD", text, StringComparison.Ordinal);
        Assert.Contains("Counts for individual through Payee:Ada: 20000.00 USD", text, StringComparison.Ordinal);
        Assert.Contains("Role on 2017-02-20: team Red, manager Head of Red, territory Region of Red", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D-3", DisputeReason.OtherUnit, "it is credited to Bob, and the line counts Payee:Ada")]
    [InlineData("D-5", DisputeReason.OtherPeriod, "it counts on 2017-04-01 (FY2017-Q2), and FY2017-Q1 was paid")]
    [InlineData("D-7", DisputeReason.OtherMeasure, "'bookings' is the sum of credited amounts, and it is of category 'margin'")]
    public void A_deal_that_does_not_count_for_the_own_line_has_a_reason(string id, DisputeReason reason, string words)
    {
        var line = Ask(Sample, "Ada", id).Lines[0];

        Assert.Equal((false, reason, words), (line.Counts, line.Reason, line.Words));
    }

    [Fact]
    public void A_colleagues_deal_counts_for_the_team_alone_and_another_teams_for_nothing()
    {
        var colleague = Ask(Sample, "Ada", "D-3");
        Assert.Equal([false, true], colleague.Lines.Select(line => line.Counts));
        Assert.Equal(Usd(900m), colleague.Contribution);

        var other = Ask(Sample, "Ada", "D-4");
        Assert.False(other.Counts);
        Assert.Equal(Usd(0m), other.Contribution);
        Assert.All(other.Lines, line => Assert.Equal(DisputeReason.OtherUnit, line.Reason));
    }

    [Fact]
    public void An_overlay_counts_for_the_person_and_not_for_the_team()
    {
        var answer = Ask(Sample, "Ada", "D-6");

        Assert.True(answer.Lines[0].Counts);
        Assert.Equal((DisputeReason.Overlay, "it is credited to Ada on top of the sale, which counts for the person alone"), (answer.Lines[1].Reason, answer.Lines[1].Words));

        // Bob of her team has no credit of it at all: neither for him nor for the team.
        var colleague = Ask(Sample, "Bob", "D-6");
        Assert.All(colleague.Lines, line => Assert.Equal(DisputeReason.OtherUnit, line.Reason));
        Assert.Equal("it is credited to Cem, Ada (overlay), and the line counts Team:Red", colleague.Lines[1].Words);
    }

    [Fact]
    public void What_credit_rules_made_of_a_sale_is_named_as_such()
    {
        var rules = CreditRules.Create(
            new CreditRule.House { Id = "house", Condition = new CreditCondition { ProductIds = ["GTX"] } },
            new CreditRule.Counts { Id = "rest" },
            new CreditRule.ChannelOverride { Id = "channel", PayeeId = "Cem", Share = Percent(5), Condition = new CreditCondition { PayeeIds = ["Ada"] } });
        var facts = Facts(Sample, CreditRuleCalculator.Calculate(Credits(Organization, Sales), rules, Organization).Value.Book);

        var house = DisputeCalculator.Calculate(facts, "Ada", "D-2");
        Assert.Equal("it is credited to the house, and the line counts Payee:Ada", house.Lines[0].Words);

        var channel = DisputeCalculator.Calculate(facts, "Cem", "D-1");
        Assert.True(channel.Lines[0].Counts);
        Assert.Equal((DisputeReason.Overlay, "it is credited to Cem on top of the sale, which counts for the person alone"), (channel.Lines[1].Reason, channel.Lines[1].Words));
        Assert.Equal("it is credited to Ada, Cem (override), and the line counts Payee:Bob", DisputeCalculator.Calculate(facts, "Bob", "D-1").Lines[0].Words);
    }

    [Fact]
    public void An_unknown_entry_and_somebody_without_pay_are_said_to_be_so()
    {
        Assert.Equal(DisputeReason.NotCredited, Ask(Sample, "Ada", "D-99").Reason);
        var gone = Ask(Sample, "Gone", "D-1");
        Assert.Equal(DisputeReason.NoPayout, gone.Reason);
        Assert.Null(gone.Difference);
        Assert.Contains("has no assignment on any day of FY2017-Q1", gone.Explain().ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Ask(Sample, "Ada", " "));
    }

    [Fact]
    public void Products_without_rate_and_a_spent_budget_are_reasons()
    {
        var plan = Sample.WithClauses(
            new PlanClause.ProductRates { Id = "card", Name = "Card", Card = RateCard.Create(new RateCardLine("MG", new ProductRate.OfCredit(Percent(2)))) },
            new PlanClause.Spif { Id = "spif", Name = "SPIF", Window = Days("2017-01-01", "2017-03-31"), Budget = Usd(250m), PerDeal = Usd(250m) });

        var first = Ask(plan, "Ada", "D-1");
        Assert.Equal(DisputeReason.NoProductRate, first.Lines.Single(line => line.Id == "card").Reason);
        Assert.True(first.Lines.Single(line => line.Id == "spif").Counts);
        var second = Ask(plan, "Ada", "D-2");
        Assert.Equal(DisputeReason.OverBudget, second.Lines.Single(line => line.Id == "spif").Reason);
        Assert.Equal(DisputeReason.OtherPeriod, Ask(plan, "Ada", "D-5").Lines.Single(line => line.Id == "spif").Reason);

        // Without the first deal the budget goes to the second: 250 either way for Ada, and the rest of the contribution is of the components.
        Assert.Equal(Ask(Sample, "Ada", "D-1").Contribution, first.Contribution);
    }

    [Fact]
    public void What_was_said_about_the_entry_is_part_of_the_answer()
    {
        var facts = Facts(Sample, Sales, new Issue { Code = "no-rate", Outcome = IssueOutcome.Rejected, Source = "D-8", Message = "No rate from EUR to USD.", Advice = "State it." });

        var answer = DisputeCalculator.Calculate(facts, "Ada", "D-8");

        Assert.Equal((DisputeReason.NotCredited, "no-rate"), (answer.Reason, answer.Issues.Single().Code));
        Assert.Contains("No rate from EUR to USD.", answer.Explain().ToString(), StringComparison.Ordinal);
    }

    [PayLaw(Arbitrary = [typeof(CompensationArbitraries), typeof(ClauseArbitraries)])]
    public bool The_contribution_is_the_pay_with_less_the_pay_without_whatever_the_plan(ClausedPlan plan, Company company)
    {
        var facts = Facts(plan.Plan, company);
        var paid = facts.Pay().Value.Run;
        return company.Transactions.Take(3).All(sale =>
        {
            var without = Facts(plan.Plan, company with { Transactions = company.Transactions.Remove(sale) }).Pay().Value.Run;
            return paid.Payouts.All(payout =>
            {
                var answer = DisputeCalculator.Calculate(facts, payout.PayeeId, sale.Id);
                return answer.Contribution == payout.Total - without.Find(payout.PayeeId)!.Total
                    && answer.Lines.All(line => line.Counts == (line.Words.Length == 0));
            });
        });
    }

    private static DisputeAnswer Ask(Plan plan, string payeeId, string transactionId) => DisputeCalculator.Calculate(Facts(plan, Sales), payeeId, transactionId);

    private static DisputeAnswer Calculate(Plan plan, string payeeId, string transactionId, params Transaction[] sales) =>
        DisputeCalculator.Calculate(Facts(plan, sales), payeeId, transactionId);

    private static DisputeFacts Facts(Plan plan, Company company) => new()
    {
        Plan = plan,
        Targets = company.Targets,
        Organization = company.Organization,
        Credits = Credits(company.Organization, [.. company.Transactions]),
        Quotas = Goals([.. company.Quotas]),
        Calendar = FiscalCalendar.Gregorian,
        Period = company.Period,
        Measures = [Measure.Bookings],
    };

    private static DisputeFacts Facts(Plan plan, Transaction[] sales, params ImmutableArray<Issue> issues) => Facts(plan, Credits(Organization, sales), issues);

    private static DisputeFacts Facts(Plan plan, CreditBook credits, params ImmutableArray<Issue> issues) => new()
    {
        Plan = plan,
        Targets = TargetIncentives.Create(Usd(4_000m)),
        Organization = Organization,
        Credits = credits,
        Quotas = Goals(
            Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m), Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 400_000m)),
        Calendar = FiscalCalendar.Gregorian,
        Period = SmallTeam.Quarter,
        Issues = issues,
    };
}

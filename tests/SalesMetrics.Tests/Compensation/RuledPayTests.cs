using SalesMetrics.Compensation;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Pay on credits that rules were applied to: parts on events, overrides, house accounts.</summary>
public class RuledPayTests
{
    private static readonly CreditRules Halves = CreditRules.Create(new CreditRule.Timing
    {
        Id = "halves",
        Schedule = CreditSchedule.Create((CreditSchedule.Booking, Ratio.Of(1, 2)), ("cash", Ratio.Of(1, 2))),
        Condition = new CreditCondition { PayeeIds = ["Ada"] },
    });

    private static readonly Transaction Split = Sale("1", "Ada", "2017-01-10", 1_000m) with
    {
        Split = CreditSplit.Create([new CreditShare("Ada", Ratio.FromPercent(60)), new CreditShare("Bob", Ratio.FromPercent(40))]),
    };

    [Fact]
    public void Pay_by_the_deal_counts_the_parts_of_a_timed_credit_together()
    {
        var ruled = Ruled(SmallTeam.Organization, Halves, [new CreditEvent("1", "cash", Day("2017-02-01"))], Split);
        var card = RateCard.Create(new RateCardLine("", new ProductRate.PerDeal(Usd(100m))));
        var pay = ProductPayCalculator.Calculate(card, [.. ruled.Book.Credits.Where(credit => credit.PayeeId == "Ada")], Dollar);

        // 60 % of one deal, in two halves of 30 %.
        Assert.Equal(Usd(60m), pay.Amount);
    }

    [Fact]
    public void A_spif_shares_a_deal_by_what_the_parts_of_each_seller_add_up_to()
    {
        var ruled = Ruled(SmallTeam.Organization, Halves, [new CreditEvent("1", "cash", Day("2017-01-20"))], Split);
        var spif = new PlanClause.Spif { Id = "s", Name = "s", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(100m), PerDeal = Usd(100m) };

        Assert.Equal([("Ada", Usd(60m)), ("Bob", Usd(40m))], SpifCalculator.Calculate(spif, ruled.Book.Credits).AwardsIn(spif.Window).Select(award => (award.PayeeId, award.Amount)));
    }

    // spec/compensation.md case 14, down to the payout.
    [Fact]
    public void A_manager_is_paid_on_overrides_and_own_sales_together_and_the_team_on_sales_alone()
    {
        var organization = SalesOrganization.Create(
            Works("Ada", "Red", "2017-01-01") with { ManagerId = "Mia" }, Works("Mia", "Red", "2017-01-01") with { ManagerId = "" });
        var rules = CreditRules.Create(
            new CreditRule.House { Id = "house", Condition = new CreditCondition { AccountIds = ["Acme"] } },
            new CreditRule.Counts { Id = "rest" },
            new CreditRule.ManagerOverride { Id = "managers", Share = Ratio.FromPercent(2) });
        var ruled = Ruled(
            organization,
            rules,
            [],
            Sale("1", "Ada", "2017-01-10", 50_000m),
            Sale("2", "Mia", "2017-01-11", 9_000m),
            Sale("3", "Ada", "2017-01-12", 7_000m) with { AccountId = "Acme" });
        var plan = SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear);
        var attainments = PlanAttainmentCalculator.Calculate(
            plan,
            ruled.Book,
            Goals(Goal(SalesUnit.Payee("Mia"), "2017-01-01", "2017-03-31", 10_000m), Goal(SalesUnit.Team("Red"), "2017-01-01", "2017-03-31", 59_000m)),
            organization,
            SalesMetrics.Calendars.FiscalCalendar.Gregorian,
            [SmallTeam.Quarter]);
        var run = PayRunCalculator.Calculate(plan, TargetIncentives.Create(Usd(4_000m)), organization, SmallTeam.Quarter, attainments);

        // Mia: 9,000 + 50,000 x 2 % = 10,000 of 10,000; the team sold 59,000 of 59,000, the house account beside it.
        Assert.Equal(Usd(4_000m), run.Value.Find("Mia")!.Total);
        Assert.Contains("managers: 2.0 % override at level 1, of Ada's credit", run.Value.Find("Mia")!.Explain().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(run.Issues, issue => issue.Code == "no-assignment");
    }

    private static RuledCredits Ruled(SalesOrganization organization, CreditRules rules, CreditEvent[] events, params Transaction[] transactions) =>
        CreditRuleCalculator.Calculate(Credits(organization, transactions), rules, organization, events).Value;
}

using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;

namespace SalesMetrics.Examples;

public class PlanModelExample
{
    // 75/25: Ada 3,300 + 900, Bob 2,550 + 900. All on the own goal: Ada 4,400, Bob 3,400.
    [Fact]
    public void The_page_on_comparing_plans_shows_who_gains_and_who_loses()
    {
        var usd = Currency.Of("USD");
        var quarter = FiscalCalendar.Gregorian.Parse("FY2026-Q1");
        var organization = SalesOrganization.Create(
            new Assignment { PayeeId = "Ada", TeamId = "North", From = new LocalDate(2026, 1, 1) },
            new Assignment { PayeeId = "Bob", TeamId = "North", From = new LocalDate(2026, 1, 1) });
        var journal = TransactionJournal.Create(
            new Transaction { Id = "D-1", Date = new LocalDate(2026, 2, 3), Amount = new Money(110_000m, usd), Split = CreditSplit.To("Ada") },
            new Transaction { Id = "D-2", Date = new LocalDate(2026, 3, 31), Amount = new Money(340_000m, usd), Split = CreditSplit.To("Bob") });
        var credits = CreditCalculator.Calculate(journal.Value, organization, usd).Value;
        var quotas = QuotaBook.Create(
            usd,
            new Quota { Unit = SalesUnit.Payee("Ada"), Interval = quarter.Interval, Amount = new Money(100_000m, usd) },
            new Quota { Unit = SalesUnit.Payee("Bob"), Interval = quarter.Interval, Amount = new Money(400_000m, usd) }).Value;
        var own = new PlanComponent { Id = "own", Name = "Own goal", Weight = Ratio.FromPercent(75), Scope = UnitKind.Payee, Curve = PayCurve.Linear };
        var team = new PlanComponent { Id = "team", Name = "Team goal", Weight = Ratio.FromPercent(25), Scope = UnitKind.Team, Curve = PayCurve.Linear };
        var layered = Plan.Create("a", "75/25", usd, PeriodGrain.Quarter, own, team);
        var individual = Plan.Create("b", "100/0", usd, PeriodGrain.Quarter, own with { Weight = Ratio.One });

        #region plan-compare
        var facts = PlanFacts.Create(organization, credits, quotas, FiscalCalendar.Gregorian, quarter.Interval);
        var targets = TargetIncentives.Create(new Money(4_000m, usd));
        var comparison = PlanComparisonCalculator.Calculate(new PlanTerms(layered, targets), new PlanTerms(individual, targets), facts).Value;

        var more = comparison.Difference; // 150.00 USD: 7,800 instead of 7,650
        var gainer = comparison.Gainers[0]; // Ada: 4,400 instead of 4,200
        var loser = comparison.Losers[0]; // Bob: 3,400 instead of 3,450
        var scr = comparison.To.CostOfSales; // 7,800 / 450,000
        #endregion

        Assert.Equal(new Money(150m, usd), more);
        Assert.Equal(("Ada", new Money(200m, usd)), (gainer.PayeeId, gainer.Difference));
        Assert.Equal(("Bob", new Money(-50m, usd)), (loser.PayeeId, loser.Difference));
        Assert.Equal(Ratio.Of(7_800, 450_000), scr);

        #region earnings-estimate
        var deal = new Transaction { Id = "D-3", Date = new LocalDate(2026, 3, 30), Amount = new Money(50_000m, usd), Split = CreditSplit.To("Ada") };
        var estimate = EarningsEstimateCalculator.Calculate(new PlanTerms(layered, targets), facts, "Ada", [deal]).Value;

        var worth = estimate.Together; // 1,600.00 USD: 3,000 x 50 % for the own goal, 1,000 x 10 % for the team's
        var cost = estimate.CompanyCost; // 1,700.00 USD: Bob gets 100 more too
        #endregion

        Assert.Equal(new Money(1_600m, usd), worth);
        Assert.Equal(new Money(1_700m, usd), cost);
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;

namespace SalesMetrics.Examples;

public class ReadmeExample
{
    // The figures are those of the worked case 75/25: 3,000 x 110 % + 1,000 x 90 % = 4,200.
    [Fact]
    public void The_readme_pays_75_25_and_explains_it()
    {
        #region readme
        var usd = Currency.Of("USD");
        var quarter = FiscalCalendar.Gregorian.Parse("FY2026-Q1");
        var organization = SalesOrganization.Create(
            new Assignment { PayeeId = "Ada", TeamId = "North", From = new LocalDate(2026, 1, 1) },
            new Assignment { PayeeId = "Bob", TeamId = "North", From = new LocalDate(2026, 1, 1) });
        var journal = TransactionJournal.Create(
            new Transaction { Id = "D-1", Date = new LocalDate(2026, 2, 3), Amount = new Money(110_000m, usd), Split = CreditSplit.To("Ada") },
            new Transaction { Id = "D-2", Date = new LocalDate(2026, 3, 31), Amount = new Money(340_000m, usd), Split = CreditSplit.To("Bob") });
        var credits = CreditCalculator.Calculate(journal.Value, organization, usd);
        var quotas = QuotaBook.Create(
            usd,
            new Quota { Unit = SalesUnit.Payee("Ada"), Interval = quarter.Interval, Amount = new Money(100_000m, usd) },
            new Quota { Unit = SalesUnit.Team("North"), Interval = quarter.Interval, Amount = new Money(500_000m, usd) });

        var plan = Plan.Create(
            "ae-2026",
            "Account executives 75/25",
            usd,
            PeriodGrain.Quarter,
            new PlanComponent { Id = "own", Name = "Own goal", Weight = Ratio.FromPercent(75), Scope = UnitKind.Payee, Curve = PayCurve.Linear },
            new PlanComponent { Id = "team", Name = "Team goal", Weight = Ratio.FromPercent(25), Scope = UnitKind.Team, Curve = PayCurve.Linear });
        var attainments = PlanAttainmentCalculator.Calculate(
            plan, credits.Value, quotas.Value, organization, FiscalCalendar.Gregorian, [quarter]);
        var run = PayRunCalculator.Calculate(plan, TargetIncentives.Create(new Money(4_000m, usd)), organization, quarter, attainments);

        var payout = run.Value.Find("Ada")!;
        var total = payout.Total; // 4200.00 USD: 3,000 x 110 % + 1,000 x 90 %
        var why = payout.Explain().ToString(); // every line of it, down to D-1 and D-2
        #endregion

        Assert.Equal(new Money((3_000m * 1.1m) + (1_000m * 0.9m), usd), total);
        Assert.Contains("[D-1]", why, StringComparison.Ordinal);
        Assert.Contains("[D-2]", why, StringComparison.Ordinal);
    }
}

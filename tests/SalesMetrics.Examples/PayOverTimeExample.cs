using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;

namespace SalesMetrics.Examples;

public class PayOverTimeExample
{
    // Case 15: a recoverable draw of 3,000; earned 1,000 / 2,500 / 6,000, paid 3,000 / 3,000 / 3,500.
    [Fact]
    public void The_page_on_settlement_settles_a_recoverable_draw()
    {
        var usd = Currency.Of("USD");
        var calendar = FiscalCalendar.Gregorian;

        #region settlement
        var terms = new SettlementTerms { Draw = new Draw(DrawKind.Recoverable, new Money(3_000m, usd)), YearCap = new Money(60_000m, usd) };
        var settlement = SettlementCalculator.Settle(
            "Ada",
            [
                new EarnedPay(calendar.Parse("FY2026-M01"), new Money(1_000m, usd)),
                new EarnedPay(calendar.Parse("FY2026-M02"), new Money(2_500m, usd)),
                new EarnedPay(calendar.Parse("FY2026-M03"), new Money(6_000m, usd)),
            ],
            EffectiveDated.From(new LocalDate(2026, 1, 1), terms),
            SettlementBalance.None(usd));

        var paid = settlement.Lines.Select(line => line.Paid.Amount); // 3000, 3000, 3500
        var owed = settlement.Lines.Select(line => line.After.Draw.Amount); // 2000, 2500, 0
        var next = settlement.Closing; // the balance to settle April from
        #endregion

        Assert.Equal([3_000m, 3_000m, 3_500m], paid);
        Assert.Equal([2_000m, 2_500m, 0m], owed);
        Assert.Equal(new SettlementBalance(Money.Zero(usd), Money.Zero(usd), new Money(9_500m, usd), 2026), next);
    }

    // Case 21: 4,000 + 12,000 x (2 x 2/3 - 47/91).
    [Fact]
    public void The_page_on_plans_with_dates_pays_a_plan_change_within_a_quarter()
    {
        var usd = Currency.Of("USD");
        var calendar = FiscalCalendar.Gregorian;
        var quarter = calendar.Parse("FY2026-Q2");
        Plan Plan(PayCurve curve) => Compensation.Plan.Create(
            "ae", "Account executives", usd, PeriodGrain.Quarter, new PlanComponent { Id = "own", Name = "Own goal", Weight = Ratio.One, Scope = UnitKind.Payee, Curve = curve });
        var (straight, doubled) = (Plan(PayCurve.Linear), Plan(PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(2, 1))));
        var organization = SalesOrganization.Create(new Assignment { PayeeId = "Ada", Role = "Account executive", From = new LocalDate(2026, 1, 1) });
        var journal = TransactionJournal.Create(
            new Transaction { Id = "D-1", Date = new LocalDate(2026, 5, 14), Amount = new Money(100_000m, usd), Split = CreditSplit.To("Ada") },
            new Transaction { Id = "D-2", Date = new LocalDate(2026, 5, 15), Amount = new Money(200_000m, usd), Split = CreditSplit.To("Ada") });
        var credits = CreditCalculator.Calculate(journal.Value, organization, usd).Value;
        var quotas = QuotaBook.Create(usd, new Quota { Unit = SalesUnit.Payee("Ada"), Interval = quarter.Interval, Amount = new Money(300_000m, usd) }).Value;

        #region plan-versions
        var book = PlanBook.Create(
            [
                new PlanVersion("v1", straight, TargetIncentives.Create(new Money(12_000m, usd)), new PlanChange(new LocalDate(2026, 1, 1), "First version", "Eve")),
                new PlanVersion("v2", doubled, TargetIncentives.Create(new Money(12_000m, usd)), new PlanChange(new LocalDate(2026, 5, 15), "Double above 100 %", "Eve")),
            ],
            new PlanAssignment(new PlanHolder.OfRole("Account executive"), "ae", new LocalDate(2026, 1, 1)));

        var run = DatedPayRunCalculator.Calculate(
            book.Value, organization, credits, quotas, calendar, quarter, new ProrationBasis.CalendarDays());
        var pieces = run.Value.Of("Ada"); // 44 days by v1, 47 days by v2
        var total = run.Value.Total; // 13802.20 USD
        #endregion

        Assert.Equal([44, 47], pieces.Select(one => one.Piece.Days.Length));
        Assert.Equal(new Money(13_802.20m, usd), total);

        #region plan-document
        var version = book.Value.VersionOn(new LocalDate(2026, 6, 1), "ae")!;
        var document = PlanDocumentGenerator.Generate(
            version.Plan, version.TargetIncentives, new PlanDocumentOptions { Version = version, Book = book.Value });
        #endregion

        Assert.Contains("Version v2, in effect from 2026-05-15 on.", document.ToText(), StringComparison.Ordinal);
        Assert.EndsWith("| v1 | 2026-01-01 | First version | Eve |\n| v2 | 2026-05-15 | Double above 100 % | Eve |\n", document.ToMarkdown(), StringComparison.Ordinal);
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Compensation.Disputes;
using SalesMetrics.Compensation.Statements;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;

namespace SalesMetrics.Examples;

public class StatementExample
{
    private static readonly Currency Usd = Currency.Of("USD");

    private static readonly FiscalPeriod Quarter = FiscalCalendar.Gregorian.Parse("FY2026-Q1");

    private static readonly SalesOrganization Organization = SalesOrganization.Create(
        new Assignment { PayeeId = "Ada", TeamId = "North", From = new LocalDate(2026, 1, 1) },
        new Assignment { PayeeId = "Bob", TeamId = "North", From = new LocalDate(2026, 1, 1) });

    private static readonly QuotaBook Quotas = QuotaBook.Create(
        Usd,
        new Quota { Unit = SalesUnit.Payee("Ada"), Interval = Quarter.Interval, Amount = new Money(100_000m, Usd) },
        new Quota { Unit = SalesUnit.Team("North"), Interval = Quarter.Interval, Amount = new Money(500_000m, Usd) }).Value;

    private static readonly Plan Plan = Plan.Create(
        "ae-2026",
        "Account executives 75/25",
        Usd,
        PeriodGrain.Quarter,
        new PlanComponent
        {
            Id = "own",
            Name = "Own goal",
            Weight = Ratio.FromPercent(75),
            Scope = UnitKind.Payee,
            Curve = PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(2, 1)),
        },
        new PlanComponent { Id = "team", Name = "Team goal", Weight = Ratio.FromPercent(25), Scope = UnitKind.Team, Curve = PayCurve.Linear });

    private static readonly TargetIncentives Targets = TargetIncentives.Create(new Money(4_000m, Usd));

    private static readonly Transaction[] Sales =
    [
        new() { Id = "D-1", Date = new LocalDate(2026, 2, 3), Amount = new Money(80_000m, Usd), Split = CreditSplit.To("Ada") },
        new() { Id = "D-2", Date = new LocalDate(2026, 3, 9), Amount = new Money(30_000m, Usd), Split = CreditSplit.To("Ada") },
        new() { Id = "D-3", Date = new LocalDate(2026, 3, 31), Amount = new Money(340_000m, Usd), Split = CreditSplit.To("Bob") },
    ];

    // The figures are those of docs/guides/statements.md: 3,000 x 120 % + 1,000 x 90 %.
    [Fact]
    public void The_guide_writes_statements_explains_a_cancelled_deal_and_answers_a_question()
    {
        DisputeFacts FactsOf(params IEnumerable<Transaction> sales) => new()
        {
            Plan = Plan,
            Targets = Targets,
            Organization = Organization,
            Credits = CreditCalculator.Calculate(TransactionJournal.Create(sales).Value, Organization, Usd).Value,
            Quotas = Quotas,
            Calendar = FiscalCalendar.Gregorian,
            Period = Quarter,
        };

        #region statements
        var facts = FactsOf(Sales);
        var paid = facts.Pay();
        var statements = StatementCalculator.Calculate(paid.Value.Run, new StatementFacts { Issues = [.. paid.Issues] });

        var ada = statements[0];
        var total = ada.Total; // 4500.00 USD: 3,000 x 120 % + 1,000 x 90 %
        var text = ada.ToText();
        var page = ada.ToHtml(new StatementOptions { Language = PlanLanguage.German, Detail = StatementDetail.Compact });
        #endregion

        #region why-different
        var cancellation = new Transaction { Id = "D-2-C", CorrectsId = "D-2", Date = new LocalDate(2026, 3, 30), Amount = new Money(-30_000m, Usd) };
        var after = FactsOf([.. Sales, cancellation]).Pay().Value;

        var difference = PayDifferenceCalculator.WhyDifferent(paid.Value, after, "Ada");
        var change = difference.Total; // -1260.00 USD, the sum of the parts
        var why = difference.Explain().ToString(); // each part names D-2-C
        #endregion

        #region dispute
        var answer = DisputeCalculator.Calculate(facts, "Ada", "D-3");
        var contribution = answer.Contribution; // 680.00 USD, through the team
        var notOwn = answer.Lines[0].Words; // "it is credited to Bob, and the line counts Payee:Ada"
        #endregion

        Assert.Equal(new Money((3_000m * 1.2m) + (1_000m * 0.9m), Usd), total);
        Assert.Contains("4,500.00 USD", text, StringComparison.Ordinal);
        Assert.Contains("4.500,00 USD", page, StringComparison.Ordinal);
        Assert.Equal(new Money((3_000m * (0.8m - 1.2m)) + (1_000m * (0.84m - 0.9m)), Usd), change);
        Assert.Contains("[D-2-C]", why, StringComparison.Ordinal);
        Assert.Equal(new Money(1_000m * 0.68m, Usd), contribution);
        Assert.Equal("it is credited to Bob, and the line counts Payee:Ada", notOwn);
    }
}

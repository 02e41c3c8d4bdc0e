using NodaTime;
using SalesMetrics;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Crediting;
using SalesMetrics.Forecasting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Series;
using SalesMetrics.Transactions;
using static System.FormattableString;

// The README's example: three quarters of Ada's variable pay hang on her own goal, one quarter on her team's.
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
Console.WriteLine(payout.Total);
Console.WriteLine(payout.Explain());

// Forecasts with intervals bring in the numerical package behind the core. The first can be reckoned on paper, see PackagedConsumerTests.
double[] sales = [100, 112, 98, 121, 108, 122, 106, 131, 117, 130, 115, 142];
Print("naive", TimeSeries.Create("steps", [100d, 110, 100, 110, 100]));
Print("holt-winters", TimeSeries.Create("quarters", sales, seasonLength: 4));

static void Print(string name, TimeSeries series)
{
    if (!ForecastModels.TryGet(name, out var model))
    {
        throw new InvalidOperationException(Invariant($"No model is called {name}."));
    }

    foreach (var step in model.Fit(series).Forecast(2, 0.95).Steps)
    {
        var interval = step.Intervals[0];
        Console.WriteLine(Invariant($"{name} {step.Step}: {step.Mean:F3} [{interval.Lower:F3}, {interval.Upper:F3}]"));
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;

namespace SalesMetrics.Benchmarks.Compensation;

/// <summary>One month's pay of 300 reps, 75 % on their own goal and 25 % on their team's, from 100,000 credits a year.</summary>
public class PayRunBenchmarks
{
    private readonly SampleYear _year = new(reps: 300, sales: 100_000);
    private readonly TargetIncentives _targets = TargetIncentives.Create(new Money(4_000m, SampleYear.Usd));
    private readonly Plan _plan = Plan.Create(
        "ae-2026",
        "Account executives 75/25",
        SampleYear.Usd,
        PeriodGrain.Month,
        new PlanComponent { Id = "own", Name = "Own goal", Weight = Ratio.FromPercent(75), Scope = UnitKind.Payee, Curve = PayCurve.Linear },
        new PlanComponent { Id = "team", Name = "Team goal", Weight = Ratio.FromPercent(25), Scope = UnitKind.Team, Curve = PayCurve.Linear });

    private PlanAttainments _attainments = null!;

    [GlobalSetup]
    public void Setup() => _attainments = Attainments();

    [Benchmark(Baseline = true, Description = "totals")]
    public Money Totals() => Run().Total;

    [Benchmark(Description = "totals, every line explained")]
    public int Explained() => Run().Payouts.Sum(payout => payout.Explain().ToString().Length);

    [Benchmark(Description = "attainments and totals")]
    public Money FromCredits() =>
        PayRunCalculator.Calculate(_plan, _targets, _year.Organization, _year.Periods[0], Attainments()).Value.Total;

    private PayRun Run() => PayRunCalculator.Calculate(_plan, _targets, _year.Organization, _year.Periods[0], _attainments).Value;

    private PlanAttainments Attainments() => PlanAttainmentCalculator.Calculate(
        _plan, _year.Credits, _year.Quotas, _year.Organization, FiscalCalendar.Gregorian, [_year.Periods[0]]);
}

using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Benchmarks.Quotas;

/// <summary>A year's attainment: 100,000 credits of 300 reps in 12 months, against a grouping query of one's own.</summary>
public class AttainmentBenchmarks
{
    private readonly SampleYear _year = new(reps: 300, sales: 100_000);
    private Dictionary<(string Rep, int Month), decimal> _quotas = [];

    [GlobalSetup]
    public void Setup() => _quotas = _year.Periods
        .SelectMany(period => _year.Organization.Assignments.Select(assignment => (assignment.PayeeId, period.Start.Month)))
        .ToDictionary(key => key, _ => 30_000m);

    /// <summary>What one writes by hand: no corrections, no dated roles, no quota pieces, no line to walk back to.</summary>
    [Benchmark(Baseline = true, Description = "LINQ GroupBy")]
    public (string Rep, int Month, decimal Attainment)[] Naive() =>
    [
        .. _year.Credits.Credits
            .GroupBy(credit => (Rep: credit.PayeeId, credit.Date.Month))
            .Select(group => (group.Key.Rep, group.Key.Month, group.Sum(credit => credit.Amount.Amount) / _quotas[group.Key])),
    ];

    [Benchmark(Description = "AttainmentCalculator")]
    public Attainments Calculated() => AttainmentCalculator.Calculate(
        _year.Credits, _year.Quotas, _year.Organization, Measure.Bookings, UnitKind.Payee, FiscalCalendar.Gregorian, _year.Periods);
}

using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>What does not change when facts do: plan, periods, measures, and how periods add up.</summary>
internal sealed class PayTerms
{
    private readonly int[] _firstToDate;

    public PayTerms(Plan plan, FiscalCalendar calendar, ImmutableArray<FiscalPeriod> periods, PayAccumulation accumulation, ImmutableArray<Measure> measures)
    {
        Plan = plan;
        Calendar = calendar;
        Periods = periods;
        Accumulation = accumulation;
        Measures = measures;
        _firstToDate = new int[periods.Length];
        for (var i = 0; i < periods.Length; i++)
        {
            _firstToDate[i] = accumulation == PayAccumulation.YearToDate && i > 0 && periods[i - 1].FiscalYear == periods[i].FiscalYear ? _firstToDate[i - 1] : i;
        }

        RunPeriods = [.. periods.Select((period, i) => _firstToDate[i] == i ? period : period.ToDateFrom(periods[_firstToDate[i]].Start))];
        Reads = [.. plan.Components.Select(component => (component.Scope, component.MeasureId)).Concat(plan.Clauses.SelectMany(ReadsOf)).Distinct()];
    }

    public Plan Plan { get; }

    public FiscalCalendar Calendar { get; }

    public ImmutableArray<FiscalPeriod> Periods { get; }

    public PayAccumulation Accumulation { get; }

    public ImmutableArray<Measure> Measures { get; }

    /// <summary>The period of each run: paid to date it begins with the first of the periods in its year.</summary>
    public ImmutableArray<FiscalPeriod> RunPeriods { get; }

    /// <summary>What a payout looks at, stated measures included. What programs of several people look at is not in it.</summary>
    public ImmutableArray<(UnitKind Scope, string MeasureId)> Reads { get; }

    /// <summary>The first of the periods that a run adds up.</summary>
    public int FirstToDate(int index) => _firstToDate[index];

    /// <summary>The period that a day is in; -1 for none.</summary>
    public int PeriodOf(LocalDate date)
    {
        var (low, high) = (0, Periods.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Periods[middle].End < date)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low < Periods.Length && Periods[low].Contains(date) ? low : -1;
    }

    /// <summary>What a payee is paid for at 100 % in a run: for the periods it adds up, those in which the payee was assigned.</summary>
    public Money TargetOf(PayFacts facts, int index, string payeeId)
    {
        if (_firstToDate[index] == index)
        {
            return facts.Targets.On(Periods[index].End, payeeId);
        }

        var target = Money.Zero(Plan.Currency);
        for (var i = _firstToDate[index]; i <= index; i++)
        {
            if (facts.Organization.TryGetLastIn(Periods[i].Interval, payeeId, out _))
            {
                target += facts.Targets.On(Periods[i].End, payeeId);
            }
        }

        return target;
    }

    /// <summary>The attainment that a run is paid on: credits and quotas of the periods it adds up, each summed first. Null when there is none in any.</summary>
    public Attainment? ToDate(PlanAttainments attainments, SalesUnit unit, string measureId, int index)
    {
        var parts = ImmutableArray.CreateBuilder<Attainment>();
        for (var i = _firstToDate[index]; i <= index; i++)
        {
            if (attainments.Find(unit, measureId, Periods[i].Interval) is { } part)
            {
                parts.Add(part);
            }
        }

        if (parts.Count == 0)
        {
            return null;
        }

        var all = parts.ToImmutable();
        var (window, currency) = (RunPeriods[index].Interval, all[0].Credited.Currency);
        return new Attainment(
            Periods[index].Id,
            new Measurement(
                all[0].Measurement.Measure,
                unit,
                window,
                Money.Sum(all.Select(part => part.Credited), currency),
                all.Sum(part => part.Measurement.CreditCount),
                () => [.. all.SelectMany(part => part.Measurement.Credits)]),
            new PeriodQuota(unit, window, currency, [.. all.SelectMany(part => part.PeriodQuota.Lines)]));
    }

    private static IEnumerable<(UnitKind Scope, string MeasureId)> ReadsOf(PlanClause clause) =>
        clause is PlanClause.Contest or PlanClause.Pool ? [] : PlanClauses.Needs(clause);
}

using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>Which attainments a change of the facts touches, by what the plan needs, period and unit, and what they are now.</summary>
internal sealed class TouchedCells
{
    private readonly PayTerms _terms;
    private readonly PaidPeriods _before;
    private readonly PayFacts _after;
    private readonly ImmutableArray<(UnitKind Scope, string MeasureId)> _needs;
    private readonly ImmutableArray<Measure> _measures;
    private readonly HashSet<SalesUnit>[,] _credited;
    private readonly HashSet<SalesUnit>[,] _asked;
    private readonly Dictionary<(int Run, int Need), ImmutableHashSet<SalesUnit>> _inRun = [];

    public TouchedCells(PaidPeriods before, PayFacts after, FactDifferences differences)
    {
        (_terms, _before, _after) = (before.Terms, before, after);
        _needs = PlanAttainmentCalculator.NeedsOf(_terms.Plan, after.Stated);
        _measures = [.. _needs.Select(need => PlanAttainmentCalculator.Named(need.MeasureId, _terms.Measures))];
        (_credited, _asked) = (Empty(), Empty());
        foreach (var credit in differences.Credits)
        {
            Touch(credit);
        }

        for (var need = 0; need < _needs.Length; need++)
        {
            TouchQuotas(need, differences);
            TouchNewUnits(need, differences.Moved);
        }
    }

    public ImmutableArray<(UnitKind Scope, string MeasureId)> Needs => _needs;

    /// <summary>The units touched in the periods that a run adds up.</summary>
    public ImmutableHashSet<SalesUnit> In(int run, UnitKind scope, string measureId)
    {
        var need = _needs.IndexOf((scope, measureId));
        if (need < 0)
        {
            return [];
        }

        if (!_inRun.TryGetValue((run, need), out var units))
        {
            var first = _terms.FirstToDate(run);
            units = [.. Enumerable.Range(first, run - first + 1).SelectMany(period => _credited[need, period].Concat(_asked[need, period]))];
            _inRun.Add((run, need), units);
        }

        return units;
    }

    /// <summary>The attainments of all touched cells on the changed facts.</summary>
    public ImmutableArray<Attainment> Attainments()
    {
        var made = ImmutableArray.CreateBuilder<Attainment>();
        for (var need = 0; need < _needs.Length; need++)
        {
            for (var period = 0; period < _terms.Periods.Length; period++)
            {
                var credits = CreditsOf(need, period);
                var goals = GoalsOf(need, period);
                foreach (var unit in _credited[need, period].Union(_asked[need, period]))
                {
                    made.Add(Attainment(need, period, unit, credits, goals));
                }
            }
        }

        return made.ToImmutable();
    }

    private Attainment Attainment(
        int need, int period, SalesUnit unit, Dictionary<SalesUnit, ImmutableArray<Credit>.Builder> credits, PeriodQuotas? goals)
    {
        var window = _terms.Periods[period].Interval;
        var known = _before.Attainments.Find(unit, _needs[need].MeasureId, window);
        var measurement = credits.TryGetValue(unit, out var listed) ? new Measurement(_measures[need], unit, window, _after.Credits.Currency, listed.ToImmutable())
            : known?.Measurement ?? Measurement.OfNothing(_measures[need], unit, window, _after.Credits.Currency);
        var goal = _asked[need, period].Contains(unit) ? goals!.Of(unit, window)
            : known?.PeriodQuota ?? new PeriodQuota(unit, window, _after.Quotas.Currency, []);
        return new Attainment(_terms.Periods[period].Id, measurement, goal);
    }

    private HashSet<SalesUnit>[,] Empty()
    {
        var sets = new HashSet<SalesUnit>[_needs.Length, _terms.Periods.Length];
        for (var need = 0; need < _needs.Length; need++)
        {
            for (var period = 0; period < _terms.Periods.Length; period++)
            {
                sets[need, period] = [];
            }
        }

        return sets;
    }

    private void Touch(Credit credit)
    {
        if (_terms.PeriodOf(credit.Date) is not (var period and >= 0))
        {
            return;
        }

        for (var need = 0; need < _needs.Length; need++)
        {
            if (_measures[need].Includes(credit) && credit.UnitOf(_needs[need].Scope) is var unit && credit.CountsFor(unit))
            {
                _credited[need, period].Add(unit);
            }
        }
    }

    // Compares what the quotas concerned come to before and after, unit by unit and period by period.
    private void TouchQuotas(int need, FactDifferences differences)
    {
        var (scope, measureId) = _needs[need];
        var changed = differences.Quotas.Where(one => string.Equals(one.MeasureId, measureId, StringComparison.Ordinal)).Select(one => one.Unit).ToHashSet();
        if (changed.Any(unit => unit.Kind == scope))
        {
            Compare(need, Own(_before.Facts), Own(_after));
        }

        var payees = changed.Where(unit => unit.Kind == UnitKind.Payee).Concat(differences.Moved.Select(SalesUnit.Payee)).ToHashSet();
        if (scope != UnitKind.Payee && payees.Count > 0)
        {
            Compare(need, RolledUp(_before.Facts), RolledUp(_after));
        }

        PeriodQuotas Own(PayFacts facts) => QuotaCalculator.Own(facts.Quotas.Of(changed.Contains), measureId, scope, _terms.Calendar, _terms.Periods);

        PeriodQuotas RolledUp(PayFacts facts) => QuotaCalculator.RolledUp(
            facts.Quotas.Of(payees.Contains), facts.Organization, measureId, scope, _terms.Calendar, _terms.Periods, null);
    }

    private void Compare(int need, PeriodQuotas before, PeriodQuotas after)
    {
        foreach (var (unit, window) in before.Keys.Union(after.Keys))
        {
            if (!before.Of(unit, window).Lines.SequenceEqual(after.Of(unit, window).Lines))
            {
                _asked[need, _terms.PeriodOf(window.Start)].Add(unit);
            }
        }
    }

    // A unit that somebody came to is looked up from now on, also where nothing was credited and asked for.
    private void TouchNewUnits(int need, ImmutableHashSet<string> moved)
    {
        var (scope, measureId) = _needs[need];
        foreach (var unit in moved.SelectMany(id => _after.Organization.HistoryOf(id)).Select(assignment => assignment.UnitOf(scope)).Distinct())
        {
            for (var period = 0; unit.Id.Length > 0 && period < _terms.Periods.Length; period++)
            {
                if (_before.Attainments.Find(unit, measureId, _terms.Periods[period].Interval) is null)
                {
                    _asked[need, period].Add(unit);
                }
            }
        }
    }

    private Dictionary<SalesUnit, ImmutableArray<Credit>.Builder> CreditsOf(int need, int period)
    {
        var lists = _credited[need, period].ToDictionary(unit => unit, _ => ImmutableArray.CreateBuilder<Credit>());
        if (lists.Count == 0)
        {
            return lists;
        }

        var (all, window) = (_after.Credits.Credits, _terms.Periods[period]);
        for (var i = FirstFrom(all, window.Start); i < all.Length && all[i].Date <= window.End; i++)
        {
            if (all[i].UnitOf(_needs[need].Scope) is var unit && lists.TryGetValue(unit, out var list) && all[i].CountsFor(unit) && _measures[need].Includes(all[i]))
            {
                list.Add(all[i]);
            }
        }

        return lists;
    }

    private PeriodQuotas? GoalsOf(int need, int period)
    {
        var (units, (scope, measureId)) = (_asked[need, period], _needs[need]);
        if (units.Count == 0)
        {
            return null;
        }

        // A quota whose holder is assigned to nothing rolls up to the unit with the empty id, so for that everybody is asked.
        var isOfAll = scope == UnitKind.Company || units.Contains(new SalesUnit(scope, ""));
        var payees = scope == UnitKind.Payee || isOfAll ? []
            : _after.Organization.Assignments.Where(assignment => units.Contains(assignment.UnitOf(scope))).Select(assignment => SalesUnit.Payee(assignment.PayeeId)).ToHashSet();
        return QuotaCalculator.Calculate(
            isOfAll ? _after.Quotas : _after.Quotas.Of(unit => units.Contains(unit) || payees.Contains(unit)),
            _after.Organization,
            measureId,
            scope,
            _terms.Calendar,
            [_terms.Periods[period]]);
    }

    private static int FirstFrom(ImmutableArray<Credit> credits, LocalDate date)
    {
        var (low, high) = (0, credits.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = credits[middle].Date < date ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

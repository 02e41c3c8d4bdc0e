using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>Pays samples in columns, to the cent what pay runs pay, for plans that columns can hold.</summary>
internal sealed class SampledColumns
{
    private readonly CompiledPlan _plan;
    private readonly SampledCredits _credits;
    private readonly int _payees;
    private readonly int _periods;

    // For each cell of the columns the known attainment it is paid on; -1 where there is none.
    private readonly int[] _attainments;
    private readonly long[] _known;
    private readonly long[] _quotas;
    private readonly long[] _targets;

    private SampledColumns(CompiledPlan plan, SampledCredits credits, int payees, int periods)
    {
        _plan = plan;
        _credits = credits;
        _payees = payees;
        _periods = periods;
        var cells = plan.Plan.Components.Length * payees * periods;
        _attainments = new int[cells];
        _known = new long[cells];
        _quotas = new long[cells];
        _targets = new long[payees * periods];
    }

    /// <summary>Lays the known facts out; null when the plan has clauses, or an amount is none in whole minor units of 62 bits.</summary>
    public static SampledColumns? TryCreate(PlanTerms terms, PlanFacts facts, SampledCredits credits)
    {
        var plan = terms.Plan;
        if (!plan.Clauses.IsEmpty || plan.Components.Any(component => facts.Stated.Any(one => string.Equals(one.MeasureId, component.MeasureId, StringComparison.Ordinal))))
        {
            return null;
        }

        var periods = facts.Periods(plan.Grain);
        string[] payees = [.. facts.Organization.PayeeIds.Where(id => periods.Any(period => facts.Organization.TryGetLastIn(period.Interval, id, out _)))];
        var columns = new SampledColumns(CompiledPlan.Of(plan), credits, payees.Length, periods.Length);
        var places = credits.Known.All.Select((one, i) => KeyValuePair.Create((one.Unit, one.Measurement.Measure.Id, one.Window), i)).ToDictionary();
        for (var payee = 0; payee < payees.Length; payee++)
        {
            for (var period = 0; period < periods.Length; period++)
            {
                if (!columns.TrySet(terms, facts, payees[payee], payee, periods[period], period, places))
                {
                    return null;
                }
            }
        }

        return columns;
    }

    /// <summary>What each payee is paid in each sample.</summary>
    public long[][] Pay()
    {
        var pay = Enumerable.Range(0, _payees).Select(_ => new long[_credits.Count]).ToArray();
        var credits = new long[_known.Length];
        var payouts = new long[_known.Length];
        var rests = new long[_credits.Known.All.Length];
        for (var sample = 0; sample < _credits.Count; sample++)
        {
            for (var i = 0; i < rests.Length; i++)
            {
                rests[i] = _credits.Rest(sample, i);
            }

            for (var cell = 0; cell < credits.Length; cell++)
            {
                credits[cell] = _attainments[cell] < 0 ? 0 : checked(_known[cell] + rests[_attainments[cell]]);
            }

            var columns = new PayColumns(_payees, _periods, credits, _quotas, _targets);
            _ = PayColumnsCalculator.Calculate(_plan, columns, PayAccumulation.Discrete, payouts);
            for (var component = 0; component < _plan.Plan.Components.Length; component++)
            {
                for (var payee = 0; payee < _payees; payee++)
                {
                    foreach (var payout in payouts.AsSpan(columns.IndexOf(component, payee, 0), _periods))
                    {
                        pay[payee][sample] = checked(pay[payee][sample] + payout);
                    }
                }
            }
        }

        return pay;
    }

    // Somebody who is not there has no target incentive, so is paid nothing.
    private bool TrySet(
        PlanTerms terms,
        PlanFacts facts,
        string payeeId,
        int payee,
        FiscalPeriod period,
        int place,
        Dictionary<(SalesUnit Unit, string MeasureId, DateInterval Window), int> places)
    {
        var isThere = facts.Organization.TryGetLastIn(period.Interval, payeeId, out var role);
        if (isThere && !terms.Targets.On(period.End, payeeId).TryGetMinorUnits(out _targets[(payee * _periods) + place]))
        {
            return false;
        }

        for (var component = 0; component < _plan.Plan.Components.Length; component++)
        {
            var cell = (((component * _payees) + payee) * _periods) + place;
            var part = _plan.Plan.Components[component];
            _attainments[cell] = isThere && role!.UnitOf(part.Scope) is { Id.Length: > 0 } unit ? places.GetValueOrDefault((unit, part.MeasureId, period.Interval), -1) : -1;
            if (_attainments[cell] < 0)
            {
                continue;
            }

            var known = _credits.Known.All[_attainments[cell]];
            var quota = (known.PeriodQuota.ExactAmount ?? Ratio.Zero) * Ratio.Of(ExactMath.PowerOfTen(facts.Credits.Currency.MinorUnits), 1);
            if (!known.Credited.TryGetMinorUnits(out _known[cell]) || quota.Denominator != 1 || quota.Numerator > long.MaxValue)
            {
                return false;
            }

            _quotas[cell] = (long)quota.Numerator;
        }

        return true;
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Finds the goal of every unit for every period: its own quota, or what the quotas of its people add up to.</summary>
public static class QuotaCalculator
{
    /// <summary>Calculates the goals of all units of a kind.</summary>
    /// <param name="quotas">The quotas as they were set, for whatever days.</param>
    /// <param name="organization">Who was where; it decides whose quotas roll up to which unit.</param>
    /// <param name="measureId">The measure the goals are in.</param>
    /// <param name="kind">The kind of unit.</param>
    /// <param name="calendar">The fiscal calendar, which says how a quota's days are cut.</param>
    /// <param name="periods">The periods wanted.</param>
    /// <remarks>
    /// <para>A quota that lies in a period counts whole. A quota that periods of the same grain tile is spread over them evenly, as a
    /// quarter's over its months; any other is spread by calendar days. The parts of a quota always add up to it, to the cent.</para>
    /// <para>A team, manager, territory or company with a quota of its own in a period has that goal. Without one its goal is the sum of its
    /// people's; a person who moved takes the part of the goal along, by days. Days of a quota before joining count for the first unit, days
    /// after leaving for the last. Moving somebody therefore changes no total above.</para>
    /// </remarks>
    public static PeriodQuotas Calculate(
        QuotaBook quotas,
        SalesOrganization organization,
        string measureId,
        UnitKind kind,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(measureId);
        ArgumentNullException.ThrowIfNull(calendar);

        var lines = new Dictionary<(SalesUnit Unit, DateInterval Window), ImmutableArray<QuotaLine>.Builder>();
        foreach (var unit in quotas.Units(kind, measureId))
        {
            AddOwn(lines, quotas.Of(unit, measureId), calendar, periods);
        }

        if (kind != UnitKind.Payee)
        {
            var own = lines.Keys.ToHashSet();
            foreach (var payee in quotas.Units(UnitKind.Payee, measureId))
            {
                AddRolledUp(lines, own, quotas.Of(payee, measureId), organization, kind, calendar, periods);
            }
        }

        return new PeriodQuotas(
            quotas.Currency,
            lines.ToImmutableDictionary(
                entry => entry.Key,
                entry => new PeriodQuota(entry.Key.Unit, entry.Key.Window, quotas.Currency, entry.Value.ToImmutable())));
    }

    private static void AddOwn(
        Dictionary<(SalesUnit Unit, DateInterval Window), ImmutableArray<QuotaLine>.Builder> lines,
        ImmutableArray<Quota> quotas,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods)
    {
        foreach (var (period, line) in PeriodLines(quotas, calendar, periods))
        {
            Add(lines, (line.Quota.Unit, period.Interval), line);
        }
    }

    private static void AddRolledUp(
        Dictionary<(SalesUnit Unit, DateInterval Window), ImmutableArray<QuotaLine>.Builder> lines,
        HashSet<(SalesUnit Unit, DateInterval Window)> own,
        ImmutableArray<Quota> payeeQuotas,
        SalesOrganization organization,
        UnitKind kind,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods)
    {
        foreach (var (period, line) in PeriodLines(payeeQuotas, calendar, periods))
        {
            foreach (var (unit, part) in Split(line, period.Interval, organization, kind))
            {
                if (!own.Contains((unit, period.Interval)))
                {
                    Add(lines, (unit, period.Interval), part);
                }
            }
        }
    }

    private static IEnumerable<(FiscalPeriod Period, QuotaLine Line)> PeriodLines(
        ImmutableArray<Quota> quotas, FiscalCalendar calendar, ImmutableArray<FiscalPeriod> periods)
    {
        foreach (var period in periods)
        {
            foreach (var quota in quotas)
            {
                if (quota.Interval.Intersection(period.Interval) is not null)
                {
                    yield return (period, QuotaSpread.Part(quota, period, calendar));
                }
            }
        }
    }

    // Splits a payee's line among the units the payee was in on the days of the quota that fall into the period.
    private static IEnumerable<(SalesUnit Unit, QuotaLine Line)> Split(
        QuotaLine line, DateInterval window, SalesOrganization organization, UnitKind kind)
    {
        if (kind == UnitKind.Company)
        {
            return [(SalesUnit.Company, line)];
        }

        var daysByUnit = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (unitId, days) in Responsible(line.Quota, organization, kind))
        {
            if (days.Intersection(window) is { } shared)
            {
                daysByUnit[unitId] = daysByUnit.GetValueOrDefault(unitId) + shared.Length;
            }
        }

        if (daysByUnit.Count <= 1)
        {
            return [(new SalesUnit(kind, daysByUnit.Keys.FirstOrDefault("")), line)];
        }

        var total = daysByUnit.Values.Sum();
        return line.Amount
            .AllocateById(daysByUnit.Select(entry => KeyValuePair.Create(entry.Key, Ratio.Of(entry.Value, 1))))
            .Select(part => (
                new SalesUnit(kind, part.Key),
                line with { Amount = part.Value, Rule = Invariant($"{line.Rule}; {daysByUnit[part.Key]} of {total} days here") }));
    }

    // Cuts a quota's days among the units answerable for them. A day without an assignment goes to the unit joined next, or left last.
    private static IEnumerable<(string UnitId, DateInterval Days)> Responsible(Quota quota, SalesOrganization organization, UnitKind kind)
    {
        var assignments = organization.HistoryOf(quota.Unit.Id)
            .Where(assignment => assignment.From <= quota.Interval.End && (assignment.To is not { } to || to >= quota.Interval.Start))
            .ToImmutableArray();
        var start = quota.Interval.Start;
        for (var i = 0; i < assignments.Length; i++)
        {
            var end = i == assignments.Length - 1 ? quota.Interval.End : assignments[i].To!.Value;
            yield return (assignments[i].UnitOf(kind).Id, new DateInterval(start, end));
            start = end.PlusDays(1);
        }
    }

    private static void Add(
        Dictionary<(SalesUnit Unit, DateInterval Window), ImmutableArray<QuotaLine>.Builder> lines,
        (SalesUnit Unit, DateInterval Window) key,
        QuotaLine line)
    {
        if (!lines.TryGetValue(key, out var list))
        {
            list = ImmutableArray.CreateBuilder<QuotaLine>();
            lines.Add(key, list);
        }

        list.Add(line);
    }
}

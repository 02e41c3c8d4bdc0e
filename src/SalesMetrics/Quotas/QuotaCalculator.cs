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
    /// <param name="transfers">What becomes of the quota of somebody who moved within a period; it stays with the unit of the day unless stated.</param>
    /// <remarks>
    /// <para>A quota that lies in a period counts whole. A quota that periods of the same grain tile is spread over them by its
    /// <see cref="QuotaDistribution"/>, as a quarter's over its months; any other is spread by days. The parts of a quota always add up to it,
    /// to the cent.</para>
    /// <para>A team, manager, territory or company with a quota of its own in a period has that goal. Without one its goal is the sum of its
    /// people's direct ones; a person who moved takes the part of the goal along, by days. Days of a quota before joining count for the first
    /// unit, days after leaving for the last. Moving somebody therefore changes no total above.</para>
    /// </remarks>
    public static PeriodQuotas Calculate(
        QuotaBook quotas,
        SalesOrganization organization,
        string measureId,
        UnitKind kind,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods,
        TransferRule? transfers = null)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(measureId);
        ArgumentNullException.ThrowIfNull(calendar);

        var lines = OwnLines(quotas, measureId, kind, calendar, periods);
        if (kind != UnitKind.Payee)
        {
            var own = lines.Keys.ToHashSet();
            foreach (var (key, line) in RolledUpLines(quotas, organization, measureId, kind, calendar, periods, transfers))
            {
                if (!own.Contains(key))
                {
                    Add(lines, key, line);
                }
            }
        }

        return Sum(lines, quotas.Currency);
    }

    /// <summary>The goals of all units of a kind over some days of a period: of each quota the part that belongs to them.</summary>
    internal static PeriodQuotas OfPart(
        QuotaBook quotas,
        SalesOrganization organization,
        string measureId,
        UnitKind kind,
        FiscalCalendar calendar,
        FiscalPeriod period,
        DateInterval days,
        ProrationBasis basis)
    {
        var lines = new Dictionary<(SalesUnit Unit, DateInterval Window), ImmutableArray<QuotaLine>.Builder>();
        foreach (var (unit, line) in Parts(kind))
        {
            Add(lines, (unit, days), line);
        }

        var own = lines.Keys.ToHashSet();
        foreach (var (_, line) in kind == UnitKind.Payee ? [] : Parts(UnitKind.Payee).Where(part => part.Line.Quota.Kind == QuotaKind.Direct))
        {
            foreach (var (unit, part) in Split(line, days, organization, kind, Ratio.One))
            {
                if (!own.Contains((unit, days)))
                {
                    Add(lines, (unit, days), part);
                }
            }
        }

        return Sum(lines, quotas.Currency);

        IEnumerable<(SalesUnit Unit, QuotaLine Line)> Parts(UnitKind of) =>
            from unit in quotas.Units(of, measureId)
            from quota in quotas.Of(unit, measureId)
            where quota.Interval.Intersection(days) is not null
            select (unit, QuotaSpread.PartOf(QuotaSpread.Part(quota, period, calendar), period, days, basis));
    }

    /// <summary>The goals that units have of their own, whatever their people's are.</summary>
    internal static PeriodQuotas Own(
        QuotaBook quotas, string measureId, UnitKind kind, FiscalCalendar calendar, ImmutableArray<FiscalPeriod> periods) =>
        Sum(OwnLines(quotas, measureId, kind, calendar, periods), quotas.Currency);

    /// <summary>What the direct goals of a unit's people add up to, whatever goal it has of its own.</summary>
    internal static PeriodQuotas RolledUp(
        QuotaBook quotas,
        SalesOrganization organization,
        string measureId,
        UnitKind kind,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods,
        TransferRule? transfers)
    {
        var lines = new Dictionary<(SalesUnit Unit, DateInterval Window), ImmutableArray<QuotaLine>.Builder>();
        foreach (var (key, line) in RolledUpLines(quotas, organization, measureId, kind, calendar, periods, transfers))
        {
            Add(lines, key, line);
        }

        return Sum(lines, quotas.Currency);
    }

    private static PeriodQuotas Sum(
        Dictionary<(SalesUnit Unit, DateInterval Window), ImmutableArray<QuotaLine>.Builder> lines, Currency currency) =>
        new(currency, lines.ToImmutableDictionary(
            entry => entry.Key, entry => new PeriodQuota(entry.Key.Unit, entry.Key.Window, currency, entry.Value.ToImmutable())));

    private static Dictionary<(SalesUnit Unit, DateInterval Window), ImmutableArray<QuotaLine>.Builder> OwnLines(
        QuotaBook quotas, string measureId, UnitKind kind, FiscalCalendar calendar, ImmutableArray<FiscalPeriod> periods)
    {
        var lines = new Dictionary<(SalesUnit Unit, DateInterval Window), ImmutableArray<QuotaLine>.Builder>();
        foreach (var unit in quotas.Units(kind, measureId))
        {
            foreach (var (period, line) in PeriodLines(quotas.Of(unit, measureId), calendar, periods))
            {
                Add(lines, (unit, period.Interval), line);
            }
        }

        return lines;
    }

    private static IEnumerable<((SalesUnit Unit, DateInterval Window) Key, QuotaLine Line)> RolledUpLines(
        QuotaBook quotas,
        SalesOrganization organization,
        string measureId,
        UnitKind kind,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods,
        TransferRule? transfers)
    {
        var kept = transfers?.ShareKept ?? Ratio.One;
        foreach (var payee in quotas.Units(UnitKind.Payee, measureId))
        {
            foreach (var (period, line) in PeriodLines(quotas.Of(payee, measureId), calendar, periods))
            {
                // A shared goal would count once for each who holds it, an overlay's is covered by the sellers'.
                if (line.Quota.Kind == QuotaKind.Direct)
                {
                    foreach (var (unit, part) in Split(line, period.Interval, organization, kind, kept))
                    {
                        yield return ((unit, period.Interval), part);
                    }
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
        QuotaLine line, DateInterval window, SalesOrganization organization, UnitKind kind, Ratio kept)
    {
        if (kind == UnitKind.Company)
        {
            return [(SalesUnit.Company, line)];
        }

        var daysByUnit = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var last = "";
        foreach (var (unitId, days) in Responsible(line.Quota, organization, kind))
        {
            if (days.Intersection(window) is { } shared)
            {
                daysByUnit[unitId] = daysByUnit.GetValueOrDefault(unitId) + shared.Length;
                last = unitId;
            }
        }

        if (daysByUnit.Count <= 1 || kept.Sign == 0)
        {
            return [(new SalesUnit(kind, last), daysByUnit.Count <= 1 ? line : line with { Rule = line.Rule + "; all of it moved here" })];
        }

        var total = daysByUnit.Values.Sum();
        var moved = Ratio.Of(total - daysByUnit[last], 1) * (Ratio.One - kept);
        var weights = daysByUnit.ToDictionary(
            entry => entry.Key,
            entry => string.Equals(entry.Key, last, StringComparison.Ordinal) ? Ratio.Of(entry.Value, 1) + moved : Ratio.Of(entry.Value, 1) * kept,
            StringComparer.Ordinal);
        return line.Amount
            .AllocateById(weights)
            .Select(part => (
                new SalesUnit(kind, part.Key),
                line with
                {
                    Amount = part.Value,
                    Unrounded = line.Unrounded.Sign == 0 ? line.Unrounded : line.Unrounded * weights[part.Key] * Ratio.Of(1, total),
                    Rule = Invariant($"{line.Rule}; {daysByUnit[part.Key]} of {total} days here")
                        + (kept == Ratio.One ? "" : Invariant($", {kept.ToPercentText()} of other units' days stays there")),
                }));
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

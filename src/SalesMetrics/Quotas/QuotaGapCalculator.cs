using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Sets goals given top down beside what the goals below add up to.</summary>
public static class QuotaGapCalculator
{
    /// <summary>Calculates the gap of every unit of a kind that has a goal of its own or people with goals, in every period.</summary>
    /// <param name="quotas">The quotas of units and people.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="measureId">The measure the goals are in.</param>
    /// <param name="kind">The kind of unit, above payees.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="periods">The periods.</param>
    /// <param name="transfers">What becomes of the quota of somebody who moved within a period; it stays with the unit of the day unless stated.</param>
    /// <returns>The gaps, by unit and then by period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind is payees, who have nobody below.</exception>
    public static ImmutableArray<QuotaGap> Calculate(
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
        if (kind == UnitKind.Payee || !Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Goals roll up to teams, managers, territories and the company.");
        }

        var own = QuotaCalculator.Own(quotas, measureId, kind, calendar, periods);
        var rolledUp = QuotaCalculator.RolledUp(quotas, organization, measureId, kind, calendar, periods, transfers);
        return
        [
            .. own.Units.Concat(rolledUp.Units).Distinct().Order().SelectMany(unit => periods.Select(
                period => new QuotaGap(period.Id, own.Of(unit, period.Interval), rolledUp.Of(unit, period.Interval)))),
        ];
    }
}

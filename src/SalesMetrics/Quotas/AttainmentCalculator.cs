using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Sets what was credited against what was asked for.</summary>
public static class AttainmentCalculator
{
    /// <summary>Calculates the attainment of every unit of a kind in every period.</summary>
    /// <param name="credits">What was credited.</param>
    /// <param name="quotas">What was asked for, in the same currency.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="measure">What counts.</param>
    /// <param name="kind">The kind of unit.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="periods">The periods, ascending and not overlapping.</param>
    /// <param name="transfers">
    /// What becomes of credit and quota when somebody moves within a period; both stay with the unit of the day unless stated.
    /// </param>
    /// <returns>
    /// An attainment for each period of each unit that has credits, a quota, or an assigned person in any of the periods. A unit above
    /// payees sums credits and quotas first and divides then; member rates are never averaged.
    /// </returns>
    /// <exception cref="CurrencyMismatchException">Credits and quotas are in different currencies.</exception>
    /// <exception cref="ArgumentException">Periods overlap or are out of order.</exception>
    public static Attainments Calculate(
        CreditBook credits,
        QuotaBook quotas,
        SalesOrganization organization,
        Measure measure,
        UnitKind kind,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods,
        TransferRule? transfers = null)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(measure);
        if (credits.Currency != quotas.Currency)
        {
            throw new CurrencyMismatchException(quotas.Currency, credits.Currency);
        }

        var windows = ImmutableArray.CreateRange(periods, period => period.Interval);
        var credited = transfers is null ? credits : TransferCalculator.Calculate(
            credits, organization, transfers, [.. Earlier(credits, calendar, periods), .. windows]);
        var measurements = MeasurementCalculator.Calculate(credited, measure, kind, windows);
        var goals = QuotaCalculator.Calculate(quotas, organization, measure.Id, kind, calendar, periods, transfers);
        var units = new SortedSet<SalesUnit>(measurements.Units.Concat(goals.Units).Concat(Assigned(organization, kind, periods)));
        return new Attainments(
        [
            .. units.SelectMany(unit => periods.Select(
                period => new Attainment(period.Id, measurements.Of(unit, period.Interval), goals.Of(unit, period.Interval)))),
        ]);
    }

    // A correction goes where its sale went, so moves within the periods of earlier sales matter too.
    private static IEnumerable<DateInterval> Earlier(CreditBook credits, FiscalCalendar calendar, ImmutableArray<FiscalPeriod> periods)
    {
        var first = credits.Credits.Select(credit => credit.RoleDate).DefaultIfEmpty(LocalDate.MaxIsoValue).Min();
        return periods.IsEmpty || first >= periods[0].Start
            ? []
            : calendar.PeriodsIn(new DateInterval(first, periods[0].Start.PlusDays(-1)), periods[0].Grain).Select(period => period.Interval);
    }

    private static IEnumerable<SalesUnit> Assigned(SalesOrganization organization, UnitKind kind, ImmutableArray<FiscalPeriod> periods)
    {
        if (periods.IsEmpty)
        {
            return [];
        }

        var (first, last) = (periods[0].Start, periods[^1].End);
        return organization.Assignments
            .Where(assignment => assignment.From <= last && (assignment.To is not { } to || to >= first))
            .Select(assignment => assignment.UnitOf(kind))
            .Where(unit => unit.Id.Length > 0);
    }
}

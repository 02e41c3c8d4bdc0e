using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Sets what was credited in some days of a period against the part of the quotas that belongs to them.</summary>
internal static class PartialAttainmentCalculator
{
    /// <summary>Calculates the attainment of every unit that has credits, a quota, or an assigned person on these days.</summary>
    /// <exception cref="CurrencyMismatchException">Credits and quotas are in different currencies.</exception>
    public static IEnumerable<Attainment> Calculate(
        CreditBook credits,
        QuotaBook quotas,
        SalesOrganization organization,
        Measure measure,
        UnitKind kind,
        FiscalCalendar calendar,
        FiscalPeriod period,
        DateInterval days,
        ProrationBasis basis)
    {
        if (credits.Currency != quotas.Currency)
        {
            throw new CurrencyMismatchException(quotas.Currency, credits.Currency);
        }

        var measurements = MeasurementCalculator.Calculate(credits, measure, kind, [days]);
        var goals = QuotaCalculator.OfPart(quotas, organization, measure.Id, kind, calendar, period, days, basis);
        var assigned = organization.Assignments
            .Where(assignment => assignment.From <= days.End && (assignment.To is not { } to || to >= days.Start))
            .Select(assignment => assignment.UnitOf(kind))
            .Where(unit => unit.Id.Length > 0 || kind == UnitKind.Company);
        var id = Invariant($"{period.Id}, {days.Start:uuuu-MM-dd} to {days.End:uuuu-MM-dd}");
        return
        [
            .. new SortedSet<SalesUnit>(measurements.Units.Concat(goals.Units).Concat(assigned))
                .Select(unit => new Attainment(id, measurements.Of(unit, days), goals.Of(unit, days))),
        ];
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Shows where every unit stands on a day: period to date and year to date.</summary>
public static class AttainmentViewCalculator
{
    /// <summary>Calculates the views of all units of a kind.</summary>
    /// <param name="credits">What was credited; credits dated after <paramref name="asOf"/> are passed over.</param>
    /// <param name="quotas">What was asked for, in the same currency.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="measure">What counts.</param>
    /// <param name="kind">The kind of unit.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="period">The period, one of the calendar's.</param>
    /// <param name="asOf">The last day that is known, inclusive. Before the period nothing is credited in it; after it all of it is.</param>
    /// <returns>A view for each unit that has credits, a quota or an assigned person in the year up to the period's end, ordered by unit.</returns>
    /// <remarks>Facts dated after <paramref name="asOf"/> never change the answer: yesterday's view can be had again tomorrow.</remarks>
    /// <exception cref="CurrencyMismatchException">Credits and quotas are in different currencies.</exception>
    /// <exception cref="ArgumentException"><paramref name="period"/> is not of this calendar.</exception>
    public static ImmutableArray<AttainmentView> Calculate(
        CreditBook credits,
        QuotaBook quotas,
        SalesOrganization organization,
        Measure measure,
        UnitKind kind,
        FiscalCalendar calendar,
        FiscalPeriod period,
        LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(period);

        // Not Split, which refuses weeks that reach over the year's ends.
        ImmutableArray<FiscalPeriod> periods =
        [
            .. calendar.PeriodsIn(calendar.Year(period.FiscalYear).Interval, period.Grain).Where(one => one.FiscalYear == period.FiscalYear),
        ];
        var last = periods.IndexOf(period);
        if (last < 0)
        {
            throw new ArgumentException(Invariant($"{period} from {period.Start:uuuu-MM-dd} is no period of the calendar given."), nameof(period));
        }

        var attainments = AttainmentCalculator.Calculate(
            credits.AsOf(asOf), quotas, organization, measure, kind, calendar, periods[..(last + 1)]);
        return
        [
            .. attainments.All
                .GroupBy(one => one.Unit)
                .OrderBy(unit => unit.Key)
                .Select(unit => new AttainmentView(
                    period,
                    asOf,
                    attainments.Find(unit.Key, period.Id)!,
                    AttainmentTotal.Create(Invariant($"{unit.Key}, {periods[0].Id} to {period.Id}"), credits.Currency, unit))),
        ];
    }
}

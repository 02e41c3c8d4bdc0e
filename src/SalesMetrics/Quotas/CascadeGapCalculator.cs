using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Sets a cascade beside the goals that people have or propose.</summary>
public static class CascadeGapCalculator
{
    /// <summary>Calculates the gap of every unit of a kind that is in the cascade or whose people have goals.</summary>
    /// <param name="cascade">The goals from above.</param>
    /// <param name="proposals">The goals of people from below; goals that units have of their own do not count.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="measureId">The measure the goals are in.</param>
    /// <param name="kind">The kind of unit.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="period">The period the cascade is for.</param>
    /// <param name="transfers">What becomes of the goal of somebody who moved within the period; it stays with the unit of the day unless stated.</param>
    /// <returns>The gaps, by unit.</returns>
    /// <exception cref="CurrencyMismatchException">The proposals are in another currency than the cascade.</exception>
    public static ImmutableArray<CascadeGap> Calculate(
        Cascade cascade,
        QuotaBook proposals,
        SalesOrganization organization,
        string measureId,
        UnitKind kind,
        FiscalCalendar calendar,
        FiscalPeriod period,
        TransferRule? transfers = null)
    {
        ArgumentNullException.ThrowIfNull(cascade);
        ArgumentNullException.ThrowIfNull(proposals);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(measureId);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(period);
        var currency = cascade.Top.Amount.Currency;
        if (proposals.Currency != currency)
        {
            throw new CurrencyMismatchException(currency, proposals.Currency);
        }

        var bottomUp = kind == UnitKind.Payee
            ? QuotaCalculator.Own(proposals, measureId, kind, calendar, [period])
            : QuotaCalculator.RolledUp(proposals, organization, measureId, kind, calendar, [period], transfers);
        var topDown = cascade.Lines.Where(line => line.Unit.Kind == kind).ToLookup(line => line.Unit);
        return
        [
            .. bottomUp.Units.Concat(topDown.Select(lines => lines.Key)).Distinct().Order().Select(
                unit => new CascadeGap(unit, [.. topDown[unit]], bottomUp.Of(unit, period.Interval), currency)),
        ];
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation;

/// <summary>Calculates the attainments a plan asks for over the last few periods, of which each period is paid on: rolling attainment.</summary>
/// <remarks>
/// Beside periods by themselves and year to date with true-up it is the third way to accumulate. Credit and quota are summed over the periods of
/// the window first and divided then. The period's own target incentive is paid on it, and nothing is trued up: a good month helps as long as it
/// is in the window.
/// </remarks>
public static class RollingAttainmentCalculator
{
    /// <summary>The most periods a window may have.</summary>
    public const int MaxPeriods = 120;

    /// <summary>Calculates the attainments of a period over the window that ends with it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="credits">What was credited.</param>
    /// <param name="quotas">What was asked for, in the same currency. A period without a quota asks for nothing; when no period of the window has one,
    /// the attainment is undefined.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="period">The period paid for, the last of the window.</param>
    /// <param name="periods">How many periods the window has: 3 for a rolling quarter of months; 1 is the period by itself. Years do not bound it.</param>
    /// <param name="measures">The measures the plan names; none means <see cref="Measure.Bookings"/>.</param>
    /// <param name="stated">Values that no credits add up to; they count as stated for the period and are not rolled.</param>
    /// <returns>The attainments, to be looked up by the days of <paramref name="period"/>; each says over which days it was measured.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of periods is out of its range, or the window begins before the calendar.</exception>
    /// <exception cref="ArgumentException">The plan names a measure that is not given, or pays commission on credit: by rates or by product, which over a
    /// window of several periods would pay for each sale several times.</exception>
    /// <exception cref="CurrencyMismatchException">Credits and quotas are in different currencies.</exception>
    public static PlanAttainments Calculate(
        Plan plan,
        CreditBook credits,
        QuotaBook quotas,
        SalesOrganization organization,
        FiscalCalendar calendar,
        FiscalPeriod period,
        int periods,
        ImmutableArray<Measure> measures = default,
        ImmutableArray<StatedMeasure> stated = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(periods, MaxPeriods);
        if (periods > 1 && plan.Clauses.FirstOrDefault(clause => clause is PlanClause.Rates or PlanClause.ProductRates) is { } commission)
        {
            throw new ArgumentException(
                Invariant($"'{commission.Id}' pays commission on credit, and a sale is in the window of {periods} periods: it would be paid as often. Pay it in a plan of its own, by single periods."),
                nameof(plan));
        }

        var window = Window(calendar, period, periods);
        return PlanAttainmentCalculator.Each(
            plan,
            measures.IsDefaultOrEmpty ? [Measure.Bookings] : measures,
            stated,
            (measure, scope) => Over(window, AttainmentCalculator.Calculate(credits, quotas, organization, measure, scope, calendar, window), credits, measure, scope),
            _ => period.Interval);
    }

    private static ImmutableArray<FiscalPeriod> Window(FiscalCalendar calendar, FiscalPeriod last, int periods)
    {
        var window = new FiscalPeriod[periods];
        window[^1] = last;
        for (var i = periods - 2; i >= 0; i--)
        {
            window[i] = calendar.Previous(window[i + 1]);
        }

        return [.. window];
    }

    private static IEnumerable<Attainment> Over(
        ImmutableArray<FiscalPeriod> window, Attainments each, CreditBook credits, Measure measure, UnitKind scope)
    {
        if (window.Length == 1)
        {
            return each.All;
        }

        var days = new DateInterval(window[0].Start, window[^1].End);
        var measured = MeasurementCalculator.Calculate(credits, measure, scope, [days]);
        return each.All.GroupBy(one => one.Unit).Select(unit => new Attainment(
            Invariant($"{window[0].Id} to {window[^1].Id}"),
            measured.Of(unit.Key, days),
            new PeriodQuota(unit.Key, days, credits.Currency, [.. unit.SelectMany(one => one.PeriodQuota.Lines)])));
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation;

/// <summary>Calculates the attainments a plan asks for, no more.</summary>
public static class PlanAttainmentCalculator
{
    /// <summary>Calculates attainment for every measure and kind of unit that a component of the plan follows.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="credits">What was credited.</param>
    /// <param name="quotas">What was asked for, in the same currency.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="periods">The periods, ascending and not overlapping.</param>
    /// <param name="measures">The measures the plan names; others are ignored. None means <see cref="Measure.Bookings"/>.</param>
    /// <exception cref="ArgumentException">The plan names a measure that is not given, or periods overlap or are out of order.</exception>
    /// <exception cref="CurrencyMismatchException">Credits and quotas are in different currencies.</exception>
    public static PlanAttainments Calculate(
        Plan plan,
        CreditBook credits,
        QuotaBook quotas,
        SalesOrganization organization,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods,
        params IEnumerable<Measure> measures)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(measures);
        ImmutableArray<Measure> given = [.. measures];
        var known = given.IsEmpty ? [Measure.Bookings] : given;
        return PlanAttainments.Create(plan.Components
            .Select(component => (component.Scope, component.MeasureId))
            .Distinct()
            .SelectMany(need => AttainmentCalculator
                .Calculate(credits, quotas, organization, Named(need.MeasureId, known), need.Scope, calendar, periods)
                .All));
    }

    private static Measure Named(string id, ImmutableArray<Measure> measures) =>
        measures.FirstOrDefault(measure => string.Equals(measure.Id, id, StringComparison.Ordinal))
        ?? throw new ArgumentException(
            Invariant($"The plan names the measure '{id}', which is not among those given: {string.Join(", ", measures.Select(measure => measure.Id))}."),
            nameof(measures));
}

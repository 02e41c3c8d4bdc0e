using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation;

/// <summary>Calculates the attainments a plan asks for, no more.</summary>
public static class PlanAttainmentCalculator
{
    /// <summary>Calculates attainment for every measure and kind of unit that a component or clause of the plan looks at.</summary>
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
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(measures);
        ImmutableArray<Measure> given = [.. measures];
        return Calculate(plan, credits, quotas, organization, calendar, periods, given.IsEmpty ? [Measure.Bookings] : given, []);
    }

    /// <summary>Calculates the attainments a plan asks for, beside measures that no credits add up to and somebody states.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="credits">What was credited.</param>
    /// <param name="quotas">What was asked for, in the same currency.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="periods">The periods, ascending and not overlapping.</param>
    /// <param name="measures">The measures that are credited; those the plan does not name are ignored.</param>
    /// <param name="stated">The values stated; a measure that occurs here is not asked of the credits.</param>
    /// <inheritdoc cref="Calculate(Plan, CreditBook, QuotaBook, SalesOrganization, FiscalCalendar, ImmutableArray{FiscalPeriod}, IEnumerable{Measure})" path="/exception" />
    public static PlanAttainments Calculate(
        Plan plan,
        CreditBook credits,
        QuotaBook quotas,
        SalesOrganization organization,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods,
        ImmutableArray<Measure> measures,
        ImmutableArray<StatedMeasure> stated)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(calendar);
        return Each(plan, measures, stated, (measure, scope) => AttainmentCalculator.Calculate(credits, quotas, organization, measure, scope, calendar, periods).All);
    }

    /// <summary>As above over some days of a period, with the part of the quotas that belongs to them.</summary>
    internal static PlanAttainments OfPart(
        Plan plan,
        CreditBook credits,
        QuotaBook quotas,
        SalesOrganization organization,
        FiscalCalendar calendar,
        FiscalPeriod period,
        DateInterval days,
        ProrationBasis basis,
        ImmutableArray<Measure> measures,
        ImmutableArray<StatedMeasure> stated) =>
        Each(plan, measures, stated, (measure, scope) => PartialAttainmentCalculator.Calculate(credits, quotas, organization, measure, scope, calendar, period, days, basis));

    /// <summary>The attainments a plan asks for, as a calculation gives them for a measure and a kind of unit.</summary>
    internal static PlanAttainments Each(
        Plan plan,
        ImmutableArray<Measure> measures,
        ImmutableArray<StatedMeasure> stated,
        Func<Measure, UnitKind, IEnumerable<Attainment>> calculate,
        Func<Attainment, DateInterval>? windowOf = null)
    {
        var attainments = NeedsOf(plan, stated).SelectMany(need => calculate(Named(need.MeasureId, measures.IsDefault ? [] : measures), need.Scope));
        return PlanAttainments
            .Create(attainments, windowOf ?? (one => one.Window))
            .WithStated(stated.IsDefault ? [] : stated);
    }

    /// <summary>What a plan asks of the credits: each measure and kind of unit once, without the measures that somebody states.</summary>
    internal static ImmutableArray<(UnitKind Scope, string MeasureId)> NeedsOf(Plan plan, ImmutableArray<StatedMeasure> stated)
    {
        var statedIds = (stated.IsDefault ? [] : stated).Select(one => one.MeasureId).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. plan.Components
                .Select(component => (component.Scope, component.MeasureId))
                .Concat(plan.Clauses.SelectMany(PlanClauses.Needs))
                .Where(need => !statedIds.Contains(need.MeasureId))
                .Distinct(),
        ];
    }

    internal static Measure Named(string id, ImmutableArray<Measure> measures) =>
        measures.FirstOrDefault(measure => string.Equals(measure.Id, id, StringComparison.Ordinal))
        ?? throw new ArgumentException(
            Invariant($"The plan names the measure '{id}', which is not among those given: {string.Join(", ", measures.Select(measure => measure.Id))}."),
            nameof(measures));
}

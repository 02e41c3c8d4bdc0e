using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>Sets key figures of the process against their goals, as credit is set against quotas.</summary>
public static class KpiAttainmentCalculator
{
    /// <summary>Calculates the attainment of all units of a kind in one key figure and period.</summary>
    /// <param name="kpi">What is measured.</param>
    /// <param name="events">What happened, in any order, no id twice. Events after <paramref name="asOf"/> are passed over.</param>
    /// <param name="goals">The goals; those of other key figures are passed over. No two of one unit and key figure may share a day.</param>
    /// <param name="organization">Who was where; an event counts for the units its payee was in on the day it happened.</param>
    /// <param name="kind">The kind of unit.</param>
    /// <param name="period">The period.</param>
    /// <param name="asOf">The last day that is known, inclusive.</param>
    /// <returns>An attainment for each unit with events in the window or a goal for the period, ordered by unit.</returns>
    /// <remarks>
    /// <para>Numerators and denominators are summed before dividing, so a unit's rate is never a mean of its people's rates.</para>
    /// <para>A goal that is a count is spread over the period by calendar days, exactly; a unit without one of its own has the sum of its
    /// people's, each by the role on the goal's last day. A goal that is a rate holds for periods within its days and does not add up, so
    /// a unit needs one of its own.</para>
    /// </remarks>
    /// <exception cref="ArgumentException">An event id is there twice, or two goals of a unit share a day.</exception>
    public static ImmutableArray<KpiAttainment> Calculate(
        KpiDefinition kpi,
        IEnumerable<ProcessEvent> events,
        IEnumerable<KpiGoal> goals,
        SalesOrganization organization,
        UnitKind kind,
        FiscalPeriod period,
        LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(goals);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(period);
        var window = kpi.WindowOf(period.Interval, asOf);
        var counted = Distinct(events)
            .Where(one => one.On <= asOf && window is not null && window.Contains(DayOf(one, kpi)))
            .Where(one => Is(one, kpi.Numerator) || (kpi.Denominator is { } below && Is(one, below)))
            .OrderBy(one => one.On).ThenBy(one => one.Id, StringComparer.Ordinal)
            .ToLookup(one => UnitOf(one.PayeeId, one.On, organization, kind));
        var concerning = Checked([.. goals.Where(goal => string.Equals(goal.KpiId, kpi.Id, StringComparison.Ordinal))])
            .Where(goal => goal.Interval.Intersection(period.Interval) is not null)
            .ToImmutableArray();
        var own = concerning.Where(goal => goal.Unit.Kind == kind).ToLookup(goal => goal.Unit);
        var ofPeople = concerning.Where(goal => goal.Unit.Kind == UnitKind.Payee)
            .ToLookup(goal => UnitOf(goal.Unit.Id, goal.Interval.End, organization, kind));

        return
        [
            .. counted.Select(unit => unit.Key).Concat(own.Select(unit => unit.Key)).Concat(ofPeople.Select(unit => unit.Key)).Distinct().Order()
                .Select(unit =>
                {
                    var (target, rule) = Target(kpi, [.. own[unit]], [.. ofPeople[unit]], period);
                    return new KpiAttainment(
                        kpi, unit, period, window,
                        [.. counted[unit].Where(one => Is(one, kpi.Numerator))],
                        [.. counted[unit].Where(one => kpi.Denominator is { } below && Is(one, below))],
                        target, rule);
                }),
        ];
    }

    private static (Ratio? Target, string Rule) Target(
        KpiDefinition kpi, ImmutableArray<KpiGoal> own, ImmutableArray<KpiGoal> ofPeople, FiscalPeriod period)
    {
        if (kpi.IsRate)
        {
            return own.FirstOrDefault(goal => goal.Interval.Contains(period.Interval)) is { } rate
                ? (rate.Target, "the unit's own goal")
                : (null, "no goal of its own for these days is set; goals for rates do not add up");
        }

        var listed = own.IsEmpty ? ofPeople : own;
        return listed.IsEmpty
            ? (null, "no goal is set for these days")
            : (listed.Aggregate(Ratio.Zero, (sum, goal) => sum + Part(goal, period)), own.IsEmpty ? "sum of its people's goals, by calendar days" : "own goals, by calendar days");
    }

    private static Ratio Part(KpiGoal goal, FiscalPeriod period) =>
        goal.Target * Ratio.Of(goal.Interval.Intersection(period.Interval)!.Length, goal.Interval.Length);

    private static LocalDate DayOf(ProcessEvent one, KpiDefinition kpi) => kpi.Basis == KpiBasis.Cohort ? one.CaseBeganOn ?? one.On : one.On;

    private static bool Is(ProcessEvent one, string kind) => string.Equals(one.Kind, kind, StringComparison.Ordinal);

    private static SalesUnit UnitOf(string payeeId, LocalDate day, SalesOrganization organization, UnitKind kind) => kind switch
    {
        UnitKind.Payee => SalesUnit.Payee(payeeId),
        UnitKind.Company => SalesUnit.Company,
        _ => organization.TryGetOn(day, payeeId, out var role) ? role.UnitOf(kind) : new SalesUnit(kind, ""),
    };

    private static IEnumerable<ProcessEvent> Distinct(IEnumerable<ProcessEvent> events)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in events)
        {
            yield return seen.Add(one.Id)
                ? one
                : throw new ArgumentException(Invariant($"The event '{one.Id}' is given twice and would count twice."), nameof(events));
        }
    }

    private static ImmutableArray<KpiGoal> Checked(ImmutableArray<KpiGoal> goals)
    {
        foreach (var unit in goals.GroupBy(goal => goal.Unit))
        {
            var ordered = unit.OrderBy(goal => goal.Interval.Start).ToArray();
            for (var i = 1; i < ordered.Length; i++)
            {
                if (ordered[i].Interval.Start <= ordered[i - 1].Interval.End)
                {
                    throw new ArgumentException(Invariant($"Two goals of {unit.Key} share the day {ordered[i].Interval.Start:uuuu-MM-dd}."), nameof(goals));
                }
            }
        }

        return goals;
    }
}

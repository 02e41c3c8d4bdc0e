using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Versions;

/// <summary>All plans of a company in one currency, version by version, and for whom each holds when.</summary>
/// <remarks>A day is always answered for by the version that holds on it, so an old period is recalculated by the plan of that time, whatever came later.</remarks>
public sealed class PlanBook
{
    private readonly ImmutableSortedDictionary<string, EffectiveDated<PlanVersion>> _byPlan;
    private readonly ImmutableDictionary<PlanHolder, ImmutableArray<PlanAssignment>> _byHolder;

    private PlanBook(
        ImmutableSortedDictionary<string, EffectiveDated<PlanVersion>> byPlan, ImmutableDictionary<PlanHolder, ImmutableArray<PlanAssignment>> byHolder)
    {
        _byPlan = byPlan;
        _byHolder = byHolder;
    }

    /// <summary>The currency in which every plan pays.</summary>
    public Currency Currency => _byPlan.Values.First().Entries[0].Value.Plan.Currency;

    /// <summary>The ids of the plans, ordered ordinally; at least one.</summary>
    public IEnumerable<string> PlanIds => _byPlan.Keys;

    /// <summary>All versions, by plan and first day.</summary>
    public IEnumerable<PlanVersion> Versions => _byPlan.Values.SelectMany(plan => plan.Entries).Select(entry => entry.Value);

    /// <summary>For whom which plan holds, by plan, first day and holder.</summary>
    public IEnumerable<PlanAssignment> Assignments => _byHolder.Values
        .SelectMany(own => own)
        .OrderBy(one => one.PlanId, StringComparer.Ordinal)
        .ThenBy(one => one.From)
        .ThenBy(one => one.Holder.ToString(), StringComparer.Ordinal);

    /// <summary>Makes a book.</summary>
    /// <param name="versions">At least one, in one currency; of one plan no two with one id or from one day, all of one grain.</param>
    /// <param name="assignments">For whom which plan holds; may be empty.</param>
    /// <returns>
    /// The book, and rejected issues about assignments: <c>unknown-plan</c> (there is no version of the plan) and <c>plan-overlap</c> (one holder would
    /// have two plans on a day; the one that begins earlier stays, of two that begin together the one stated first).
    /// </returns>
    /// <exception cref="ArgumentException">A rule about versions is broken, or an entry is null.</exception>
    /// <exception cref="CurrencyMismatchException">Plans pay in different currencies.</exception>
    public static Checked<PlanBook> Create(IEnumerable<PlanVersion> versions, params IEnumerable<PlanAssignment> assignments)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(assignments);
        var byPlan = ByPlan([.. versions]);
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var known = new List<PlanAssignment>();
        foreach (var one in assignments)
        {
            if (one is null)
            {
                throw new ArgumentException("An assignment of a plan is null.", nameof(assignments));
            }

            if (byPlan.ContainsKey(one.PlanId))
            {
                known.Add(one);
            }
            else
            {
                issues.Add(Issue.Rejected("unknown-plan", nameof(PlanAssignment.PlanId), one.PlanId, Invariant($"{one} names a plan of which there is no version."), "Add the version, or correct the id."));
            }
        }

        var byHolder = known.GroupBy(one => one.Holder).ToImmutableDictionary(holder => holder.Key, holder => Without(holder, issues));
        return new(new(byPlan, byHolder), issues.ToImmutable());
    }

    /// <summary>The version of a plan that holds on a day; null before the first one, and when there is no such plan.</summary>
    public PlanVersion? VersionOn(LocalDate date, string planId)
    {
        ArgumentNullException.ThrowIfNull(planId);
        return _byPlan.TryGetValue(planId, out var versions) && versions.TryGetOn(date, out var version) ? version : null;
    }

    /// <summary>The version that holds for somebody on a day: of the payee's own plan, or else of the role's. Null when neither has one.</summary>
    /// <param name="date">The day.</param>
    /// <param name="role">What the payee was assigned to on it.</param>
    public PlanVersion? On(LocalDate date, Assignment role)
    {
        ArgumentNullException.ThrowIfNull(role);
        var own = Of(new PlanHolder.OfPayee(role.PayeeId)).FirstOrDefault(one => one.Covers(date));
        var shared = own ?? (string.IsNullOrWhiteSpace(role.Role) ? null : Of(new PlanHolder.OfRole(role.Role)).FirstOrDefault(one => one.Covers(date)));
        return shared is null ? null : VersionOn(date, shared.PlanId);
    }

    /// <summary>The plans that pay by a kind of period.</summary>
    internal ImmutableArray<string> PlansBy(PeriodGrain grain) =>
        [.. _byPlan.Where(plan => plan.Value.Entries[0].Value.Plan.Grain == grain).Select(plan => plan.Key)];

    /// <summary>Every day on which the answer for somebody may become another one; days outside the book's concern included.</summary>
    internal IEnumerable<LocalDate> ChangesFor(string payeeId, IEnumerable<string> roles)
    {
        var holders = roles.Where(role => !string.IsNullOrWhiteSpace(role)).Select(PlanHolder (role) => new PlanHolder.OfRole(role)).Prepend(new PlanHolder.OfPayee(payeeId));
        foreach (var assignment in holders.SelectMany(holder => Of(holder)))
        {
            yield return assignment.From;
            if (assignment.To is { } to)
            {
                yield return to.PlusDays(1);
            }

            foreach (var version in _byPlan[assignment.PlanId].Entries)
            {
                yield return version.From;
                foreach (var target in version.Value.TargetIncentives.Exceptions.Where(one => string.Equals(one.PayeeId, payeeId, StringComparison.Ordinal)))
                {
                    yield return target.From ?? LocalDate.MinIsoValue;
                }
            }
        }
    }

    private static ImmutableSortedDictionary<string, EffectiveDated<PlanVersion>> ByPlan(ImmutableArray<PlanVersion> versions)
    {
        if (versions.IsEmpty || versions.Contains(null!))
        {
            throw new ArgumentException("A book of plans needs at least one version, and none that is null.", nameof(versions));
        }

        if (versions.FirstOrDefault(one => one.Plan.Currency != versions[0].Plan.Currency) is { } other)
        {
            throw new CurrencyMismatchException(versions[0].Plan.Currency, other.Plan.Currency);
        }

        foreach (var plan in versions.GroupBy(one => one.Plan.Id, StringComparer.Ordinal))
        {
            if (plan.GroupBy(one => one.Id, StringComparer.Ordinal).FirstOrDefault(id => id.Count() > 1) is { } twice)
            {
                throw new ArgumentException(Invariant($"Two versions of '{plan.Key}' have the id '{twice.Key}': give each its own."), nameof(versions));
            }

            if (plan.GroupBy(one => one.From).FirstOrDefault(day => day.Count() > 1) is { } day)
            {
                throw new ArgumentException(Invariant($"Two versions of '{plan.Key}' hold from {day.Key:uuuu-MM-dd} on: only one can."), nameof(versions));
            }

            if (plan.Select(one => one.Plan.Grain).Distinct().Count() > 1)
            {
                throw new ArgumentException(Invariant($"The versions of '{plan.Key}' pay by different kinds of period: give the new one an id of its own."), nameof(versions));
            }
        }

        return versions
            .GroupBy(one => one.Plan.Id, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                plan => plan.Key, plan => EffectiveDated.Create(plan.Select(one => new EffectiveValue<PlanVersion>(one.From, one))), StringComparer.Ordinal);
    }

    private static ImmutableArray<PlanAssignment> Without(IEnumerable<PlanAssignment> own, ImmutableArray<Issue>.Builder issues)
    {
        var kept = ImmutableArray.CreateBuilder<PlanAssignment>();
        foreach (var one in own.OrderBy(one => one.From))
        {
            if (kept.Count > 0 && kept[^1].Covers(one.From))
            {
                issues.Add(Issue.Rejected(
                    "plan-overlap", nameof(PlanAssignment.From), Invariant($"{one.From:uuuu-MM-dd}"), Invariant($"{one} begins while {kept[^1]} holds."), "End the earlier one the day before."));
            }
            else
            {
                kept.Add(one);
            }
        }

        return kept.ToImmutable();
    }

    private ImmutableArray<PlanAssignment> Of(PlanHolder holder) => _byHolder.GetValueOrDefault(holder, []);
}

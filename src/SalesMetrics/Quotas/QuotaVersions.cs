namespace SalesMetrics.Quotas;

/// <summary>One unit's quotas in one measure: every version accepted, and which of them are in force.</summary>
internal sealed class QuotaVersions
{
    private QuotaVersions(ImmutableArray<Quota> all, ImmutableArray<Quota> inForce)
    {
        All = all;
        InForce = inForce;
    }

    /// <summary>By the day known from, then by the days of the goal.</summary>
    public ImmutableArray<Quota> All { get; }

    /// <summary>What the latest versions leave, by day.</summary>
    public ImmutableArray<Quota> InForce { get; }

    public static QuotaVersions Create(IEnumerable<Quota> quotas, ImmutableArray<Issue>.Builder issues)
    {
        // Ordered on every property that tells two apart, so that which of two rivals stays does not depend on the order they came in.
        var accepted = ImmutableArray.CreateBuilder<Quota>();
        var inForce = ImmutableArray<Quota>.Empty;
        var stated = quotas
            .OrderBy(KnownFrom)
            .ThenBy(quota => quota.Interval.Start)
            .ThenBy(quota => quota.Interval.End)
            .ThenBy(quota => quota.AskedAmount.Amount)
            .ThenBy(quota => quota.ToString(), StringComparer.Ordinal)
            .GroupBy(KnownFrom);
        foreach (var statement in stated)
        {
            var versions = WithoutPartial(WithoutOverlap(statement, issues), inForce, issues);
            accepted.AddRange(versions);
            inForce = Replace(inForce, versions);
        }

        return new QuotaVersions(accepted.ToImmutable(), inForce);
    }

    /// <summary>The versions known by a day. Each was judged against earlier ones only, so none has to be judged again.</summary>
    public QuotaVersions AsKnownOn(LocalDate date)
    {
        var known = All.RemoveAll(quota => KnownFrom(quota) > date);
        return known.Length == All.Length
            ? this
            : new QuotaVersions(known, known.GroupBy(KnownFrom).Aggregate(ImmutableArray<Quota>.Empty, (inForce, versions) => Replace(inForce, [.. versions])));
    }

    public static Issue Rejection(string code, Quota quota, string message, string advice) =>
        Issue.Rejected(code, nameof(Quota), quota.ToString(), message, advice) with { Source = quota.Unit.ToString() };

    private static LocalDate KnownFrom(Quota quota) => quota.KnownFrom ?? LocalDate.MinIsoValue;

    private static bool Overlap(Quota one, Quota other) => one.Interval.Intersection(other.Interval) is not null;

    private static ImmutableArray<Quota> Replace(ImmutableArray<Quota> inForce, ImmutableArray<Quota> versions) =>
    [
        .. inForce.Where(earlier => !versions.Any(version => Overlap(version, earlier))).Concat(versions).OrderBy(quota => quota.Interval.Start),
    ];

    private static ImmutableArray<Quota> WithoutOverlap(IEnumerable<Quota> statement, ImmutableArray<Issue>.Builder issues)
    {
        var kept = ImmutableArray.CreateBuilder<Quota>();
        foreach (var quota in statement)
        {
            if (kept.Count > 0 && quota.Interval.Start <= kept[^1].Interval.End)
            {
                issues.Add(Rejection("quota-overlap", quota, Invariant($"It shares days with {kept[^1]}."), "State one quota for each day."));
            }
            else
            {
                kept.Add(quota);
            }
        }

        return kept.ToImmutable();
    }

    // A version must not leave days of what it replaces without a goal; rejecting one may bare the days of another, hence the loop, which
    // ends because every round but the last rejects a version.
    private static ImmutableArray<Quota> WithoutPartial(
        ImmutableArray<Quota> versions, ImmutableArray<Quota> inForce, ImmutableArray<Issue>.Builder issues)
    {
        while (inForce.FirstOrDefault(earlier => CoveredDays(earlier, versions) is var covered && covered > 0 && covered < earlier.Interval.Length) is { } bared)
        {
            foreach (var version in versions.Where(version => Overlap(version, bared)))
            {
                issues.Add(Rejection(
                    "quota-partly-replaced",
                    version,
                    Invariant($"It replaces a part of {bared} and leaves its other days without a goal."),
                    "State the goal for the other days too, as known from the same day."));
            }

            versions = versions.RemoveAll(version => Overlap(version, bared));
        }

        return versions;
    }

    private static int CoveredDays(Quota earlier, ImmutableArray<Quota> versions) =>
        versions.Sum(version => version.Interval.Intersection(earlier.Interval)?.Length ?? 0);
}

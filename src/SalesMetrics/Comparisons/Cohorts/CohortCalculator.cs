namespace SalesMetrics.Comparisons.Cohorts;

/// <summary>Puts people with comparable ones, and tells where each stands.</summary>
public static class CohortCalculator
{
    /// <summary>Groups people by what they must share.</summary>
    /// <remarks>A percentile tells a place, not that the place is more than luck; and in a small cohort it tells next to nothing, so there it is refused.</remarks>
    /// <param name="members">The people, no id twice.</param>
    /// <param name="by">What they must share.</param>
    /// <param name="kind">The kind of percentile.</param>
    /// <param name="fewestMembers">How many members with a value it takes to say anything; 2 or more, 5 unless stated.</param>
    /// <returns>The cohorts, by key ordinally.</returns>
    /// <exception cref="ArgumentException">Somebody is given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is none of the named ones, or the number is below 2.</exception>
    public static ImmutableArray<Cohort> Calculate(
        IEnumerable<CohortMember> members, CohortBy by, PercentileKind kind = PercentileKind.MidRank, int fewestMembers = 5)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentOutOfRangeException.ThrowIfLessThan(fewestMembers, 2);
        if (!Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of percentile.");
        }

        if ((by & ~(CohortBy.Role | CohortBy.Tenure | CohortBy.Segment | CohortBy.Territory)) != CohortBy.None)
        {
            throw new ArgumentOutOfRangeException(nameof(by), by, "Not something that people share.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        CohortMember[] all = [.. members];
        foreach (var member in all)
        {
            if (!seen.Add(member.Id))
            {
                throw new ArgumentException(Invariant($"'{member.Id}' is given twice."), nameof(members));
            }
        }

        return
        [
            .. all.GroupBy(member => KeyOf(member, by), StringComparer.Ordinal).OrderBy(cohort => cohort.Key, StringComparer.Ordinal)
                .Select(cohort => ToCohort(cohort.Key, [.. cohort.OrderBy(member => member.Id, StringComparer.Ordinal)], kind, fewestMembers)),
        ];
    }

    private static Cohort ToCohort(string key, CohortMember[] members, PercentileKind kind, int fewestMembers)
    {
        double[] ascending = [.. members.Select(member => member.Value).OfType<double>().Order()];
        var middle = ascending.Length == 0 ? 0 : Numerics.SortedQuantile.At(ascending, 0.5);
        var isTooSmall = ascending.Length < fewestMembers;
        return new Cohort(
            key,
            kind,
            fewestMembers,
            [
                .. members.Where(member => member.Value is not null).Select(member => new CohortPlace(
                    member.Id, member.Value!.Value, isTooSmall ? null : Percentile(ascending, member.Value.Value, kind), isTooSmall ? null : member.Value.Value - middle)),
            ],
            [.. members.Where(member => member.Value is null).Select(member => member.Id)]);
    }

    private static double Percentile(double[] ascending, double value, PercentileKind kind)
    {
        var below = First(ascending, other => other >= value);
        var atOrBelow = First(ascending, other => other > value);
        return kind switch
        {
            PercentileKind.Below => (double)below / ascending.Length,
            PercentileKind.AtOrBelow => (double)atOrBelow / ascending.Length,
            _ => (below + atOrBelow) / 2.0 / ascending.Length,
        };
    }

    private static long First(double[] ascending, Func<double, bool> holds) => BinomialTest.First(0, ascending.Length, i => holds(ascending[i]));

    private static string KeyOf(CohortMember member, CohortBy by)
    {
        var words = new List<string>();
        void Add(CohortBy part, string name, string value)
        {
            if (by.HasFlag(part))
            {
                words.Add(Invariant($"{name} {(value.Length == 0 ? "(not known)" : value)}"));
            }
        }

        Add(CohortBy.Role, "role", member.Role);
        Add(CohortBy.Tenure, "tenure", member.Tenure);
        Add(CohortBy.Segment, "segment", member.Segment);
        Add(CohortBy.Territory, "territory", member.TerritoryId);
        return words.Count == 0 ? "all" : string.Join(", ", words);
    }
}

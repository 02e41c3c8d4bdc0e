namespace SalesMetrics.Compensation;

/// <summary>Ranks contestants and hands out the prizes.</summary>
public static class ContestCalculator
{
    /// <summary>Calculates the places and prizes.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="entries">Each contestant once, in any order; may be empty.</param>
    /// <exception cref="ArgumentException">A contestant stands twice, or has no id.</exception>
    public static ContestPay Calculate(PlanClause.Contest contest, params IEnumerable<ContestEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(contest);
        ArgumentNullException.ThrowIfNull(entries);
        var ordered = entries
            .OrderByDescending(entry => entry.Score)
            .ThenByDescending(entry => contest.Ties == TiePolicy.TieBreak ? entry.TieBreak : Ratio.Zero)
            .ThenBy(entry => entry.PayeeId, StringComparer.Ordinal)
            .ToImmutableArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in ordered)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(entry.PayeeId, nameof(entries));
            if (!seen.Add(entry.PayeeId))
            {
                throw new ArgumentException(Invariant($"'{entry.PayeeId}' stands twice among the contestants: give one result."), nameof(entries));
            }
        }

        var places = ImmutableArray.CreateBuilder<ContestPlace>(ordered.Length);
        for (var first = 0; first < ordered.Length;)
        {
            var after = first + 1;
            while (after < ordered.Length && Tie(contest.Ties, ordered[first], ordered[after]))
            {
                after++;
            }

            var prizes = PrizesOf(contest, first, after);
            for (var i = first; i < after; i++)
            {
                places.Add(new ContestPlace(ordered[i], first + 1, after, prizes[i - first]));
            }

            first = after;
        }

        return new ContestPay(contest, places.ToImmutable());
    }

    private static bool Tie(TiePolicy policy, ContestEntry one, ContestEntry other) =>
        one.Score == other.Score && (policy != TiePolicy.TieBreak || one.TieBreak == other.TieBreak);

    private static ImmutableArray<Money> PrizesOf(PlanClause.Contest contest, int first, int after)
    {
        var prizes = contest.Prizes.Prizes;
        var none = Money.Zero(prizes[0].Currency);
        return contest.Ties == TiePolicy.AllTheHigher
            ? [.. Enumerable.Repeat(first < prizes.Length ? prizes[first] : none, after - first)]
            : Money.Sum(prizes.Skip(first).Take(after - first), none.Currency).Allocate(after - first);
    }
}

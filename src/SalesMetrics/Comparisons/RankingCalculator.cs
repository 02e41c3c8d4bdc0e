namespace SalesMetrics.Comparisons;

/// <summary>Ranks units by a value.</summary>
public static class RankingCalculator
{
    /// <summary>Ranks candidates; exactly equal values share the places they take up together.</summary>
    /// <param name="candidates">Who is ranked, in any order, no id twice; those without a value are listed apart.</param>
    /// <param name="order">Which value takes the first place.</param>
    /// <typeparam name="T">What is compared.</typeparam>
    /// <exception cref="ArgumentException">An id is given twice or null, or a value is not a number.</exception>
    /// <exception cref="CurrencyMismatchException">Values are amounts in different currencies.</exception>
    public static Ranking<T> Calculate<T>(IEnumerable<RankingCandidate<T>> candidates, RankingOrder order = RankingOrder.HighestFirst)
        where T : struct, IComparable<T>
    {
        ArgumentNullException.ThrowIfNull(candidates);
        if (!Enum.IsDefined(order))
        {
            throw new ArgumentOutOfRangeException(nameof(order), order, "Not an order of ranking.");
        }

        var defined = new List<(string Id, T Value)>();
        var undefined = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, value) in candidates)
        {
            if (id is null || !seen.Add(id))
            {
                throw new ArgumentException(Invariant($"The candidate '{id}' is given twice, or has no id."), nameof(candidates));
            }

            if (value is not { } stated)
            {
                undefined.Add(id);
                continue;
            }

            ThrowIfNotComparable(id, stated, defined);
            defined.Add((id, stated));
        }

        defined.Sort((left, right) => Compare(left, right, order));
        undefined.Sort(StringComparer.Ordinal);
        return new Ranking<T>(order, Place(defined), undefined.ToImmutable());
    }

    // Before sorting, for an exception out of a sort arrives wrapped in another.
    private static void ThrowIfNotComparable<T>(string id, T value, List<(string Id, T Value)> others)
        where T : struct, IComparable<T>
    {
        if (value is double.NaN or float.NaN)
        {
            throw new ArgumentException(Invariant($"The value of '{id}' is not a number: give null where it is undefined."), nameof(value));
        }

        if (others.Count > 0)
        {
            _ = value.CompareTo(others[0].Value);
        }
    }

    private static int Compare<T>((string Id, T Value) left, (string Id, T Value) right, RankingOrder order)
        where T : struct, IComparable<T>
    {
        var byValue = order == RankingOrder.HighestFirst ? right.Value.CompareTo(left.Value) : left.Value.CompareTo(right.Value);
        return byValue != 0 ? byValue : string.CompareOrdinal(left.Id, right.Id);
    }

    private static ImmutableArray<RankingEntry<T>> Place<T>(List<(string Id, T Value)> ordered)
        where T : struct, IComparable<T>
    {
        var entries = ImmutableArray.CreateBuilder<RankingEntry<T>>(ordered.Count);
        for (var first = 0; first < ordered.Count;)
        {
            var next = first + 1;
            while (next < ordered.Count && ordered[next].Value.CompareTo(ordered[first].Value) == 0)
            {
                next++;
            }

            var position = new RankPosition(first + 1, next);
            for (; first < next; first++)
            {
                entries.Add(new RankingEntry<T>(ordered[first].Id, ordered[first].Value, position));
            }
        }

        return entries.DrainToImmutable();
    }
}

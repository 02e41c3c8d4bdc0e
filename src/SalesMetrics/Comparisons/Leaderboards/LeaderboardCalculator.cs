using SalesMetrics.Comparisons.Shrinkage;

namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>Makes leaderboards with honest ties.</summary>
public static class LeaderboardCalculator
{
    /// <summary>The most people: every pair is compared.</summary>
    public const int MaxPeople = 2_000;

    /// <summary>Orders people by score; those who cannot be told from the first of a group share its places.</summary>
    /// <remarks>
    /// <para>Pairs are compared by the difference over the root of the summed squared errors, two-sided, adjusted by Holm for all pairs of the board, since the board
    /// shows all at once and its first and last were picked by their scores (Mogstad, Romano, Shaikh and Wilhelm 2024, simultaneous sets). Who is surely better
    /// stands before somebody, who is surely worse behind; the places between are credible.</para>
    /// <para>Groups start with the best who is in none yet, and take in those behind as long as they cannot be told from that first one. To be tied does not
    /// pass on: the last of a group may be tied with the first of the next.</para>
    /// </remarks>
    /// <param name="scores">The scores, no id twice, at most <see cref="MaxPeople"/>.</param>
    /// <param name="level">How sure a difference must be to count, above 0 and below 1; 0.95 unless stated.</param>
    /// <exception cref="ArgumentException">Somebody is given twice, or there are too many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public static Leaderboard Calculate(IEnumerable<LeaderboardScore> scores, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level is above 0 and below 1: write 0.95, not 95.");
        }

        LeaderboardScore[] all = [.. scores.OrderByDescending(one => one.Score).ThenBy(one => one.Id, StringComparer.Ordinal)];
        ThrowIfTwiceOrTooMany(all.Select(one => one.Id).ToArray(), nameof(scores));
        var differs = Differences(all, 1 - level);
        RankPosition Credible(int i) => new(
            1 + Enumerable.Range(0, i).Count(j => differs[i][j]),
            all.Length - Enumerable.Range(i + 1, all.Length - i - 1).Count(j => differs[i][j]));
        return new Leaderboard(
            Invariant($"places are shared with those who cannot be told from the first of the group, at {100 * level:0.#} %"),
            Lines([.. all.Select((one, i) => (one.Id, one.Score, Credible(i)))], (head, i) => !differs[head][i]));
    }

    /// <summary>Orders people by shrunk rate, with ties by the places they may credibly have.</summary>
    /// <param name="shrinkage">The rates.</param>
    /// <param name="seed">The seed of the draws of places; the same seed gives the same board.</param>
    /// <param name="level">The probability of a range of places, above 0 and below 1; 0.9 unless stated.</param>
    /// <exception cref="ArgumentException">There are too many.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public static Leaderboard OfRates(RateShrinkage shrinkage, int seed, double level = 0.9)
    {
        ArgumentNullException.ThrowIfNull(shrinkage);
        ThrowIfTwiceOrTooMany(shrinkage.Rates.Select(rate => rate.Count.Id).ToArray(), nameof(shrinkage));
        var ranges = shrinkage.Ranks(seed, level: level).ToDictionary(range => range.Id, StringComparer.Ordinal);
        (string Id, double Score, RankPosition Credible)[] all =
        [
            .. shrinkage.Rates.OrderByDescending(rate => rate.Rate).ThenBy(rate => rate.Count.Id, StringComparer.Ordinal).Select((rate, i) => (
                rate.Count.Id,
                rate.Rate,
                new RankPosition(Math.Min(ranges[rate.Count.Id].Best, i + 1), Math.Max(ranges[rate.Count.Id].Worst, i + 1)))),
        ];
        return new Leaderboard(
            Invariant($"places are shared with those who may have the place of the first of the group, at {100 * level:0.#} %"),
            Lines(all, (head, i) => all[i].Credible.First <= head + 1));
    }

    private static ImmutableArray<LeaderboardLine> Lines((string Id, double Score, RankPosition Credible)[] ordered, Func<int, int, bool> isTied)
    {
        var lines = ImmutableArray.CreateBuilder<LeaderboardLine>(ordered.Length);
        for (var head = 0; head < ordered.Length;)
        {
            var next = head + 1;
            while (next < ordered.Length && isTied(head, next))
            {
                next++;
            }

            var place = new RankPosition(head + 1, next);
            for (; head < next; head++)
            {
                lines.Add(new LeaderboardLine(ordered[head].Id, ordered[head].Score, place, ordered[head].Credible));
            }
        }

        return lines.DrainToImmutable();
    }

    private static bool[][] Differences(LeaderboardScore[] all, double significance)
    {
        (int Left, int Right)[] pairs = [.. Enumerable.Range(0, all.Length).SelectMany(i => Enumerable.Range(i + 1, all.Length - i - 1).Select(j => (i, j)))];
        var adjusted = MultipleTesting.Adjust([.. pairs.Select(pair => Probability(all[pair.Left], all[pair.Right]))], MultiplicityMethod.Holm);
        var differs = all.Select(_ => new bool[all.Length]).ToArray();
        for (var i = 0; i < pairs.Length; i++)
        {
            var (left, right) = pairs[i];
            differs[left][right] = differs[right][left] = adjusted[i] < significance;
        }

        return differs;
    }

    private static double Probability(LeaderboardScore left, LeaderboardScore right)
    {
        if (left.StandardError is not { } a || right.StandardError is not { } b || left.Score == right.Score)
        {
            return 1;
        }

        var error = Math.Sqrt((a * a) + (b * b));
        return error == 0 ? 0 : BinomialTest.TwoSided((left.Score - right.Score) / error);
    }

    private static void ThrowIfTwiceOrTooMany(string[] ids, string name)
    {
        if (ids.Length > MaxPeople)
        {
            throw new ArgumentException(Invariant($"{ids.Length} people: {MaxPeople} are the most, for every pair is compared."), name);
        }

        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Length)
        {
            throw new ArgumentException("Somebody is given twice.", name);
        }
    }
}

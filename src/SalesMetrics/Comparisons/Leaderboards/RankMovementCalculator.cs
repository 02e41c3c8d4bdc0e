namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>Tells who moved between two leaderboards.</summary>
public static class RankMovementCalculator
{
    /// <summary>Compares two boards.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="now">The later one.</param>
    /// <returns>Everybody on either, in the order of the later one, those gone last.</returns>
    public static ImmutableArray<RankMovement> Calculate(Leaderboard before, Leaderboard now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var (was, isNow) = (Places(before), Places(now));
        return
        [
            .. now.Lines.Select(line => new RankMovement(
                line.Id,
                was.TryGetValue(line.Id, out var old) ? before.Lines[old].Credible : null,
                line.Credible,
                was.TryGetValue(line.Id, out var place) ? place - isNow[line.Id] : null)),
            .. before.Lines.Where(line => !isNow.ContainsKey(line.Id)).Select(line => new RankMovement(line.Id, line.Credible, null, null)),
        ];
    }

    private static Dictionary<string, int> Places(Leaderboard board) =>
        board.Lines.Select((line, i) => (line.Id, i)).ToDictionary(one => one.Id, one => one.i, StringComparer.Ordinal);
}

namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>How somebody moved from one leaderboard to the next.</summary>
/// <param name="Id">Who.</param>
/// <param name="Before">The credible places before; null when new.</param>
/// <param name="Now">The credible places now; null when gone.</param>
/// <param name="Places">By how many places the score went up (above 0) or down in plain order; null when new or gone.</param>
public sealed record RankMovement(string Id, RankPosition? Before, RankPosition? Now, int? Places)
{
    /// <summary>Whether the move is within what luck does: some place was credible before and is now. Null when new or gone.</summary>
    public bool? IsWithinLuck => Before is { } before && Now is { } now ? before.First <= now.Last && now.First <= before.Last : null;

    /// <summary>The move in words.</summary>
    public string InWords() => Before is null ? "new"
        : Now is null ? "no longer on the board"
        : Places == 0 ? "same place"
        : Invariant($"{(Places > 0 ? "up" : "down")} {Math.Abs(Places!.Value)}") + (IsWithinLuck == true ? ", within what luck does" : "");
}

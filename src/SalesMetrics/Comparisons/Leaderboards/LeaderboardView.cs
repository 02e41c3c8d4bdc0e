namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>A leaderboard as one person sees it.</summary>
public sealed class LeaderboardView
{
    /// <summary>The fewest people for made-up names; among fewer everybody knows who is who.</summary>
    public const int FewestForPseudonyms = 5;

    private LeaderboardView(int people, string reason, ImmutableArray<LeaderboardViewLine> lines)
    {
        People = people;
        Reason = reason;
        Lines = lines;
    }

    /// <summary>How many people are on the board.</summary>
    public int People { get; }

    /// <summary>Why less is shown than was asked for; empty when all of it is.</summary>
    public string Reason { get; }

    /// <summary>The lines that are shown, in the board's order.</summary>
    public ImmutableArray<LeaderboardViewLine> Lines { get; }

    internal static LeaderboardView Of(Leaderboard board, string viewerId, LeaderboardPrivacy privacy)
    {
        bool IsViewer(LeaderboardLine line) => string.Equals(line.Id, viewerId, StringComparison.Ordinal);
        LeaderboardViewLine Shown(LeaderboardLine line) => new(line.Id, IsViewer(line), line.Place, line.Score);
        var isTooFew = privacy is LeaderboardPrivacy.Pseudonyms && board.Lines.Length < FewestForPseudonyms;
        var reason = isTooFew ? Invariant($"{board.Lines.Length} people: made-up names hide nobody among fewer than {FewestForPseudonyms}") : "";
        var names = privacy is LeaderboardPrivacy.Pseudonyms { Seed: var seed } ? PseudonymCalculator.Calculate(board.Lines.Select(line => line.Id), seed) : null;
        return new LeaderboardView(board.Lines.Length, reason, privacy switch
        {
            LeaderboardPrivacy.Named => [.. board.Lines.Select(Shown)],
            LeaderboardPrivacy.TopNamed top => [.. board.Lines.Where(line => line.Place.First <= top.Places || IsViewer(line)).Select(Shown)],

            // Within a group made-up names are in their own order: that of the scores would give away who is just ahead of whom.
            LeaderboardPrivacy.Pseudonyms when !isTooFew =>
            [
                .. board.Lines.Select(line => IsViewer(line) ? Shown(line) : new LeaderboardViewLine(names![line.Id], false, line.Place, null))
                    .OrderBy(line => line.Place).ThenBy(line => line.Name, StringComparer.Ordinal),
            ],
            _ => [.. board.Lines.Where(IsViewer).Select(Shown)],
        });
    }
}

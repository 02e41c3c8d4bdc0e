using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>A leaderboard that does not lie: those whom luck alone may have put in order share their places.</summary>
/// <remarks>Whether ranking people helps is contested: public lists, anonymous ones and none at all have each been found better somewhere. So all are offered:
/// <see cref="SeenBy"/>.</remarks>
public sealed class Leaderboard : IExplainable
{
    internal Leaderboard(string rule, ImmutableArray<LeaderboardLine> lines)
    {
        Rule = rule;
        Lines = lines;
    }

    /// <summary>How ties were found, in words.</summary>
    public string Rule { get; }

    /// <summary>The lines, the highest score first; equal scores by id ordinally.</summary>
    public ImmutableArray<LeaderboardLine> Lines { get; }

    /// <summary>Shows the board to one person, by a rule of privacy.</summary>
    /// <param name="viewerId">Who looks at it; may be nobody on the board, such as a manager.</param>
    /// <param name="privacy">What of the others is shown.</param>
    public LeaderboardView SeenBy(string viewerId, LeaderboardPrivacy privacy)
    {
        ArgumentNullException.ThrowIfNull(viewerId);
        ArgumentNullException.ThrowIfNull(privacy);
        return LeaderboardView.Of(this, viewerId, privacy);
    }

    /// <summary>Gets somebody's line; null when there is none.</summary>
    public LeaderboardLine? Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Lines.FirstOrDefault(line => string.Equals(line.Id, id, StringComparison.Ordinal));
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Leaderboard",
        Lines.Length,
        Lines.Select(line => new Explanation(Invariant($"{line.Place.InWords()}: {line.Id}"), new ExplainedValue.OfEstimate(line.Score))
        {
            Rule = "itself " + (line.Credible.IsTied ? Invariant($"{line.Credible.First} to {line.Credible.Last}") : line.Credible.InWords()),
        }))
    {
        Rule = Rule,
    };
}

using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>Teams by what they bring per full place, so that a large team does not win by its size.</summary>
public sealed class TeamBoard : IExplainable
{
    internal TeamBoard(string rule, ImmutableArray<TeamBoardLine> lines, ImmutableArray<string> withoutCapacity)
    {
        Rule = rule;
        Lines = lines;
        WithoutCapacity = withoutCapacity;
    }

    /// <summary>How ties were found, in words.</summary>
    public string Rule { get; }

    /// <summary>The teams, the most per place first.</summary>
    public ImmutableArray<TeamBoardLine> Lines { get; }

    /// <summary>Teams without any capacity, ordinally: per place they have no value.</summary>
    public ImmutableArray<string> WithoutCapacity { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Teams by value per full place",
        Lines.Length,
        [
            .. Lines.Select(line => new Explanation(Invariant($"{line.Place.InWords()}: {line.TeamId}"), new ExplainedValue.OfEstimate(line.PerPlace.ToDouble()))
            {
                Rule = Invariant($"{line.Value} / {line.Capacity} places, {line.Members} members"),
            }),
            .. WithoutCapacity.Select(id => new Explanation(id, new ExplainedValue.Undefined("no capacity"))),
        ])
    {
        Rule = Rule,
    };
}

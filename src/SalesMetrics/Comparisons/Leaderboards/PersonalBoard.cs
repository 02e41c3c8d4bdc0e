using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>Everybody against their own past: a board on which everybody can be first.</summary>
public sealed class PersonalBoard : IExplainable
{
    internal PersonalBoard(ImmutableArray<PersonalLine> lines, ImmutableArray<string> withoutPast)
    {
        Lines = lines;
        WithoutPast = withoutPast;
    }

    /// <summary>The lines, the largest improvement first.</summary>
    public ImmutableArray<PersonalLine> Lines { get; }

    /// <summary>Those with no period before, ordinally.</summary>
    public ImmutableArray<string> WithoutPast { get; }

    /// <summary>Those with a personal best, in the order of the lines.</summary>
    public IEnumerable<PersonalLine> PersonalBests => Lines.Where(line => line.IsPersonalBest);

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Improvement on the own past",
        Lines.Length,
        [
            .. Lines.Select(line => new Explanation(Invariant($"{line.Place} {line.Id}"), new ExplainedValue.OfEstimate(line.Improvement))
            {
                Rule = (line.IsPersonalBest ? "personal best" : "")
                    + (line.IsBeyondOwnLimits switch { true => "; beyond what is ordinary for this person", false => "; ordinary for this person", null => "; too few periods to tell" }),
            }),
            .. WithoutPast.Select(id => new Explanation(id, new ExplainedValue.Undefined("no period before"))),
        ])
    {
        Rule = "last period - mean of those before; who had a bad past improves by luck alone",
    };
}

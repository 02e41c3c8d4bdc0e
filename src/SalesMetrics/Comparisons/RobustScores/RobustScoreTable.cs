using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.RobustScores;

/// <summary>Values of a group of peers, each with its distance from their middle.</summary>
public sealed class RobustScoreTable : IExplainable
{
    internal RobustScoreTable(double median, double? spread, bool isMeanDeviation, ImmutableArray<RobustScore> scores)
    {
        Median = median;
        Spread = spread;
        IsMeanDeviation = isMeanDeviation;
        Scores = scores;
    }

    /// <summary>The median.</summary>
    public double Median { get; }

    /// <summary>1.4826 times the median absolute deviation from the median, which is the standard deviation for normal values; null when all values are
    /// equal.</summary>
    public double? Spread { get; }

    /// <summary>Whether the mean absolute deviation times 1.2533 stands in, because more than half of the values are equal.</summary>
    public bool IsMeanDeviation { get; }

    /// <summary>The scores, in the order given.</summary>
    public ImmutableArray<RobustScore> Scores { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Distance from the median",
        Spread is { } spread ? new ExplainedValue.OfEstimate(spread) : new ExplainedValue.Undefined("all values are equal"),
        Scores.Select(score => new Explanation(
            score.Id, score.Score is { } value ? new ExplainedValue.OfEstimate(value) : new ExplainedValue.Undefined("all values are equal"))
        {
            Rule = Invariant($"({score.Value:G10} - {Median:G10}) / spread"),
        }))
    {
        Rule = IsMeanDeviation ? "1.2533 x mean absolute deviation from the median" : "1.4826 x median absolute deviation",
    };
}

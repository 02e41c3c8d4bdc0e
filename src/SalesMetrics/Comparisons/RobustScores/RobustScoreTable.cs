using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.RobustScores;

/// <summary>Values of a group of peers, each with its distance from their middle.</summary>
public sealed class RobustScoreTable : IExplainable
{
    internal RobustScoreTable(
        double median, double medianAbsoluteDeviation, double mean, double? standardDeviation, double? spread, bool isMeanDeviation, ImmutableArray<RobustScore> scores)
    {
        MedianAbsoluteDeviation = medianAbsoluteDeviation;
        Mean = mean;
        StandardDeviation = standardDeviation;
        Median = median;
        Spread = spread;
        IsMeanDeviation = isMeanDeviation;
        Scores = scores;
    }

    /// <summary>The median.</summary>
    public double Median { get; }

    /// <summary>The median of the distances from the median, unscaled.</summary>
    public double MedianAbsoluteDeviation { get; }

    /// <summary>The mean, which an outlier moves.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation, dividing by n - 1, which an outlier widens; null for one value.</summary>
    public double? StandardDeviation { get; }

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

using SalesMetrics.Explanations;

namespace SalesMetrics.Pipeline.Survival;

/// <summary>Whether groups of lifetimes last equally long, as far as they can tell.</summary>
public sealed class LogRankTest : IExplainable
{
    internal LogRankTest(ImmutableArray<LogRankGroup> groups, double? statistic, int degreesOfFreedom, double? probability)
    {
        Groups = groups;
        Statistic = statistic;
        DegreesOfFreedom = degreesOfFreedom;
        Probability = probability;
    }

    /// <summary>The groups, by id ordinally, with what was seen and what was to be expected under equal hazards.</summary>
    public ImmutableArray<LogRankGroup> Groups { get; }

    /// <summary>The chi-square statistic; null when fewer than two groups have endings to be expected.</summary>
    public double? Statistic { get; }

    /// <summary>Groups with endings to be expected, less one.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>How probable it is that chance alone differs as much; null when the statistic is.</summary>
    public double? Probability { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Log-rank test",
        Probability is { } probability ? new ExplainedValue.OfEstimate(probability) : new ExplainedValue.Undefined("fewer than two groups to compare"),
        Groups.Select(group => new Explanation(group.Id, group.Ended, new Explanation("Expected", new ExplainedValue.OfEstimate(group.Expected)))))
    {
        Rule = "chi-square of (ended - expected), Mantel (1966)",
    };
}

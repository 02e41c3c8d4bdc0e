using SalesMetrics.Explanations;
using SalesMetrics.Numerics;

namespace SalesMetrics.Leads;

/// <summary>Whether recipients were given leads of different scores or prices: the rank test of Kruskal and Wallis (1952; R: kruskal.test).</summary>
public sealed class LeadScoreTest : IExplainable
{
    private LeadScoreTest(double significanceLevel, ImmutableArray<LeadScoreGroup> groups, double? statistic)
    {
        SignificanceLevel = significanceLevel;
        Groups = groups;
        Statistic = statistic;
        Probability = statistic is { } h ? ChiSquareTail.Above(h, DegreesOfFreedom) : null;
    }

    /// <summary>The p-value below which there is evidence.</summary>
    public double SignificanceLevel { get; }

    /// <summary>The recipients, by id ordinally.</summary>
    public ImmutableArray<LeadScoreGroup> Groups { get; }

    /// <summary>H, corrected for ties; null with fewer than two recipients, or when all scores are equal.</summary>
    public double? Statistic { get; }

    /// <summary>Recipients less one.</summary>
    public int DegreesOfFreedom => Math.Max(0, Groups.Length - 1);

    /// <summary>The p-value by the chi-square distribution; null without a statistic.</summary>
    public double? Probability { get; }

    /// <summary>Why the test is not to be relied on; empty when it is. The chi-square distribution needs about 5 leads a recipient.</summary>
    public string WhyTooLittle => Groups.Length < 2 ? "fewer than two recipients have leads with a score"
        : Statistic is null ? "all scores are equal"
        : Groups.Any(group => group.Leads < 5) ? Invariant($"{Groups.Count(group => group.Leads < 5)} recipients have fewer than 5 leads with a score")
        : "";

    /// <summary>The verdict in words.</summary>
    public string VerdictText => WhyTooLittle.Length > 0 ? "too little data: " + WhyTooLittle
        : Probability < SignificanceLevel ? "evidence that recipients were given leads of different scores"
        : "no evidence that recipients were given leads of different scores";

    /// <summary>Tests scores by recipient.</summary>
    /// <param name="scores">Recipient and score of each lead, in any order; scores are finite.</param>
    /// <param name="significanceLevel">The p-value below which there is evidence, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">A recipient is empty, or a score is infinite or not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    public static LeadScoreTest Of(IEnumerable<KeyValuePair<string, double>> scores, double significanceLevel = 0.05)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (!(significanceLevel is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(significanceLevel), significanceLevel, "A significance level is above 0 and below 1.");
        }

        KeyValuePair<string, double>[] all = [.. scores];
        foreach (var (id, score) in all)
        {
            if (string.IsNullOrWhiteSpace(id) || !double.IsFinite(score))
            {
                throw new ArgumentException(Invariant($"'{id}' has a lead with the score {score}: every recipient has an id and every score is finite."), nameof(scores));
            }
        }

        var (ranks, ties) = MidRanks.Of(all.Select(one => one.Value).ToArray());
        ImmutableArray<LeadScoreGroup> groups =
        [
            .. all.Select((one, i) => (one.Key, one.Value, Rank: ranks[i])).GroupBy(one => one.Key, StringComparer.Ordinal).OrderBy(own => own.Key, StringComparer.Ordinal)
                .Select(own => new LeadScoreGroup(
                    own.Key, own.Count(), own.Average(one => one.Value), SortedQuantile.At(own.Select(one => one.Value).Order().ToArray(), 0.5), own.Average(one => one.Rank))),
        ];
        double n = all.Length;
        var correction = 1 - (ties / ((n * n * n) - n));
        var h = (12 / (n * (n + 1)) * groups.Sum(group => group.Leads * group.MeanRank * group.MeanRank)) - (3 * (n + 1));
        return new LeadScoreTest(significanceLevel, groups, groups.Length > 1 && correction > 0 ? h / correction : null);
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Do scores of leads differ",
        VerdictText,
        [
            .. Groups.Select(group => new Explanation(group.Id, new ExplainedValue.OfEstimate(group.Mean), new Explanation("Leads", group.Leads)) { Rule = "mean score" }),
            .. Statistic is { } h ? [new Explanation("H of Kruskal and Wallis", new ExplainedValue.OfEstimate(h)) { Rule = Invariant($"{DegreesOfFreedom} degrees of freedom") }] : Enumerable.Empty<Explanation>(),
            .. Probability is { } p ? [new Explanation("p", new ExplainedValue.OfEstimate(p))] : Enumerable.Empty<Explanation>(),
        ]);
}

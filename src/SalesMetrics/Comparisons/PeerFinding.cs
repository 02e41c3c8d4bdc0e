using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons;

/// <summary>How one unit's win rate stands against its peers, with the evidence.</summary>
public sealed class PeerFinding : IExplainable
{
    private readonly PeerComparisonOptions _options;

    internal PeerFinding(WinCount count, WinCount all, PeerComparisonOptions options, string whyTooLittle)
    {
        Count = count;
        _options = options;
        WhyTooLittle = whyTooLittle;
        Benchmark = options.Test == PeerTest.ScoreAgainstOthers
            ? new WinCount("others", all.Won - count.Won, all.Decided - count.Decided)
            : all;
    }

    /// <summary>The unit.</summary>
    public string Id => Count.Id;

    /// <summary>Its deals won and decided.</summary>
    public WinCount Count { get; }

    /// <summary>What it is compared with: all units together, or all others, as the test says.</summary>
    public WinCount Benchmark { get; }

    /// <summary>Its win rate; null when nothing is decided.</summary>
    public Ratio? Rate => Count.Rate;

    /// <summary>The interval for its win rate; null when nothing is decided.</summary>
    public ProportionInterval? Interval => Count.Interval(_options.IntervalLevel, _options.IntervalMethod);

    /// <summary>Its win rate less the benchmark's, as a fraction; null when either is undefined.</summary>
    public Ratio? Difference => Rate is { } rate && Benchmark.Rate is { } benchmark ? rate - benchmark : null;

    /// <summary>The p-value alone: the chance of a difference as large, were the true rates equal; null with too little data.</summary>
    public double? Probability { get; internal init; }

    /// <summary>The p-value adjusted over the family by Benjamini and Hochberg (1995); null with too little data.</summary>
    public double? AdjustedProbability { get; internal init; }

    /// <summary>Why there is too little data; empty when there is enough.</summary>
    public string WhyTooLittle { get; }

    /// <summary>The verdict.</summary>
    public PeerVerdict Verdict =>
        AdjustedProbability is not { } probability ? PeerVerdict.TooLittleData
        : probability > _options.FalseDiscoveryRate ? PeerVerdict.NoEvidenceOfADifference
        : Difference?.Sign > 0 ? PeerVerdict.BetterThanPeers
        : PeerVerdict.BelowPeers;

    /// <summary>The verdict in words.</summary>
    public string VerdictText => Verdict switch
    {
        PeerVerdict.BetterThanPeers => "better than peers",
        PeerVerdict.BelowPeers => "below peers",
        PeerVerdict.NoEvidenceOfADifference => "no evidence of a difference",
        _ => "too little data",
    };

    /// <inheritdoc />
    public Explanation Explain() =>
        new(Id.Length == 0 ? "Deals without a unit" : Id, VerdictText, Lines())
        {
            Rule = WhyTooLittle.Length > 0
                ? WhyTooLittle
                : Invariant($"a difference when the adjusted p is at most {_options.FalseDiscoveryRate}"),
        };

    private IEnumerable<Explanation> Lines()
    {
        yield return Rate is { } rate
            ? new Explanation("Win rate", rate, new Explanation("Won", Count.Won), new Explanation("Won or lost", Count.Decided))
            {
                Rule = "won / (won + lost)",
            }
            : new Explanation("Win rate", new ExplainedValue.Undefined("no deal decided"));
        if (Interval is { } interval)
        {
            yield return interval.Explain();
        }

        if (Benchmark.Rate is { } benchmark)
        {
            yield return new Explanation(Invariant($"Win rate of {Benchmark.Id}"), benchmark);
        }

        if (Probability is { } probability && AdjustedProbability is { } adjusted)
        {
            yield return new Explanation("p", new ExplainedValue.OfEstimate(probability)) { Rule = TestText };
            yield return new Explanation("Adjusted p", new ExplainedValue.OfEstimate(adjusted))
            {
                Rule = "Benjamini-Hochberg over the family",
            };
        }
    }

    private string TestText => _options.Test switch
    {
        PeerTest.ExactAgainstAll => "exact binomial test against all units together",
        PeerTest.ScoreAgainstAll => "score test against all units together",
        _ => "score test against all other units",
    };
}

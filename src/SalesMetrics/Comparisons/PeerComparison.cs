using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons;

/// <summary>Who stands out from their peers by win rate, and for whom that cannot be told.</summary>
public sealed class PeerComparison : IExplainable
{
    internal PeerComparison(
        PeerComparisonOptions options, WinCount all, ImmutableArray<PeerFinding> findings, HomogeneityTest homogeneity)
    {
        Options = options;
        All = all;
        Findings = findings;
        Homogeneity = homogeneity;
    }

    /// <summary>How they were compared.</summary>
    public PeerComparisonOptions Options { get; }

    /// <summary>The counts of all units together.</summary>
    public WinCount All { get; }

    /// <summary>One finding for each unit, by id ordinally.</summary>
    public ImmutableArray<PeerFinding> Findings { get; }

    /// <summary>Whether the units differ at all, at the default options of that test, and what difference would be missed.</summary>
    public HomogeneityTest Homogeneity { get; }

    /// <summary>How many units were tested: the size of the family the p-values are adjusted over.</summary>
    public int FamilySize => Findings.Count(finding => finding.Verdict != PeerVerdict.TooLittleData);

    /// <summary>The findings that are evidence of a difference, most extreme first, then by id.</summary>
    public IEnumerable<PeerFinding> StandingOut => Findings
        .Where(finding => finding.Verdict is PeerVerdict.BetterThanPeers or PeerVerdict.BelowPeers)
        .OrderBy(finding => finding.Probability);

    /// <summary>What was found, in one sentence.</summary>
    public string Summary
    {
        get
        {
            var better = Findings.Count(finding => finding.Verdict == PeerVerdict.BetterThanPeers);
            var below = Findings.Count(finding => finding.Verdict == PeerVerdict.BelowPeers);
            var untold = Findings.Length - FamilySize;
            var found = FamilySize == 0 ? "Too little data to compare anyone"
                : better + below == 0 ? Invariant($"No evidence of a difference in win rate among {FamilySize} units")
                : Invariant($"{better} of {FamilySize} units win more than their peers, {below} less");
            var missed = FamilySize > 0 && Homogeneity.SmallestDetectableDifference is { } difference
                ? Invariant($"; a true difference below about {difference * 100:0.0} points would often be missed")
                : "";
            return found + missed + (FamilySize > 0 && untold > 0 ? Invariant($"; too little data on {untold} more.") : ".");
        }
    }

    /// <inheritdoc />
    public Explanation Explain() =>
        new("Comparison of win rates with peers", Summary, [Homogeneity.Explain(), .. Findings.Select(finding => finding.Explain())]);
}

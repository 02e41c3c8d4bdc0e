using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>What the best do differently, attribute by attribute.</summary>
public sealed class Contrast : IExplainable
{
    internal Contrast(ContrastGroups groups, ImmutableArray<ContrastFinding> findings)
    {
        Groups = groups;
        Findings = findings;
    }

    /// <summary>Who was set against whom.</summary>
    public ContrastGroups Groups { get; }

    /// <summary>The findings, in the order of the attributes.</summary>
    public ImmutableArray<ContrastFinding> Findings { get; }

    /// <summary>The finding of all, in words.</summary>
    public string Summary
    {
        get
        {
            var looked = Findings.Count(finding => finding.WhyTooLittle.Length == 0);
            var evident = Findings.Where(finding => finding.IsEvidence == true).ToArray();
            return looked == 0 ? "Too little data: no attribute could be looked at."
                : evident.Length == 0 ? Invariant($"No evidence that the best do anything differently, in {looked} attributes.")
                : Invariant($"{evident.Length} of {looked} attributes: ") + string.Join("; ", evident.Select(finding => finding.VerdictText)) + ".";
        }
    }

    /// <summary>What must be said with it.</summary>
    public string Caution => (Groups.IsChosenOnOutcome
        ? "The best were picked by their results: part of their lead was luck and will be gone next time (regression to the mean), and what goes with luck goes with it. "
        : "") + "A difference is no cause: it may follow from success, or from the same third thing. Try it, and measure.";

    /// <inheritdoc />
    public Explanation Explain() => new("What the best do differently", Summary, Findings.Select(finding => finding.Explain())) { Rule = Caution };
}

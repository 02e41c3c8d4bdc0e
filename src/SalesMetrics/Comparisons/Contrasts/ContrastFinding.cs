using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>What one attribute shows: a <see cref="NumericContrast"/> or a <see cref="CategoricalContrast"/>.</summary>
public abstract class ContrastFinding : IExplainable
{
    private protected ContrastFinding(string name, int top, int others, int without, string whyTooLittle, double? probability, double? adjusted, double significanceLevel)
    {
        Name = name;
        Top = top;
        Others = others;
        Without = without;
        WhyTooLittle = whyTooLittle;
        Probability = probability;
        AdjustedProbability = adjusted;
        SignificanceLevel = significanceLevel;
    }

    /// <summary>The attribute.</summary>
    public string Name { get; }

    /// <summary>How many of the best have a value.</summary>
    public int Top { get; }

    /// <summary>How many of the others have one.</summary>
    public int Others { get; }

    /// <summary>How many of both have none, and are not in it.</summary>
    public int Without { get; }

    /// <summary>Why it was not looked at; empty when it was.</summary>
    public string WhyTooLittle { get; }

    /// <summary>The p-value; null when it was not looked at.</summary>
    public double? Probability { get; }

    /// <summary>The p-value adjusted for all attributes that were looked at; null when this one was not.</summary>
    public double? AdjustedProbability { get; }

    /// <summary>Whether there is evidence of a difference; null when it was not looked at.</summary>
    public bool? IsEvidence => AdjustedProbability < SignificanceLevel;

    /// <summary>The finding in words, with its effect.</summary>
    public string VerdictText => WhyTooLittle.Length > 0 ? "too little data: " + WhyTooLittle
        : IsEvidence == true ? DifferenceInWords
        : Invariant($"no evidence of a difference in {Name}");

    /// <summary>The adjusted p-value below which there is evidence.</summary>
    private protected double SignificanceLevel { get; }

    private protected abstract string DifferenceInWords { get; }

    private protected abstract IEnumerable<Explanation> Lines { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Name,
        VerdictText,
        [
            new Explanation("Of the best", Top),
            new Explanation("Of the others", Others),
            .. Lines,
            .. Probability is { } p ? [new Explanation("p", new ExplainedValue.OfEstimate(p))] : Enumerable.Empty<Explanation>(),
            .. AdjustedProbability is { } adjusted ? [new Explanation("p, adjusted for all attributes", new ExplainedValue.OfEstimate(adjusted))] : Enumerable.Empty<Explanation>(),
        ]);
}

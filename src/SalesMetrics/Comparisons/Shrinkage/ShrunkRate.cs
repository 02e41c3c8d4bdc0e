using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>A rate drawn toward that of the peers, as far as its deals are too few to stand alone.</summary>
public sealed class ShrunkRate : IExplainable
{
    internal ShrunkRate(WinCount count, double rate, double ownWeight, double level, double? lower, double? upper, double? probabilityAbove)
    {
        Count = count;
        Rate = rate;
        OwnWeight = ownWeight;
        Level = level;
        Lower = lower;
        Upper = upper;
        ProbabilityAbove = probabilityAbove;
    }

    /// <summary>Won and decided.</summary>
    public WinCount Count { get; }

    /// <summary>(won + alpha) / (decided + alpha + beta); the common rate where units do not differ.</summary>
    public double Rate { get; }

    /// <summary>The weight on the unit's own deals, decided / (decided + alpha + beta), 0 to 1; the rest is on the peers.</summary>
    public double OwnWeight { get; }

    /// <summary>The probability with which the true rate is within the limits.</summary>
    public double Level { get; }

    /// <summary>The lower credible limit, over all strengths that the counts leave open; null for one unit alone, which has no peers.</summary>
    /// <remarks>Where units do not differ by more than luck it is not at the common rate: that they do not is not known.</remarks>
    public double? Lower { get; }

    /// <summary>The upper credible limit.</summary>
    public double? Upper { get; }

    /// <summary>The probability that the true rate is above the mean of all units; null for one unit alone.</summary>
    public double? ProbabilityAbove { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Count.Id,
        new ExplainedValue.OfEstimate(Rate),
        [
            new Explanation("Won", Count.Won),
            new Explanation("Decided", Count.Decided),
            new Explanation("Weight on own deals", new ExplainedValue.OfEstimate(OwnWeight)),
        ])
    {
        Rule = Lower is { } lower && Upper is { } upper
            ? (OwnWeight > 0 ? "own rate drawn toward the peers'" : "the common rate: no evidence that units differ") + Invariant($"; {100 * Level:0.#} % credible from {lower:0.0000} to {upper:0.0000}")
            : "no peers to be drawn toward",
    };
}

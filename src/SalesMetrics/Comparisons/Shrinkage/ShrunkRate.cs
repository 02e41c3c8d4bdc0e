using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>A rate drawn toward that of the peers, as far as its deals are too few to stand alone.</summary>
public sealed class ShrunkRate : IExplainable
{
    internal ShrunkRate(WinCount count, double rate, double ownWeight, double level, AdaptiveLimits adaptive)
    {
        Count = count;
        Rate = rate;
        OwnWeight = ownWeight;
        Level = level;
        Adaptive = adaptive;
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
    public double? Lower { get; internal init; }

    /// <summary>The upper credible limit.</summary>
    public double? Upper { get; internal init; }

    /// <summary>The probability that the true rate is above the mean of all units; null for one unit alone.</summary>
    public double? ProbabilityAbove { get; internal init; }

    /// <summary>Confidence limits that hold the level for this unit whoever it is, also where all are alike; for one unit alone the plain ones. Credible limits hold it
    /// over all units, given what is believed of them.</summary>
    public AdaptiveLimits Adaptive { get; }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Count.Id,
        new ExplainedValue.OfEstimate(Rate),
        [
            new Explanation("Won", Count.Won),
            new Explanation("Decided", Count.Decided),
            new Explanation("Weight on own deals", new ExplainedValue.OfEstimate(OwnWeight)),
            Adaptive.Explain(),
        ])
    {
        Rule = Lower is { } lower && Upper is { } upper
            ? (OwnWeight > 0 ? "own rate drawn toward the peers'" : "the common rate: no evidence that units differ") + Invariant($"; {100 * Level:0.#} % credible from {lower:0.0000} to {upper:0.0000}")
            : "no peers to be drawn toward",
    };

    /// <summary>The same for another unit of the same counts.</summary>
    internal ShrunkRate For(WinCount count) => new(count, Rate, OwnWeight, Level, Adaptive) { Lower = Lower, Upper = Upper, ProbabilityAbove = ProbabilityAbove };
}

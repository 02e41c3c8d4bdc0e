using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>The typical deal size of a unit drawn toward that of the peers.</summary>
public sealed class ShrunkAmount : IExplainable
{
    internal ShrunkAmount(ShrunkMean logarithm, long deals, long leftOut)
    {
        Logarithm = logarithm;
        Deals = deals;
        LeftOut = leftOut;
    }

    /// <summary>The unit.</summary>
    public string Id => Logarithm.Own.Id;

    /// <summary>The same on the scale of natural logarithms.</summary>
    public ShrunkMean Logarithm { get; }

    /// <summary>Amounts above zero.</summary>
    public long Deals { get; }

    /// <summary>Amounts of zero or below, which are left out.</summary>
    public long LeftOut { get; }

    /// <summary>The unit's own typical amount: its geometric mean, in major units.</summary>
    public double Own => Math.Exp(Logarithm.Own.Mean);

    /// <summary>Its typical amount drawn toward the peers', in major units.</summary>
    public double Typical => Math.Exp(Logarithm.Value);

    /// <summary>The weight on its own deals, 0 to 1.</summary>
    public double OwnWeight => Logarithm.OwnWeight;

    /// <summary>The lower credible limit, in major units; null for one unit alone.</summary>
    public double? Lower => Logarithm.Lower is { } lower ? Math.Exp(lower) : null;

    /// <summary>The upper credible limit, in major units; null for one unit alone.</summary>
    public double? Upper => Logarithm.Upper is { } upper ? Math.Exp(upper) : null;

    /// <summary>Confidence limits in major units, that hold the level for this unit whoever it is, also where all are alike; for one unit alone the plain ones.</summary>
    public AdaptiveLimits Adaptive => Logarithm.Adaptive with { Lower = Math.Exp(Logarithm.Adaptive.Lower), Upper = Math.Exp(Logarithm.Adaptive.Upper) };

    /// <inheritdoc />
    public Explanation Explain() => new(
        Id,
        new ExplainedValue.OfEstimate(Typical),
        [
            new Explanation("Deals", Deals),
            new Explanation("Left out, zero or below", LeftOut),
            new Explanation("Own geometric mean", new ExplainedValue.OfEstimate(Own)),
            new Explanation("Weight on own deals", new ExplainedValue.OfEstimate(OwnWeight)),
            Adaptive.Explain(),
        ])
    {
        Rule = Lower is { } lower && Upper is { } upper
            ? Invariant($"own geometric mean drawn toward the peers'; {100 * Logarithm.Level:0.#} % credible from {lower:G6} to {upper:G6}")
            : "no peers to be drawn toward",
    };
}

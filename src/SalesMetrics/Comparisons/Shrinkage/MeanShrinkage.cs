using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Means of units drawn toward each other: the normal-normal model (James &amp; Stein 1961; Efron &amp; Morris 1975).</summary>
public sealed class MeanShrinkage : IExplainable
{
    private readonly MeanMixture? _mixture;

    internal MeanShrinkage(double mean, double betweenVariance, MeanMixture? mixture, string reason, ImmutableArray<ShrunkMean> means)
    {
        Mean = mean;
        BetweenVariance = betweenVariance;
        _mixture = mixture;
        Reason = reason;
        Means = means;
    }

    /// <summary>The mean of all, each unit weighted by the inverse of its whole variance.</summary>
    public double Mean { get; }

    /// <summary>The variance of true means between units; 0 when they do not differ by more than luck: then all is drawn together.</summary>
    public double BetweenVariance { get; }

    /// <summary>Whether units do not differ by more than luck, so that everybody has the common mean.</summary>
    public bool IsFullPooling => BetweenVariance == 0;

    /// <summary>Why the variance is what it is.</summary>
    public string Reason { get; }

    /// <summary>The units, by id.</summary>
    public ImmutableArray<ShrunkMean> Means { get; }

    /// <summary>Draws the true means again and again, and tells which places each unit took; the highest is first.</summary>
    /// <param name="seed">Any number; the same seed gives the same places.</param>
    /// <param name="draws">How often; at least 100. Times units at most <see cref="RateShrinkage.MaxDraws"/>.</param>
    /// <param name="level">The probability of the range of places, above 0 and below 1.</param>
    /// <returns>A range a unit, in the order of <see cref="Means"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ImmutableArray<RankRange> Ranks(int seed, int draws = 4_000, double level = 0.9) =>
        RankDraws.Of([.. Means.Select(mean => mean.Own.Id)], seed, draws, level, _mixture is { } mixture ? mixture.Draw : null);

    /// <inheritdoc />
    public Explanation Explain() => new("Means drawn toward each other", new ExplainedValue.OfEstimate(Mean), Means.Select(mean => mean.Explain())) { Rule = Reason };
}

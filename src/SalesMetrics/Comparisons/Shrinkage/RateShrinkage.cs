using SalesMetrics.Explanations;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Rates of units drawn toward each other: the beta-binomial model by empirical Bayes (Efron &amp; Morris 1975; Kleinman 1973).</summary>
public sealed class RateShrinkage : IExplainable
{
    /// <summary>The most draws times units of <see cref="Ranks"/>.</summary>
    public const int MaxDraws = RankDraws.Most;

    private readonly RateMixture? _mixture;

    internal RateShrinkage(
        (double Mean, double? Strength, RateMixture? Mixture) peers, SearchSummary search, string reason, ImmutableArray<ShrunkRate> rates, ImmutableArray<string> withoutDeals)
    {
        (Mean, Strength, _mixture) = peers;
        Search = search;
        Reason = reason;
        Rates = rates;
        WithoutDeals = withoutDeals;
    }

    /// <summary>The mean of the true rates: alpha / (alpha + beta).</summary>
    public double Mean { get; }

    /// <summary>alpha + beta: as many deals' worth as the peers count for. Null when units do not differ by more than luck: then all is drawn together.</summary>
    /// <remarks>The most likely value. Limits and places do not take it as known: they are over all values that the counts leave open, so that they hold what they
    /// say.</remarks>
    public double? Strength { get; }

    /// <summary>Whether units do not differ by more than luck, so that everybody has the common rate.</summary>
    public bool IsFullPooling => Strength is null;

    /// <summary>How the search for the parameters went.</summary>
    public SearchSummary Search { get; }

    /// <summary>Why the parameters are what they are.</summary>
    public string Reason { get; }

    /// <summary>The units with decided deals, by id.</summary>
    public ImmutableArray<ShrunkRate> Rates { get; }

    /// <summary>Units without a decided deal, which have no rate.</summary>
    public ImmutableArray<string> WithoutDeals { get; }

    /// <summary>Draws the true rates again and again, and tells which places each unit took.</summary>
    /// <param name="seed">Any number; the same seed gives the same places.</param>
    /// <param name="draws">How often; at least 100. Times units at most <see cref="MaxDraws"/>.</param>
    /// <param name="level">The probability of the range of places, above 0 and below 1.</param>
    /// <returns>A range a unit, in the order of <see cref="Rates"/>. One unit alone has the first place.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ImmutableArray<RankRange> Ranks(int seed, int draws = 4_000, double level = 0.9) =>
        RankDraws.Of([.. Rates.Select(rate => rate.Count.Id)], seed, draws, level, _mixture is { } mixture ? (random, rates) => mixture.Draw(random, Rates, rates) : null);

    /// <inheritdoc />
    public Explanation Explain() => new("Rates drawn toward each other", new ExplainedValue.OfEstimate(Mean), Rates.Select(rate => rate.Explain())) { Rule = Reason };
}

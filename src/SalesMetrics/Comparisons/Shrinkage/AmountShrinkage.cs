using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Typical deal sizes of units drawn toward each other, on the scale of logarithms.</summary>
public sealed class AmountShrinkage : IExplainable
{
    internal AmountShrinkage(Currency currency, ImmutableArray<ShrunkAmount> amounts, MeanShrinkage? means, string whyUndefined)
    {
        Currency = currency;
        Amounts = amounts;
        Means = means;
        WhyUndefined = whyUndefined;
    }

    /// <summary>The currency of all figures.</summary>
    public Currency Currency { get; }

    /// <summary>The units with an amount above zero, by id; empty when undefined.</summary>
    public ImmutableArray<ShrunkAmount> Amounts { get; }

    /// <summary>The same on the scale of natural logarithms; null when undefined.</summary>
    public MeanShrinkage? Means { get; }

    /// <summary>The typical amount of all: the geometric mean, in major units; null when undefined.</summary>
    public double? Typical => Means is { } means ? Math.Exp(means.Mean) : null;

    /// <summary>Amounts of zero or below, which have no logarithm and are left out.</summary>
    public long LeftOut { get; internal init; }

    /// <summary>Units without an amount above zero, by id.</summary>
    public ImmutableArray<string> WithoutAmounts { get; internal init; } = [];

    /// <summary>Why nothing is estimated; empty when something is.</summary>
    public string WhyUndefined { get; }

    /// <summary>Draws the true typical amounts again and again, and tells which places each unit took; the highest is first.</summary>
    /// <param name="seed">Any number; the same seed gives the same places.</param>
    /// <param name="draws">How often; at least 100. Times units at most <see cref="RateShrinkage.MaxDraws"/>.</param>
    /// <param name="level">The probability of the range of places, above 0 and below 1.</param>
    /// <returns>A range a unit, in the order of <see cref="Amounts"/>; empty when undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ImmutableArray<RankRange> Ranks(int seed, int draws = 4_000, double level = 0.9) => Means?.Ranks(seed, draws, level) ?? [];

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Typical amounts drawn toward each other",
        Typical is { } typical ? new ExplainedValue.OfEstimate(typical) : new ExplainedValue.Undefined(WhyUndefined),
        Amounts.Select(amount => amount.Explain()))
    {
        Rule = Invariant($"geometric means in {Currency.Code}; {LeftOut} amounts of zero or below left out") + (Means is { } means ? "; " + means.Reason : ""),
    };
}

using SalesMetrics.Explanations;

namespace SalesMetrics.Comparisons.FunnelPlots;

/// <summary>One unit in a funnel plot: its rate, and the limits within which luck alone puts units of its size.</summary>
public sealed class FunnelPlotUnit : IExplainable
{
    internal FunnelPlotUnit(WinCount count, double target, double inflation, double betweenVariance, ImmutableArray<FunnelLimits> limits)
    {
        WidenedScore = BinomialTest.Score(count.Won, count.Decided, target) / inflation;
        ArcsineScore = ArcsineRoot.Score(count, target, 0);
        AdditiveScore = ArcsineRoot.Score(count, target, betweenVariance);
        Count = count;
        Target = target;
        Limits = limits;
    }

    /// <summary>Won and decided.</summary>
    public WinCount Count { get; }

    /// <summary>The common rate.</summary>
    public double Target { get; }

    /// <summary>The unit's rate.</summary>
    public double Rate => (double)Count.Won / Count.Decided;

    /// <summary>(rate - target) / sqrt(target (1 - target) / n).</summary>
    public double Score => BinomialTest.Score(Count.Won, Count.Decided, Target);

    /// <summary>The score over the root of the dispersion where there is over-dispersion; the score itself where there is not.</summary>
    public double WidenedScore { get; }

    /// <summary>(arcsine of the root of the rate - that of the target) x 2 sqrt(n).</summary>
    public double ArcsineScore { get; }

    /// <summary>The same difference over sqrt(1 / (4n) + tau^2), where units differ by tau on top of luck.</summary>
    public double AdditiveScore { get; }

    /// <summary>The limits, by level ascending.</summary>
    public ImmutableArray<FunnelLimits> Limits { get; }

    /// <summary>Whether there are too few decided deals for limits to mean anything: below 5.</summary>
    public bool IsTooFew => Count.Decided < 5;

    /// <summary>The highest level whose exact limits the rate lies outside of, widened for over-dispersion where that was found; null when it is inside all of
    /// them, or too few.</summary>
    public double? OutsideLevel => IsTooFew ? null : Limits.Where(limits => Rate < limits.Lower || Rate > limits.Upper).Select(limits => (double?)limits.Level).Max();

    /// <inheritdoc />
    public Explanation Explain() => new(Count.Id, new ExplainedValue.OfEstimate(Rate), Limits.Select(limits => new Explanation(
        Invariant($"{100 * limits.Level:0.#} % limits"), Invariant($"{limits.Lower:0.0000} to {limits.Upper:0.0000}"))))
    {
        Rule = IsTooFew ? "fewer than 5 decided deals: not judged" : Invariant($"{Count.Won} won of {Count.Decided}; target {Target:0.0000}"),
    };
}

using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.Shrinkage;

/// <summary>Draws rates toward those of the peers, by how few deals each unit has and how little units differ.</summary>
public static class RateShrinkageCalculator
{
    private const int MaxEvaluations = 2_000;

    /// <summary>Estimates how much units differ, by maximum likelihood, and draws their rates toward each other.</summary>
    /// <remarks>The likelihood of alpha and beta is searched from the estimate by moments. Where it is not above that of one common rate, there is no evidence that
    /// units differ: all have the common rate, and <see cref="RateShrinkage.Reason"/> says so. Limits, probabilities and places are over all means and strengths that
    /// the counts leave open, with a uniform prior of the shrinkage, since with few units the most likely strength is far from known. Adaptive limits are against the
    /// peers without the unit, on the scale of asin(sqrt(rate)).</remarks>
    /// <param name="counts">Won and decided of each unit.</param>
    /// <param name="level">The level of the credible and of the adaptive limits, above 0 and below 1.</param>
    /// <returns>Null (undefined) when nothing is decided, or everything is won, or nothing.</returns>
    /// <exception cref="ArgumentException">A unit is given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of its range.</exception>
    public static RateShrinkage? Calculate(IEnumerable<WinCount> counts, double level = 0.95)
    {
        var (decided, without, pooled) = Sorted(counts, level);
        if (!(pooled > 0 && pooled < 1))
        {
            return null;
        }

        if (decided.Length < 2)
        {
            return Drawn(decided, without, (pooled, null, null), level, null, default, "one unit alone: there are no peers");
        }

        var objective = new BetaBinomialLikelihood(WinKind.Of(decided), pooled);
        Span<double> best = [pooled, BetaBinomialLikelihood.PlaceOf(MomentStrength(decided))];
        var value = objective.Evaluate(best);
        var search = NelderMead.Minimize(ref objective, best, ref value, 1, MaxEvaluations);

        // A gain of less than a thousandth is no interior maximum but the rounding of a likelihood that is flat towards one common rate.
        var mixture = RateMixture.Of(decided);
        return value < -1e-3 && best[1] > 1e-3
            ? Drawn(decided, without, (best[0], BetaBinomialLikelihood.Strength(best[1]), mixture), level, null, search, Invariant($"by maximum likelihood, {-value:0.####} above one common rate"))
            : Drawn(decided, without, (pooled, null, mixture), level, null, search, "units do not differ by more than luck: all have the common rate");
    }

    /// <summary>Draws rates toward the common rate with a stated strength, such as a hundred deals' worth.</summary>
    /// <remarks>Adaptive limits take the variance of a beta distribution of that strength on the scale of asin(sqrt(rate)), 1 / (4 (strength + 1)).</remarks>
    /// <param name="counts">Won and decided of each unit.</param>
    /// <param name="strength">As many deals' worth as the peers count for; above 0, finite.</param>
    /// <param name="level">The level of the credible and of the adaptive limits, above 0 and below 1.</param>
    /// <returns>Null (undefined) when nothing is decided, or everything is won, or nothing.</returns>
    /// <exception cref="ArgumentException">A unit is given twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The strength or the level is out of its range.</exception>
    public static RateShrinkage? WithStrength(IEnumerable<WinCount> counts, double strength, double level = 0.95)
    {
        if (!(strength > 0 && double.IsFinite(strength)))
        {
            throw new ArgumentOutOfRangeException(nameof(strength), strength, "The strength is above 0 and finite.");
        }

        var (decided, without, pooled) = Sorted(counts, level);
        return pooled > 0 && pooled < 1
            ? Drawn(decided, without, (pooled, strength, RateMixture.Known(pooled, strength)), level, 1 / (4 * (strength + 1)), default, Invariant($"with a stated strength of {strength:0.##} deals"))
            : null;
    }

    private static (WinCount[] Decided, ImmutableArray<string> Without, double Pooled) Sorted(IEnumerable<WinCount> counts, double level)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ProportionIntervalCalculator.Validate(level, IntervalMethod.Wilson);
        var all = HomogeneityCalculator.Ordered(counts);
        WinCount[] decided = [.. all.Where(count => count.Decided > 0)];
        return (decided, [.. all.Where(count => count.Decided == 0).Select(count => count.Id)], decided.Sum(count => (double)count.Won) / decided.Sum(count => (double)count.Decided));
    }

    private static double MomentStrength(WinCount[] counts) =>
        (1 / Math.Clamp(UnitCorrelation.ByMoments([[.. counts.Select(count => (count.Decided, count.Won))]]), 1e-4, 0.4)) - 1;

    private static RateShrinkage Drawn(
        WinCount[] counts, ImmutableArray<string> without, (double Mean, double? Strength, RateMixture? Mixture) peers, double level, double? between, SearchSummary search, string reason)
    {
        // Units of the same counts have the same limits. Angles have the same error whatever the rate is (Anscombe 1948).
        var kinds = new Dictionary<(long, long), ShrunkRate>();
        var others = new PeerMoments([.. counts.Select(count => (Math.Asin(Math.Sqrt((count.Won + 0.375) / (count.Decided + 0.75))), 1 / ((4.0 * count.Decided) + 2)))]);
        var rates = ImmutableArray.CreateBuilder<ShrunkRate>(counts.Length);
        for (var i = 0; i < counts.Length; i++)
        {
            var count = counts[i];
            if (!kinds.TryGetValue((count.Won, count.Decided), out var kind))
            {
                kind = Of(count, peers, level, AdaptiveInversion.OfRate(count, others.Without(i, between), level));
                kinds.Add((count.Won, count.Decided), kind);
            }

            rates.Add(ReferenceEquals(kind.Count, count) ? kind : kind.For(count));
        }

        return new(peers, search, reason, rates.MoveToImmutable(), without);
    }

    private static ShrunkRate Of(WinCount count, (double Mean, double? Strength, RateMixture? Mixture) peers, double level, AdaptiveLimits adaptive)
    {
        var weight = peers.Strength is { } strength ? count.Decided / (count.Decided + strength) : 0;
        var rate = peers.Strength is { } known ? (count.Won + (known * peers.Mean)) / (count.Decided + known) : peers.Mean;
        var lost = count.Decided - count.Won;
        return new(count, rate, weight, level, adaptive)
        {
            Lower = peers.Mixture?.Quantile(count.Won, lost, (1 - level) / 2),
            Upper = peers.Mixture?.Quantile(count.Won, lost, (1 + level) / 2),
            ProbabilityAbove = peers.Mixture?.AboveMean(count.Won, lost),
        };
    }
}

using MathNet.Numerics.Distributions;
using SalesMetrics.Explanations;
using SalesMetrics.Numerics;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>What a cost may come to: one exact cost for each sampled future, and estimates of the whole from them.</summary>
public sealed class CostDistribution : IExplainable
{
    private readonly double[] _sorted;

    private CostDistribution(Currency currency, ImmutableArray<Money> samples)
    {
        Currency = currency;
        Samples = samples;
        _sorted = [.. samples.Select(sample => (double)sample.Amount)];
        Array.Sort(_sorted);
        Mean = Average(_sorted);
        MeanError = _sorted.Length < 2
            ? null
            : Math.Sqrt(_sorted.Sum(value => (value - Mean) * (value - Mean)) / (_sorted.Length - 1) / _sorted.Length);
    }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>The cost in each sample, in the order drawn, exact.</summary>
    public ImmutableArray<Money> Samples { get; }

    /// <summary>The mean cost, in major units.</summary>
    public double Mean { get; }

    /// <summary>The Monte Carlo error of the mean: its standard error; null for one sample.</summary>
    public double? MeanError { get; }

    /// <summary>The cost that one future in ten stays within.</summary>
    public CostQuantile P10 => Quantile(0.1);

    /// <summary>The median cost.</summary>
    public CostQuantile P50 => Quantile(0.5);

    /// <summary>The cost that nine futures in ten stay within.</summary>
    public CostQuantile P90 => Quantile(0.9);

    /// <summary>Puts the costs of samples together.</summary>
    /// <param name="samples">At least one, in one currency.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="CurrencyMismatchException">They are in different currencies.</exception>
    public static CostDistribution Create(IEnumerable<Money> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ImmutableArray<Money> all = [.. samples];
        if (all.IsEmpty)
        {
            throw new ArgumentException("A distribution needs at least one sample.", nameof(samples));
        }

        _ = Money.Sum(all, all[0].Currency);
        return new CostDistribution(all[0].Currency, all);
    }

    /// <summary>Estimates a quantile, with its Monte Carlo error.</summary>
    /// <param name="probability">Above 0 and below 1: 0.9 is the cost that nine futures in ten stay within.</param>
    /// <param name="level">The confidence level of the interval, above 0 and below 1.</param>
    /// <returns>
    /// The quantile, on the line between neighbouring samples (type 7 of Hyndman and Fan 1996), between two samples that hold the true one at
    /// the level whatever its distribution (David and Nagaraja, Order Statistics, 2003, 7.1): the outermost ranks whose tails, by the
    /// binomial distribution, are each no more than half of what the level leaves.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A probability is out of range.</exception>
    public CostQuantile Quantile(double probability, double level = 0.95)
    {
        Require(probability, nameof(probability));
        Require(level, nameof(level));
        var tail = (1 - level) / 2;
        var count = _sorted.Length;

        // The sample of rank r is above the true quantile when fewer than r samples are below it, and below it when r or more are.
        var lower = First(0, count, rank => Binomial.CDF(probability, count, rank) > tail);
        var upper = First(1, count + 1, rank => 1 - Binomial.CDF(probability, count, rank - 1) <= tail);
        return new CostQuantile(
            probability,
            SortedQuantile.At(_sorted, probability),
            lower < 1 ? null : _sorted[lower - 1],
            upper > count ? null : _sorted[upper - 1],
            level);
    }

    /// <summary>Estimates the probability that the cost exceeds a budget; reaching it exactly does not exceed it.</summary>
    /// <param name="budget">In the currency of the costs.</param>
    /// <param name="level">The confidence level of the interval, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of range.</exception>
    /// <exception cref="CurrencyMismatchException">The budget is in another currency.</exception>
    public SampledShare ProbabilityOver(Money budget, double level = 0.95)
    {
        Require(level, nameof(level));
        return new SampledShare(Samples.Count(sample => sample > budget), Samples.Length, level);
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Cost",
        new ExplainedValue.OfEstimate(Mean),
        [
            .. ((CostQuantile[])[P10, P50, P90]).Select(quantile => new Explanation(
                Invariant($"P{quantile.Probability * 100:0.##}"), new ExplainedValue.OfEstimate(quantile.Value))
            {
                Rule = quantile is { Lower: { } lower, Upper: { } upper }
                    ? Invariant($"between {lower:0.##} and {upper:0.##} at {quantile.Level * 100:0.##} %")
                    : "too few samples for an interval",
            }),
        ])
    {
        Rule = Invariant($"mean of {Samples.Length} samples, {Currency}{(MeanError is { } error ? Invariant($", standard error {error:0.##}") : "")}"),
    };

    internal static void Require(double probability, string name)
    {
        if (probability is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, probability, "It is above 0 and below 1: write 0.9, not 90.");
        }
    }

    // The first rank that holds, of an order in which all after it hold too.
    private static int First(int from, int to, Func<int, bool> holds)
    {
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = holds(middle) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }

    // A sum of equal values divided by their number may miss them by a bit, so what differs from the least is averaged.
    private static double Average(double[] sorted) => sorted[0] + (sorted.Sum(value => value - sorted[0]) / sorted.Length);
}

using SalesMetrics.Explanations;
using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.Cohorts;

/// <summary>People who are comparable, and where each of them stands among the others.</summary>
public sealed class Cohort : IExplainable
{
    private readonly ImmutableArray<double> _ascending;

    internal Cohort(string key, PercentileKind kind, int fewestMembers, ImmutableArray<CohortPlace> places, ImmutableArray<string> undefined)
    {
        Key = key;
        Kind = kind;
        FewestMembers = fewestMembers;
        Places = places;
        Undefined = undefined;
        _ascending = [.. places.Select(place => place.Value).Order()];
    }

    /// <summary>What its members share, such as <c>role AE, segment Mid</c>; <c>all</c> when nothing was asked for.</summary>
    public string Key { get; }

    /// <summary>The kind of percentile.</summary>
    public PercentileKind Kind { get; }

    /// <summary>How many members it takes to say anything.</summary>
    public int FewestMembers { get; }

    /// <summary>The members with a value, by id ordinally.</summary>
    public ImmutableArray<CohortPlace> Places { get; }

    /// <summary>The members without a value, ordinally: they have no place, and are nobody's peers.</summary>
    public ImmutableArray<string> Undefined { get; }

    /// <summary>Why nobody has a percentile; empty when all have.</summary>
    public string WhyTooSmall => Places.Length < FewestMembers ? Invariant($"{Places.Length} of at least {FewestMembers} members have a value") : "";

    /// <summary>The median; null when the cohort is too small.</summary>
    public double? Median => Quantile(0.5);

    /// <summary>A quantile of type 7 (the straight line between neighbours; Hyndman and Fan 1996), as R and spreadsheets have; null when the cohort is too small.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is out of range.</exception>
    public double? Quantile(double probability)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is from 0 to 1: write 0.9, not 90.");
        }

        return WhyTooSmall.Length > 0 || _ascending.IsEmpty ? null : SortedQuantile.At(_ascending.AsSpan(), probability);
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        Key,
        Median is { } median ? new ExplainedValue.OfEstimate(median) : new ExplainedValue.Undefined(WhyTooSmall),
        [
            .. Places.Select(place => new Explanation(place.Id, new ExplainedValue.OfEstimate(place.Value))
            {
                Rule = place.Percentile is { } percentile ? Invariant($"percentile {100 * percentile:0.#} by {Kind}") : "",
            }),
            .. Undefined.Select(id => new Explanation(id, new ExplainedValue.Undefined("no value"))),
        ])
    {
        Rule = "median of the cohort, type 7",
    };
}

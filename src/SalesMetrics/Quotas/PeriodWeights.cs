using SalesMetrics.Calendars;

namespace SalesMetrics.Quotas;

/// <summary>Relative weights of successive periods of one grain: a season's shape, or how somebody wants a goal spread.</summary>
/// <remarks>Only their proportions matter: 1, 1, 2 spreads as 25, 25, 50 does. Equal when grain and weights are.</remarks>
public sealed class PeriodWeights : IEquatable<PeriodWeights>
{
    private PeriodWeights(PeriodGrain grain, ImmutableArray<Ratio> weights)
    {
        Grain = grain;
        Weights = weights;
    }

    /// <summary>The grain of the periods that are weighed.</summary>
    public PeriodGrain Grain { get; }

    /// <summary>A weight for each period, in order; none negative, not all zero.</summary>
    public ImmutableArray<Ratio> Weights { get; }

    /// <summary>Makes weights.</summary>
    /// <param name="grain">The grain of the periods.</param>
    /// <param name="weights">At least one; none negative; not all zero.</param>
    /// <exception cref="ArgumentException">There is no weight, one is negative, or all are zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The grain is none.</exception>
    public static PeriodWeights Create(PeriodGrain grain, params IEnumerable<Ratio> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (!Enum.IsDefined(grain))
        {
            throw new ArgumentOutOfRangeException(nameof(grain), grain, "Not a grain of period.");
        }

        ImmutableArray<Ratio> all = [.. weights];
        foreach (var weight in all)
        {
            if (weight.Sign < 0)
            {
                throw new ArgumentException(Invariant($"A weight of {weight} is negative: weights are zero or more."), nameof(weights));
            }
        }

        return all.Any(weight => weight.Sign > 0)
            ? new PeriodWeights(grain, all)
            : throw new ArgumentException("No weight is above zero: at least one must be.", nameof(weights));
    }

    /// <inheritdoc />
    public bool Equals(PeriodWeights? other) => other is not null && Grain == other.Grain && Weights.SequenceEqual(other.Weights);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PeriodWeights);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Grain, Weights.Length, Weights[0]);

    /// <summary>Grain and weights, culture-free.</summary>
    public override string ToString() => Invariant($"{Grain} {string.Join(" : ", Weights)}");
}

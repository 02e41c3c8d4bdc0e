using SalesMetrics.Calendars;

namespace SalesMetrics.GoalSetting;

/// <summary>How the sales of a period are spread over its sub-periods: 20, 30 and 50 % over the months of a quarter.</summary>
public sealed class PaceShape
{
    private PaceShape(PeriodGrain grain, ImmutableArray<Ratio> weights)
    {
        Grain = grain;
        Weights = weights;
        Total = weights.Aggregate(Ratio.Zero, (sum, weight) => sum + weight);
    }

    /// <summary>The grain of the sub-periods.</summary>
    public PeriodGrain Grain { get; }

    /// <summary>A weight for each sub-period, in order; none negative, at least one above zero. Only their proportions count.</summary>
    public ImmutableArray<Ratio> Weights { get; }

    internal Ratio Total { get; }

    /// <summary>States a shape.</summary>
    /// <param name="grain">The grain of the sub-periods, finer than the period's.</param>
    /// <param name="weights">As many as a period has sub-periods, in order.</param>
    /// <exception cref="ArgumentException">There is no weight, or none is above zero.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, or there is no such grain.</exception>
    public static PaceShape Create(PeriodGrain grain, params ImmutableArray<Ratio> weights)
    {
        if (!Enum.IsDefined(grain))
        {
            throw new ArgumentOutOfRangeException(nameof(grain), grain, "Not a grain.");
        }

        if (weights.IsDefaultOrEmpty || weights.All(weight => weight.Sign <= 0))
        {
            throw new ArgumentException("A shape needs at least one weight above zero.", nameof(weights));
        }

        foreach (var weight in weights)
        {
            if (weight.Sign < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(weights), weight, "A weight is zero or more.");
            }
        }

        return new PaceShape(grain, weights);
    }
}

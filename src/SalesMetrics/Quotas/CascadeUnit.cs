using SalesMetrics.Organization;

namespace SalesMetrics.Quotas;

/// <summary>A unit that is to get a part of the goal of the unit above it, and the units it passes its own goal on to.</summary>
public sealed class CascadeUnit
{
    /// <summary>Whose goal.</summary>
    public required SalesUnit Unit { get; init; }

    /// <summary>The weight among its siblings, zero or more; 1 unless stated. With a weight of zero it gets its floor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public Ratio Weight
    {
        get;
        init => field = value.Sign >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A weight is 0 or more.");
    } = Ratio.One;

    /// <summary>The least it may get, inclusive; null for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public Money? Floor
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>The most it may get, inclusive; null for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public Money? Ceiling
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>How much more than its own goal its parts get together: 0.05 for 5 % more; zero unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public Ratio OverAssignment
    {
        get;
        init => field = value.Sign >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "An over-assignment is 0 or more.");
    }

    /// <summary>The units below, each at most once; empty when it keeps its goal, as a team without members does.</summary>
    /// <exception cref="ArgumentException">A unit occurs twice, or one is not there.</exception>
    public ImmutableArray<CascadeUnit> Parts
    {
        get;
        init
        {
            if (value.IsDefault || value.Contains(null!))
            {
                throw new ArgumentException("The parts, or one of them, are not there.", nameof(value));
            }

            if (value.GroupBy(part => part.Unit).FirstOrDefault(unit => unit.Count() > 1) is { } twice)
            {
                throw new ArgumentException(Invariant($"{twice.Key} is listed twice: add its weights up first."), nameof(value));
            }

            field = value;
        }
    } = [];

    private static Money? NotNegative(Money? bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bound?.Amount ?? 0m, nameof(bound));
        return bound;
    }
}

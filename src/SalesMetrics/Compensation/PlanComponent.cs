using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>A part of the target incentive, tied to one measure of one kind of unit.</summary>
public sealed record PlanComponent
{
    /// <summary>The component's id, unique in its plan; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Id
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The component's name for readers; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Name
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The component's share of the target incentive: above 0, at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public required Ratio Weight
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, Ratio.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Ratio.One);
            field = value;
        }
    }

    /// <summary>
    /// Whose attainment counts: the payee's own, or that of the team, manager's people, territory or company the payee belongs to.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no kind of unit.</exception>
    public required UnitKind Scope
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a kind of unit.");
    }

    /// <summary>The id of the measure whose attainment counts; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string MeasureId
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    } = Measures.Measure.Bookings.Id;

    /// <summary>From attainment to the share of the component's target pay.</summary>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public required PayCurve Curve
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>What is paid when the attainment is undefined; nothing, with an issue, unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no such policy.</exception>
    public UndefinedAttainment WhenUndefined
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a policy for undefined attainment.");
    }
}

using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>Over what a payout curve goes, and where everything else is held meanwhile.</summary>
public sealed record PayoutCurveOptions
{
    /// <summary>The quota: credit is attainment x quota, for every unit and measure; above zero, in the plan's currency.</summary>
    public required Money Quota { get; init; }

    /// <summary>Whose attainment goes over the range; the payee's own unless stated.</summary>
    public UnitKind Scope { get; init; }

    /// <summary>The measure whose attainment goes over the range; bookings unless stated.</summary>
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

    /// <summary>The first attainment, zero or more; 0 % unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public Ratio From
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Ratio.Zero);
            field = value;
        }
    }

    /// <summary>The last attainment, above the first; 200 % unless stated.</summary>
    public Ratio To { get; init; } = Ratio.Of(2, 1);

    /// <summary>Points are this far apart, besides those where the curve bends or jumps; above zero, 10 % unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or less.</exception>
    public Ratio Step
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, Ratio.Zero);
            field = value;
        }
    } = Ratio.Of(1, 10);

    /// <summary>Where every other attainment is held; zero or more, 100 % unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public Ratio Others
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Ratio.Zero);
            field = value;
        }
    } = Ratio.One;
}

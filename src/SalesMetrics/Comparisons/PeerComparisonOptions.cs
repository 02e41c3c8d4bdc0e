namespace SalesMetrics.Comparisons;

/// <summary>How units are compared with their peers.</summary>
public sealed record PeerComparisonOptions
{
    /// <summary>The test.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the named tests.</exception>
    public PeerTest Test
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a test.");
    }

    /// <summary>
    /// The share of the units called better or below that may be so by luck, above 0 and below 1; 0.05 unless stated. Adjusted p-values at
    /// or below it are evidence.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double FalseDiscoveryRate
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A false discovery rate is above 0 and below 1.");
    }
    = 0.05;

    /// <summary>The fewest decided deals with which a unit is judged; 1 or more, 5 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long FewestDecided
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = 5;

    /// <summary>The confidence level of the intervals shown, above 0 and below 1; 0.95 unless stated. It does not move a verdict.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double IntervalLevel
    {
        get;
        init
        {
            ProportionIntervalCalculator.Validate(value, IntervalMethod.Wilson);
            field = value;
        }
    }
    = 0.95;

    /// <summary>How the intervals shown are found.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the named methods.</exception>
    public IntervalMethod IntervalMethod
    {
        get;
        init
        {
            ProportionIntervalCalculator.Validate(0.95, value);
            field = value;
        }
    }
}

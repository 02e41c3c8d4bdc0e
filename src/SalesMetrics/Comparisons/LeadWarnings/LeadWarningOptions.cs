namespace SalesMetrics.Comparisons.LeadWarnings;

/// <summary>When many leads of little worth are warned of.</summary>
public sealed record LeadWarningOptions
{
    /// <summary>How many earlier periods are needed, 5 or more; 8 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 5.</exception>
    public int FewestPeriods
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 5);
            field = value;
        }
    }
    = 8;

    /// <summary>How many standard deviations the qualified share must lie below its centre, above 0; 3 unless stated, as on a control chart.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less, infinite or not a number.</exception>
    public double Deviations
    {
        get;
        init => field = double.IsFinite(value) && value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "State how many standard deviations, above 0.");
    }
    = 3;
}

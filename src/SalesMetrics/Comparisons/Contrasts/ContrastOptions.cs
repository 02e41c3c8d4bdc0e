namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>How the best are set against the others.</summary>
public sealed record ContrastOptions
{
    /// <summary>The adjusted p-value below which there is evidence, above 0 and below 1; 0.05 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double SignificanceLevel
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A significance level is above 0 and below 1.");
    }
    = 0.05;

    /// <summary>The confidence level of intervals, above 0 and below 1; 0.95 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double Level
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A level is above 0 and below 1: write 0.95, not 95.");
    }
    = 0.95;

    /// <summary>How many of each group must have a value for an attribute to be looked at; 3 or more, 5 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 3.</exception>
    public int FewestInGroup
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 3);
            field = value;
        }
    }
    = 5;

    /// <summary>How p-values are adjusted for having looked at many attributes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no method.</exception>
    public MultiplicityMethod Multiplicity
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such method.");
    }
    = MultiplicityMethod.BenjaminiHochberg;

    /// <summary>The seed of random regroupings, which stand in where chi-square expects too few.</summary>
    public long Seed { get; init; } = 1;
}

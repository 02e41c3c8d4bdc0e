namespace SalesMetrics.Forecasting.NewReps;

/// <summary>When somebody counts as tenured, and how many tenured people it takes.</summary>
public sealed record RampCurveOptions
{
    /// <summary>The first month of tenure that counts as full productivity; 13 unless stated, at least 2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 2.</exception>
    public int TenuredFromMonth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            field = value;
        }
    } = 13;

    /// <summary>How many tenured people must be behind the full productivity of all; 3 unless stated, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MinimumPeople
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 3;
}

namespace SalesMetrics.Quotas;

/// <summary>When somebody counts as tenured, and how many people a month needs.</summary>
public sealed record RampLearningOptions
{
    /// <summary>The first month of tenure that counts as tenured; 13 unless stated, at least 2.</summary>
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

    /// <summary>How many people must be behind a month, and behind the tenured average; 5 unless stated, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int MinimumPeople
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 5;
}

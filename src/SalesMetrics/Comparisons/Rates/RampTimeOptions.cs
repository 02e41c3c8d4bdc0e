namespace SalesMetrics.Comparisons.Rates;

/// <summary>When somebody counts as ramped.</summary>
public sealed record RampTimeOptions
{
    /// <summary>The attainment every period of the run needs, inclusive; 80 % unless stated, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less.</exception>
    public Ratio Goal
    {
        get;
        init
        {
            if (value.Sign <= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "The goal is above 0: everybody holds one of 0 from the first day.");
            }

            field = value;
        }
    } = Ratio.Of(4, 5);

    /// <summary>For how many periods running the goal must be held; 2 unless stated, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int PeriodsRunning
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 2;
}

namespace SalesMetrics.Comparisons;

/// <summary>How the test for one common win rate is judged.</summary>
public sealed record HomogeneityOptions
{
    /// <summary>The p-value below which there is evidence that win rates differ, above 0 and below 1; 0.05 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double SignificanceLevel
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A significance level is above 0 and below 1.");
    }
    = 0.05;

    /// <summary>
    /// The chance of finding a true difference at which <see cref="HomogeneityTest.SmallestDetectableDifference"/> is stated, above 0 and
    /// below 1; 0.80 unless stated.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range or not a number.</exception>
    public double Power
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A power is above 0 and below 1.");
    }
    = 0.80;
}

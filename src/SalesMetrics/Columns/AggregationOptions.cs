namespace SalesMetrics.Columns;

/// <summary>Choices of <see cref="TotalsCalculator"/>.</summary>
public sealed record AggregationOptions
{
    /// <summary>How many processors may be used, at least 1, the default. The core does not ask how many there are.</summary>
    /// <remarks>It changes the time taken and nothing else. Each processor beyond the first needs cells of its own, so where there are fewer than a million facts,
    /// or fewer than 20 to a cell, one is used whatever is asked for.</remarks>
    public int MaxDegreeOfParallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;
}

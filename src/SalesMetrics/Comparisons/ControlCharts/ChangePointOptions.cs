namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>How changes of level are looked for.</summary>
public sealed record ChangePointOptions
{
    /// <summary>The fewest periods of a level; at least 2, 3 unless stated.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 2.</exception>
    public int MinimumSegment
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 2);
            field = value;
        }
    } = 3;

    /// <summary>Whether one odd period is kept from passing for a change: a value further than 3 deviations from the median of itself and two neighbours on either side is
    /// drawn in to there before changes are looked for (Hampel 1974). It is unless unset.</summary>
    public bool ToleratesOddPeriods { get; init; } = true;

    /// <summary>What a change must bring, in squared standard deviations; null for 3 ln n + 4, by which of series of 24 without a change about 1 in 100 shows one.</summary>
    /// <remarks>3 ln n is what the Bayesian information criterion asks for a level, a place and the choice among places; the 4 is for the deviation, which is itself estimated
    /// from few steps (by simulation: see the error rates).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0, or not finite.</exception>
    public double? Penalty
    {
        get;
        init => field = value is null or > 0 && value != double.PositiveInfinity
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A penalty is above 0 and finite.");
    }
}

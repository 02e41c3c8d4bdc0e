namespace SalesMetrics.Comparisons;

/// <summary>Deals won out of deals decided, for one unit: what tests across units need, and no more.</summary>
public sealed record WinCount
{
    /// <summary>States the counts of one unit.</summary>
    /// <param name="id">The unit or product; may be empty, for deals of no unit.</param>
    /// <param name="won">Deals won, 0 to <paramref name="decided"/>.</param>
    /// <param name="decided">Deals won or lost; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more is won than decided.</exception>
    public WinCount(string id, long won, long decided)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfNegative(won);
        ArgumentOutOfRangeException.ThrowIfLessThan(decided, won);
        Id = id;
        Won = won;
        Decided = decided;
    }

    /// <summary>The unit or product.</summary>
    public string Id { get; }

    /// <summary>Deals won.</summary>
    public long Won { get; }

    /// <summary>Deals won or lost.</summary>
    public long Decided { get; }

    /// <summary>The win rate; null when nothing is decided.</summary>
    public Ratio? Rate => Decided == 0 ? null : Ratio.Of(Won, Decided);

    /// <summary>The interval of win rates that the counts do not rule out; null when nothing is decided.</summary>
    /// <param name="level">The confidence level, above 0 and below 1.</param>
    /// <param name="method">How it is found.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is out of range or not a number.</exception>
    public ProportionInterval? Interval(double level = 0.95, IntervalMethod method = IntervalMethod.Wilson)
    {
        ProportionIntervalCalculator.Validate(level, method);
        return Decided == 0 ? null : ProportionIntervalCalculator.Calculate(Won, Decided, level, method);
    }
}

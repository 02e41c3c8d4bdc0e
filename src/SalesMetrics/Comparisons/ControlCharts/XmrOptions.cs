namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>How an XmR chart is made.</summary>
public sealed record XmrOptions
{
    /// <summary>Whether median and median moving range are used, which a few odd periods do not move; the means unless set.</summary>
    public bool IsMedianBased { get; init; }

    /// <summary>How many of the first periods give centre and limits, at least 5; null for all.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 5.</exception>
    public int? BaselineLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? ChartRules.LeastPeriods, ChartRules.LeastPeriods, nameof(value));
            field = value;
        }
    }

    /// <summary>Whether steps count as ratios and not as differences, as is right for money: the chart is made of logarithms. Where a value is zero or below it is
    /// made of the values, and <see cref="XmrChart.IsLogarithmic"/> is false.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Whether, after a real shift, centre and limits are those of the new level, from the change on, once 5 periods have passed. The level before keeps
    /// its own.</summary>
    public bool RecalculatesAfterShift { get; init; }

    /// <summary>What no value can be below, such as 0 for sales: the lower limit is not drawn below it. Null for none.</summary>
    public double? Floor { get; init; }

    /// <summary>After how many periods the season repeats; it is taken out before anything is judged. 1 for none. Needs two seasons.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int SeasonLength
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;
}

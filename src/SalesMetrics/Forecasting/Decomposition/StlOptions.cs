namespace SalesMetrics.Forecasting.Decomposition;

/// <summary>Choices of an STL decomposition. Each has a default, which is that of R's <c>mstl</c>.</summary>
public sealed record StlOptions
{
    /// <summary>How many values of one period of the season are smoothed together: an odd number, at least 7; null means all of them, so that
    /// the season is the same every year. Default 11.</summary>
    public int? SeasonalWindow
    {
        get;
        init
        {
            CheckWindow(value, least: 7);
            field = value;
        }
    } = 11;

    /// <summary>How many periods the trend is smoothed over: an odd number, at least 3; null (default) means the next odd number from
    /// 1.5 m / (1 - 1.5 / <see cref="SeasonalWindow"/>) for the season length m.</summary>
    public int? TrendWindow
    {
        get;
        init
        {
            CheckWindow(value, least: 3);
            field = value;
        }
    }

    /// <summary>Whether values far from the rest count little or not at all. Default false.</summary>
    public bool IsRobust { get; init; }

    internal static StlOptions Default { get; } = new();

    internal static StlOptions Robust { get; } = new() { IsRobust = true };

    private static void CheckWindow(int? value, int least)
    {
        if (value is { } window && (window < least || window > MostWindow || window % 2 == 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), value, Invariant($"A window is an odd number from {least} to {MostWindow}."));
        }
    }

    private const int MostWindow = 10_000_001;
}

namespace SalesMetrics.Comparisons;

/// <summary>What a deal is counted under: the second key of the columns that outcomes are added up in. Each has a count, and most a sum.</summary>
internal enum OutcomeFigure
{
    Won,
    WonPositive,
    WonWithoutAmount,
    WonList,
    WonWithoutList,
    Lost,
    LostStated,
    LostWithoutAmount,
    LostFallback,
    LostWithoutAny,
    LostList,
    LostWithoutList,
    Open,
    OpenList,
    OpenWithoutList,
    ClosedOutside,
    NotYetOpened,
}

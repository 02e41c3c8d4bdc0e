namespace SalesMetrics.Comparisons;

/// <summary>Which value takes the first place.</summary>
public enum RankingOrder
{
    /// <summary>The highest, as for sales won.</summary>
    HighestFirst,

    /// <summary>The lowest, as for days to close.</summary>
    LowestFirst,
}

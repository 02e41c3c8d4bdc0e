namespace SalesMetrics.Comparisons.GapDecompositions;

/// <summary>How a gap is shared among the factors of a product.</summary>
public enum GapMethod
{
    /// <summary>The logarithmic mean Divisia index, additive form I (Ang 2004): exact, and the same whatever the order of the factors. Needs factors above
    /// zero.</summary>
    LogarithmicMean,

    /// <summary>The mean over all orders of changing one factor after the other (Shorrocks 2013): exact, the same whatever the order, and defined for zero and
    /// negative factors.</summary>
    Shapley,
}

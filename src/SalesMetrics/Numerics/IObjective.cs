namespace SalesMetrics.Numerics;

/// <summary>A function to be made small over the unit cube. A type and not a delegate, so that it may live on spans and the call is
/// direct.</summary>
internal interface IObjective
{
    /// <summary>The value at a point whose coordinates are between 0 and 1; finite, or +infinity for a point that must not be
    /// chosen.</summary>
    double Evaluate(scoped ReadOnlySpan<double> point);
}

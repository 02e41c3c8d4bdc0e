namespace SalesMetrics.Columns;

/// <summary>What takes in facts part by part and can take in another of its kind, so that processors can share the work.</summary>
internal interface IFactAccumulator<in TSelf>
{
    /// <param name="facts">Some of the facts.</param>
    /// <param name="firstPosition">The place of the first of them among all.</param>
    void Add(FactColumns facts, long firstPosition);

    void Merge(TSelf other);
}

namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>How the leaves follow from forecasts of nodes; the same for means and for paths.</summary>
internal abstract class LeafRule
{
    /// <summary>How the search ended, over all calls so far.</summary>
    public ReconciliationExit Exit { get; protected set; } = ReconciliationExit.Direct;

    /// <summary>The most rounds of one search.</summary>
    public int Iterations { get; protected set; }

    public virtual ErrorStructure? Errors => null;

    public virtual ImmutableArray<string> Notes => [];

    /// <summary>Finds the leaves of one step.</summary>
    /// <param name="forecasts">By node.</param>
    /// <param name="step">From 0.</param>
    public abstract double[] Leaves(double[] forecasts, int step);

    /// <summary>Why a node was changed as it was, in a phrase.</summary>
    public abstract string Reason(int node);
}

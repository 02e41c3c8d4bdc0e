using SalesMetrics.Explanations;

namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Forecasts that add up, beside those that did not.</summary>
/// <remarks>
/// Every sum is exact, to the last bit and in any order of adding: leaves are rounded to a multiple of a power of two of at most 2^-50 of the
/// sum of their magnitudes in that step.
/// </remarks>
public sealed class Reconciliation : IExplainable
{
    internal Reconciliation(
        HierarchyForecasts forecasts, ReconciliationMethod method, ReconciliationOptions options, LeafRule rule, ImmutableArray<ReconciledNode> nodes)
    {
        Forecasts = forecasts;
        Method = method;
        Options = options;
        Nodes = nodes;
        Exit = rule.Exit;
        Iterations = rule.Iterations;
        ShrinkageIntensity = rule.Errors?.Intensity;
        ErrorCount = rule.Errors?.ErrorCount ?? 0;
        Notes = rule.Notes;
    }

    /// <summary>What was reconciled.</summary>
    public HierarchyForecasts Forecasts { get; }

    /// <summary>How.</summary>
    public ReconciliationMethod Method { get; }

    /// <summary>The choices made.</summary>
    public ReconciliationOptions Options { get; }

    /// <summary>The nodes in the order of <see cref="ForecastHierarchy.Nodes"/>.</summary>
    public ImmutableArray<ReconciledNode> Nodes { get; }

    /// <summary>Why reconciling stopped.</summary>
    public ReconciliationExit Exit { get; }

    /// <summary>The most rounds that one step's search took; 0 when none was needed.</summary>
    public int Iterations { get; }

    /// <summary>How far correlations were drawn toward none, 0 to 1; null when no correlations were estimated.</summary>
    public double? ShrinkageIntensity { get; }

    /// <summary>How many past errors of each node were used; 0 when none were.</summary>
    public int ErrorCount { get; }

    /// <summary>What a reader should know of the data: zero sums left out, nodes that were never wrong.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>A node's forecasts; null when it is not in the hierarchy.</summary>
    public ReconciledNode? Find(string nodeId)
    {
        ArgumentNullException.ThrowIfNull(nodeId);
        return Forecasts.Hierarchy.TryGetIndex(nodeId, out var index) ? Nodes[index] : null;
    }

    /// <summary>Adds everything up anew: whether every node of every tree is, bit by bit, the sum of its parts in every step.</summary>
    public bool IsCoherent()
    {
        var hierarchy = Forecasts.Hierarchy;
        for (var step = 0; step < Forecasts.Horizon; step++)
        {
            foreach (var tree in hierarchy.Trees)
            {
                var sums = new double[tree.Length];
                for (var place = tree.Length - 1; place >= 0; place--)
                {
                    var value = Nodes[tree.Nodes[place]].Means[step];
                    if (tree.Nodes[place] < hierarchy.AggregateCount && sums[place] != value)
                    {
                        return false;
                    }

                    if (place > 0)
                    {
                        sums[tree.Parents[place]] += value;
                    }
                }
            }
        }

        return true;
    }

    /// <summary>Rounds one step to whole minor units from the top down, so that the parts of every sum add up to it.</summary>
    /// <remarks>
    /// The top is rounded half away from zero; below, each part is rounded down and what is left goes to the largest fractions. Where trees
    /// cross, this is done in the first one, and the sums of the others follow from the leaves.
    /// </remarks>
    /// <param name="step">From 1 to the horizon.</param>
    /// <param name="currency">The currency that the forecasts are in.</param>
    /// <returns>An amount a node, in the order of <see cref="Nodes"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is out of its range.</exception>
    /// <exception cref="OverflowException">A forecast is too large for money.</exception>
    public ImmutableArray<Money> ToMoney(int step, Currency currency)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(step, Forecasts.Horizon);
        return CoherentMoney.Round(Forecasts.Hierarchy, [.. Nodes.Select(node => node.Means[step - 1])], currency);
    }

    /// <summary>Draws paths for all nodes that go together, and makes them add up in the same way as the means.</summary>
    /// <remarks>
    /// <para>When every forecast has <see cref="NodeForecast.Paths"/>, those are used. Drawn node by node they know nothing of each other, so they
    /// are put in an order in which they go together over the nodes as past errors did, and over the steps as the model has it (Iman &amp;
    /// Conover 1982; for hierarchies compare Ben Taieb, Taylor &amp; Hyndman 2021).</para>
    /// <para>Otherwise each step of a path is the mean plus a past one-step error, of the same period for all nodes: limits of later steps are
    /// then too narrow for models whose errors grow with the step.</para>
    /// </remarks>
    /// <param name="count">How many paths, when they are made of past errors; otherwise those given are used, at most so many. At least 1; times
    /// nodes and steps at most <see cref="SamplePaths.MaxValues"/>.</param>
    /// <param name="seed">Any number. The same seed gives the same paths.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of its range.</exception>
    /// <exception cref="InvalidOperationException">There are neither paths nor past errors of every forecast.</exception>
    public ReconciledPaths DrawPaths(int count, long seed) =>
        JointPaths.Draw(Forecasts, ReconciliationCalculator.RuleOf(Forecasts, Method, Options), count, seed);

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Reconciliation",
        Method.Name,
        [
            new Explanation("Stopped", Exit == ReconciliationExit.Direct ? "in closed form" : Invariant($"{Exit} after {Iterations} rounds")),
            .. ShrinkageIntensity is { } intensity
                ? [new Explanation("Shrinkage intensity", new ExplainedValue.OfEstimate(intensity)) { Rule = Invariant($"from {ErrorCount} errors a node") }]
                : Array.Empty<Explanation>(),
            .. Notes.Select(note => new Explanation("Note", note)),
            .. Nodes.Select(node => node.Explain()),
        ]);
}

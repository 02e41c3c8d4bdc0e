namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>Makes forecasts add up.</summary>
public static class ReconciliationCalculator
{
    /// <summary>Reconciles forecasts.</summary>
    /// <remarks>
    /// <para>Time and memory are linear in the nodes for every method on a tree, correlations included: they enter through the past periods, of
    /// which the latest 1,000 count, and not through a matrix of all nodes. Where trees cross, conjugate gradients repeat that a few
    /// times.</para>
    /// <para>What each method needs: bottom-up a forecast of every leaf; top-down one of the top, middle-out one of each middle node, with past
    /// proportions a history of every leaf or with forecast proportions a forecast of every node below; minimum trace a forecast of every
    /// leaf, and with variances or correlations at least 3 past errors of every forecast. Sums without a forecast are then what their parts
    /// add up to.</para>
    /// </remarks>
    /// <param name="forecasts">The forecasts.</param>
    /// <param name="method">How to reconcile.</param>
    /// <param name="options">Choices; the defaults when not stated.</param>
    /// <exception cref="ArgumentException">The method needs something that is not there, as the message says; a share of zero is asked for; or
    /// top-down or middle-out is to give no negative values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The depth of the middle is out of its range.</exception>
    /// <exception cref="OverflowException">The forecasts add up to more than a double holds.</exception>
    public static Reconciliation Reconcile(HierarchyForecasts forecasts, ReconciliationMethod method, ReconciliationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        ArgumentNullException.ThrowIfNull(method);
        options ??= new ReconciliationOptions();
        if (options.IsNonNegative && method is (ReconciliationMethod.TopDown or ReconciliationMethod.MiddleOut))
        {
            throw new ArgumentException(
                Invariant($"{method.Name} keeps the forecasts above, so parts below zero cannot be cut off: use bottom-up or minimum trace."), nameof(options));
        }

        var rule = RuleOf(forecasts, method, options);
        var hierarchy = forecasts.Hierarchy;
        var means = new double[hierarchy.Nodes.Length][];
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = new double[forecasts.Horizon];
        }

        var values = new double[means.Length];
        for (var step = 0; step < forecasts.Horizon; step++)
        {
            var leaves = rule.Leaves(forecasts.Means(step), step);
            ExactGrid.Round(leaves);
            hierarchy.Sum(leaves, values);
            for (var i = 0; i < means.Length; i++)
            {
                means[i][step] = values[i];
            }
        }

        return new Reconciliation(forecasts, method, options, rule,
        [
            .. hierarchy.Nodes.Select((node, i) => new ReconciledNode(
                node,
                forecasts.Of(i)?.Means ?? [],
                ImmutableArray.Create(means[i]),
                rule.Errors is { } errors && double.IsFinite(errors.Totals[i]) ? errors.Totals[i] / errors.Smallest : null,
                rule.Reason(i))),
        ]);
    }

    internal static LeafRule RuleOf(HierarchyForecasts forecasts, ReconciliationMethod method, ReconciliationOptions options) => method switch
    {
        ReconciliationMethod.BottomUp => new BottomUpRule(forecasts, options.IsNonNegative),
        ReconciliationMethod.TopDown topDown => new SplitRule(forecasts, 0, topDown.Proportions),
        ReconciliationMethod.MiddleOut middle => new SplitRule(forecasts, middle.Depth, middle.Proportions),
        ReconciliationMethod.MinimumTrace trace => new MinimumTraceRule(forecasts, trace.Covariance, options),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such method."),
    };
}

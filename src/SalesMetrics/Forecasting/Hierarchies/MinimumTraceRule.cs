namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>The leaves whose sums are nearest to all forecasts, weighed by their errors.</summary>
internal sealed class MinimumTraceRule : LeafRule
{
    // What counts as below zero, beside the largest forecast.
    private const double Dust = 1e-12;

    private readonly ForecastHierarchy _hierarchy;
    private readonly ErrorStructure _errors;
    private readonly ReconciliationOptions _options;
    private readonly MinimumTraceSolver _solver;

    public MinimumTraceRule(HierarchyForecasts forecasts, ErrorCovariance covariance, ReconciliationOptions options)
    {
        _hierarchy = forecasts.Hierarchy;
        _errors = ErrorStructureCalculator.Calculate(forecasts, covariance);
        _options = options;
        _solver = new MinimumTraceSolver(_hierarchy, _errors, null, options.MaxIterations);
    }

    public override ErrorStructure Errors => _errors;

    public override ImmutableArray<string> Notes => _errors.Notes;

    public override double[] Leaves(double[] forecasts, int step)
    {
        // A power of two as the unit changes no digit and keeps squares within range.
        var largest = forecasts.Max(Math.Abs);
        if (largest == 0)
        {
            return new double[_hierarchy.LeafCount];
        }

        var exponent = Math.Clamp(Math.ILogB(largest), -1_000, 1_000);
        double[] scaled = [.. forecasts.Select(forecast => Math.ScaleB(forecast, -exponent))];
        var (leaves, _) = _solver.Solve(scaled);
        Note(_solver);
        if (_options.IsNonNegative && leaves.Any(leaf => leaf < 0))
        {
            leaves = NonNegative(scaled, leaves);
        }

        return [.. leaves.Select(leaf => Math.ScaleB(leaf, exponent))];
    }

    public override string Reason(int node)
    {
        var own = _hierarchy.Nodes[node];
        if (double.IsInfinity(_errors.Totals[node]))
        {
            return "the sum of its parts: it has no forecast of its own";
        }

        // A forecast weighs as much as its error variance is small; the most reliable node has the weight 1.
        return _errors.ErrorCount > 0
            ? Invariant($"weighed by an error variance {_errors.Totals[node] / _errors.Smallest:G4} times that of the most reliable node, from {_errors.ErrorCount} errors")
            : Invariant($"weighed by an error variance taken to be {_errors.Totals[node]:G6} ({(own.IsLeaf ? "a leaf" : Invariant($"{own.LeafCount} leaves"))})");
    }

    /// <summary>Quadratic programming by block principal pivoting (Júdice &amp; Pires 1994; Kim &amp; Park 2011) as used for reconciliation by
    /// Wickramasuriya, Turlach &amp; Hyndman 2020.</summary>
    /// <remarks>
    /// Leaves below zero are held at zero, those that pull upward are let go, all at once; when that does not get better three times, one at
    /// a time (Murty 1974), which ends for certain.
    /// </remarks>
    private double[] NonNegative(double[] forecasts, double[] start)
    {
        bool[] isZero = [.. start.Select(leaf => leaf < 0)];
        var leaves = start;
        var (best, patience) = (int.MaxValue, 3);
        for (var round = 1; round <= _options.MaxIterations; round++)
        {
            var solver = new MinimumTraceSolver(_hierarchy, _errors, isZero, _options.MaxIterations);
            (leaves, var pull) = solver.Solve(forecasts);
            Note(solver);
            Iterations = Math.Max(Iterations, round);
            var sums = _hierarchy.AggregateCount;
            var wrong = Enumerable.Range(0, leaves.Length)
                .Where(i => isZero[i] ? pull[i] * _errors.Variances[sums + i] > Dust : leaves[i] < -Dust)
                .ToArray();
            if (wrong.Length == 0)
            {
                Exit = Exit == ReconciliationExit.IterationLimit ? Exit : ReconciliationExit.Converged;
                return [.. leaves.Select(leaf => Math.Max(0, leaf))];
            }

            if (wrong.Length < best)
            {
                (best, patience) = (wrong.Length, 3);
            }
            else
            {
                patience--;
            }

            foreach (var i in patience >= 0 ? wrong : wrong[^1..])
            {
                isZero[i] = !isZero[i];
            }
        }

        Exit = ReconciliationExit.IterationLimit;
        return [.. leaves.Select(leaf => Math.Max(0, leaf))];
    }

    private void Note(MinimumTraceSolver solver)
    {
        Iterations = Math.Max(Iterations, solver.Iterations);
        if (solver.HitLimit)
        {
            Exit = ReconciliationExit.IterationLimit;
        }
        else if (solver.Iterations > 0 && Exit == ReconciliationExit.Direct)
        {
            Exit = ReconciliationExit.Converged;
        }
    }
}

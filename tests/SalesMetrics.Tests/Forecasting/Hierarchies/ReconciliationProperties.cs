using System.Collections.Immutable;
using FsCheck.Xunit;
using MathNet.Numerics.LinearAlgebra;
using SalesMetrics.Forecasting.Hierarchies;

namespace SalesMetrics.Tests.Forecasting.Hierarchies;

[Properties(Arbitrary = [typeof(HierarchyArbitraries)], MaxTest = 150)]
public class ReconciliationProperties
{
    [Property]
    public bool Every_method_adds_up_bit_by_bit(HierarchyCase any) => MethodsFor(any).All(method =>
    {
        var result = ReconciliationCalculator.Reconcile(any.Matched, method);
        var summed = any.Links.Where(link => link.ParentId.Length > 0)
            .GroupBy(link => (link.TreeName, link.ParentId))
            .All(parts => Enumerable.Range(0, HierarchyCase.Horizon).All(
                step => parts.Sum(part => result.Find(part.NodeId)!.Means[step]) == result.Find(parts.Key.ParentId)!.Means[step]));
        return summed && result.IsCoherent();
    });

    [Property]
    public bool Forecasts_that_add_up_stay_as_they_are(HierarchyCase any)
    {
        var leaves = Vector<double>.Build.Dense(any.Hierarchy.LeafCount, _ => 50 + (20 * any.Noise()));
        var coherent = any.Summing() * leaves;
        var forecasts = any.With((_, i) => Enumerable.Repeat(coherent[i], HierarchyCase.Horizon));
        return HierarchyArbitraries.Unbiased.All(method =>
            Near(ReconciliationCalculator.Reconcile(forecasts, method), coherent, 0));
    }

    [Property]
    public bool Bottom_up_leaves_the_leaves_alone(HierarchyCase any) =>
        ReconciliationCalculator.Reconcile(any.Matched, new ReconciliationMethod.BottomUp()).Nodes.Where(node => node.Node.IsLeaf)
            .All(node => node.Adjustments.All(adjustment => Math.Abs(adjustment) <= 1e-12));

    [Property]
    public bool Top_down_leaves_the_top_alone(HierarchyCase any) => !any.Hierarchy.IsTree || Enum.GetValues<TopDownProportions>().All(proportions =>
        ReconciliationCalculator.Reconcile(any.Matched, new ReconciliationMethod.TopDown(proportions)).Nodes[0].Adjustments
            .All(adjustment => Math.Abs(adjustment) <= 1e-9));

    [Property]
    public bool The_fast_way_gives_what_the_matrices_give(HierarchyCase any, ReconciliationMethod.MinimumTrace method)
    {
        var expected = Dense(any, method.Covariance);
        var result = ReconciliationCalculator.Reconcile(any.Matched, method);
        return Enumerable.Range(0, HierarchyCase.Horizon).All(step => Near(result, expected[step], step)) && result.Exit != ReconciliationExit.IterationLimit;
    }

    [Property]
    public bool The_order_of_lines_and_forecasts_changes_no_bit(HierarchyCase any, ReconciliationMethod.MinimumTrace method)
    {
        var turned = ForecastHierarchy.FromParents(any.Links.Reverse()).Value!;
        var other = HierarchyForecasts.Create(turned, HierarchyCase.Horizon, any.Forecasts.Reverse()).Value;
        var result = ReconciliationCalculator.Reconcile(any.Matched, method);
        return ReconciliationCalculator.Reconcile(other, method).Nodes
            .All(node => node.Means.SequenceEqual(result.Find(node.Node.Id)!.Means) && node.Reason == result.Find(node.Node.Id)!.Reason);
    }

    [Property]
    public bool Another_unit_changes_nothing_but_the_unit(HierarchyCase any, ReconciliationMethod.MinimumTrace method)
    {
        var result = ReconciliationCalculator.Reconcile(any.Matched, method);
        foreach (var (unit, tolerance) in ((double, double)[])[(1024, 0), (1e-200, 1e-9), (3.7e250, 1e-9), (-1, 1e-12)])
        {
            var other = ReconciliationCalculator.Reconcile(
                HierarchyForecasts.Create(any.Hierarchy, HierarchyCase.Horizon, any.Forecasts.Select(forecast => NodeForecast.Create(
                    forecast.NodeId, forecast.Means.Select(mean => unit * mean), forecast.Errors.Select(error => unit * error)))).Value,
                method);
            if (!other.Nodes.Zip(result.Nodes).All(pair => pair.First.Means.Zip(pair.Second.Means)
                .All(means => Math.Abs((means.First / unit) - means.Second) <= tolerance * 1_000)))
            {
                return false;
            }
        }

        return true;
    }

    [Property]
    public bool None_is_below_zero_when_asked_for_and_none_could_be_nearer(HierarchyCase any, ReconciliationMethod.MinimumTrace method)
    {
        var forecasts = any.With((forecast, _) => forecast.Means.Select(mean => mean - 25));
        var result = ReconciliationCalculator.Reconcile(forecasts, method, new ReconciliationOptions { IsNonNegative = true });
        if (result.Nodes.Any(node => node.Means.Any(mean => mean < 0)) || !result.IsCoherent() || result.Exit == ReconciliationExit.IterationLimit)
        {
            return false;
        }

        // With a handful of leaves every choice of those at zero can be tried.
        var inverse = Covariance(any, method.Covariance).Inverse();
        var summing = any.Summing();
        var leaves = result.Nodes.Where(node => node.Node.IsLeaf).ToArray();
        var target = Vector<double>.Build.Dense([.. any.Hierarchy.Nodes.Select(node => forecasts.Find(node.Id)!.Means[0])]);
        double Distance(Vector<double> chosen)
        {
            var rest = target - (summing * chosen);
            return rest * (inverse * rest);
        }

        var best = double.PositiveInfinity;
        for (var mask = 0; mask < 1 << leaves.Length; mask++)
        {
            int[] free = [.. Enumerable.Range(0, leaves.Length).Where(i => (mask >> i & 1) == 1)];
            var chosen = Vector<double>.Build.Dense(leaves.Length);
            if (free.Length > 0)
            {
                var columns = Matrix<double>.Build.DenseOfColumnVectors(free.Select(i => summing.Column(i)));
                var solved = (columns.Transpose() * inverse * columns).Solve(columns.Transpose() * inverse * target);
                for (var i = 0; i < free.Length; i++)
                {
                    chosen[free[i]] = Math.Max(0, solved[i]);
                }
            }

            best = Math.Min(best, Distance(chosen));
        }

        var found = Distance(Vector<double>.Build.Dense([.. leaves.Select(leaf => leaf.Means[0])]));
        return found <= best + (1e-7 * (1 + best));
    }

    [Property]
    public bool Rounded_to_money_the_parts_add_up_and_are_near(HierarchyCase any)
    {
        var result = ReconciliationCalculator.Reconcile(any.Matched, new ReconciliationMethod.MinimumTrace(ErrorCovariance.Structural));
        var usd = Currency.Of("USD");
        var money = result.ToMoney(1, usd).Select((amount, i) => (result.Nodes[i].Node.Id, amount)).ToDictionary(entry => entry.Id, entry => entry.amount);
        return any.Links.Where(link => link.ParentId.Length > 0)
                .GroupBy(link => (link.TreeName, link.ParentId))
                .All(parts => Money.Sum(parts.Select(part => money[part.NodeId]), usd) == money[parts.Key.ParentId])
            && result.Nodes.Where(node => node.Node.IsLeaf).All(node => Math.Abs((double)money[node.Node.Id].Amount - node.Means[0]) < 0.04);
    }

    private static ImmutableArray<ReconciliationMethod> MethodsFor(HierarchyCase any) => any.Hierarchy.IsTree
        ? [.. HierarchyArbitraries.Unbiased, .. HierarchyArbitraries.Splitting]
        : HierarchyArbitraries.Unbiased;

    private static bool Near(Reconciliation result, Vector<double> expected, int step) =>
        result.Nodes.Select((node, i) => Math.Abs(node.Means[step] - expected[i])).Max() <= 1e-8 * (1 + expected.AbsoluteMaximum());

    private static Vector<double>[] Dense(HierarchyCase any, ErrorCovariance covariance)
    {
        var summing = any.Summing();
        var inverse = Covariance(any, covariance).Inverse();
        var map = (summing.Transpose() * inverse * summing).Inverse() * summing.Transpose() * inverse;
        return [.. Enumerable.Range(0, HierarchyCase.Horizon).Select(step =>
            summing * (map * Vector<double>.Build.Dense([.. any.Hierarchy.Nodes.Select(node => any.Matched.Find(node.Id)!.Means[step])])))];
    }

    /// <summary>The covariances by their definitions; the shrinkage intensity pair by pair, as in Schäfer &amp; Strimmer 2005.</summary>
    private static Matrix<double> Covariance(HierarchyCase any, ErrorCovariance covariance)
    {
        var errors = Matrix<double>.Build.DenseOfRows(any.Hierarchy.Nodes.Select(node => any.Matched.Find(node.Id)!.Errors.AsEnumerable()));
        var count = errors.RowCount;
        var full = errors * errors.Transpose() / HierarchyCase.Periods;
        var diagonal = Matrix<double>.Build.DenseOfDiagonalVector(full.Diagonal());
        switch (covariance)
        {
            case ErrorCovariance.Identity:
                return Matrix<double>.Build.DenseIdentity(count);
            case ErrorCovariance.Structural:
                return Matrix<double>.Build.DenseOfDiagonalArray([.. any.Hierarchy.Nodes.Select(node => (double)node.LeafCount)]);
            case ErrorCovariance.Variance:
                return diagonal;
        }

        var (above, below) = (0.0, 0.0);
        const double T = HierarchyCase.Periods;
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                if (i != j)
                {
                    var products = errors.Row(i).PointwiseMultiply(errors.Row(j)) / Math.Sqrt(full[i, i] * full[j, j]);
                    above += products.Select(product => Math.Pow(product - products.Average(), 2)).Sum() / (T * (T - 1));
                    below += Math.Pow(products.Average(), 2);
                }
            }
        }

        var intensity = Math.Clamp(above / below, 0, 1);
        return (intensity * diagonal) + ((1 - intensity) * full);
    }
}

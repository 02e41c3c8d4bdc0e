using SalesMetrics.Explanations;
using SalesMetrics.Forecasting.Hierarchies;

namespace SalesMetrics.Tests.Forecasting.Hierarchies;

public class ReconciliationTests
{
    private static readonly string[] Ids = ["Total", "A", "B", "AA", "AB", "AC", "BA", "BB"];

    // Errors of size 1. A and B, and the total and A, have the same sign in 7 of 8 periods, the total and B in 6.
    private static readonly double[] ErrorsOfA = [1, 1, 1, 1, -1, -1, -1, -1];
    private static readonly double[] ErrorsOfB = [-1, 1, 1, 1, -1, -1, -1, -1];
    private static readonly double[] ErrorsOfTotal = [1, -1, 1, 1, -1, -1, -1, -1];

    /// <summary>The tree of figure 10.1 of Hyndman &amp; Athanasopoulos 2018, Forecasting: Principles and Practice, 2nd edition.</summary>
    private static ForecastHierarchy Book { get; } =
        ForecastHierarchyTests.Of("Total<", "A<Total", "B<Total", "AA<A", "AB<A", "AC<A", "BA<B", "BB<B").Value!;

    private static ForecastHierarchy Pair { get; } = ForecastHierarchyTests.Of("Total<", "A<Total", "B<Total").Value!;

    private static HierarchyForecasts BookForecasts { get; } = HierarchyForecasts.Create(
        Book, 1, Ids.Zip((double[])[100, 50, 45, 10, 20, 15, 18, 22], (id, mean) => NodeForecast.Create(id, [mean]))).Value;

    [Fact]
    public void Least_squares_is_what_the_normal_equations_give_in_fractions()
    {
        // Solved in whole-number fractions: S'S b = S'y.
        double[] expected = [2805, 1485, 1320, 350, 640, 495, 602, 718];
        var result = Reconcile(BookForecasts, ErrorCovariance.Identity);

        Assert.All(Ids.Zip(expected), pair => Assert.Equal(pair.Second / 29, result.Find(pair.First)!.Means[0], 1e-12));
        Assert.Equal(ReconciliationExit.Direct, result.Exit);
        Assert.Equal((2805.0 / 29) - 100, result.Nodes[0].Adjustments[0], 1e-12);
    }

    [Fact]
    public void Structural_weights_are_the_numbers_of_leaves()
    {
        double[] expected = [280 / 3.0, 99 / 2.0, 263 / 6.0, 23 / 2.0, 43 / 2.0, 33 / 2.0, 239 / 12.0, 287 / 12.0];
        var result = Reconcile(BookForecasts, ErrorCovariance.Structural);

        Assert.All(Ids.Zip(expected), pair => Assert.Equal(pair.Second, result.Find(pair.First)!.Means[0], 1e-12));
        Assert.Equal(3, result.Find("A")!.RelativeErrorVariance);
    }

    [Fact]
    public void Shrinkage_is_worked_by_hand()
    {
        // Seven of eight alike: r = 3/4, variance of r (7 (1/4)^2 + (7/4)^2) / 56 = 1/16; six of eight: r = 1/2, variance (6/4 + 2 (9/4)) / 56 = 3/28.
        var intensity = ((1 / 16.0) + (1 / 16.0) + (3 / 28.0)) / ((9 / 16.0) + (9 / 16.0) + (1 / 4.0));
        var result = Reconcile(PairForecasts(), ErrorCovariance.Shrinkage);

        // The gap of 10 is shared in the ratios of W (1, -1, -1)', which are -3, -77 and -93 over 167 of the gap.
        Assert.Equal(13 / 77.0, intensity, 1e-15);
        Assert.Equal(intensity, result.ShrinkageIntensity!.Value, 1e-12);
        Assert.Equal(100 + (30 / 167.0), result.Find("Total")!.Means[0], 1e-10);
        Assert.Equal(40 + (770 / 167.0), result.Find("A")!.Means[0], 1e-10);
        Assert.Equal(50 + (930 / 167.0), result.Find("B")!.Means[0], 1e-10);
        Assert.Equal(8, result.ErrorCount);
    }

    [Fact]
    public void Variances_share_a_gap_by_size()
    {
        // Variances 4, 1 and 1: of the gap of 10 the total takes 4/6, each leaf 1/6.
        var forecasts = HierarchyForecasts.Create(Pair, 1, [
            NodeForecast.Create("Total", [100], [2, -2, 2]), NodeForecast.Create("A", [40], [1, 1, -1]), NodeForecast.Create("B", [50], [-1, -1, 1])]).Value;
        var result = Reconcile(forecasts, ErrorCovariance.Variance);

        Assert.Equal(100 - (40 / 6.0), result.Find("Total")!.Means[0], 1e-12);
        Assert.Equal(40 + (10 / 6.0), result.Find("A")!.Means[0], 1e-12);
        Assert.Null(result.ShrinkageIntensity);
    }

    [Fact]
    public void A_total_is_split_by_shares_of_the_past()
    {
        // Shares of A: 1/4, 1/2, (nothing), 3/4: mean 1/2; totals 1 + 4 + 3 of 4 + 8 + 4: 8/16.
        // With B's last value 5 instead of 1 they part ways: mean (1/4 + 1/2 + 3/8) / 3 = 3/8, totals 8/20 = 2/5.
        double[] a = [1, 4, 0, 3];
        double[] b = [3, 4, 0, 5];
        var forecasts = HierarchyForecasts.Create(
            Pair, 1, [NodeForecast.Create("Total", [80]), NodeForecast.Create("A", [10], history: a), NodeForecast.Create("B", [30], history: b)]).Value;

        var average = Split(forecasts, TopDownProportions.AverageOfProportions);
        Assert.Equal([80, 30, 50], average.Nodes.Select(node => node.Means[0]));
        Assert.Contains("zero", Assert.Single(average.Notes), StringComparison.Ordinal);
        Assert.Equal([80, 32, 48], Split(forecasts, TopDownProportions.ProportionsOfAverages).Nodes.Select(node => node.Means[0]));
        Assert.Equal([80, 20, 60], Split(forecasts, TopDownProportions.Forecasts).Nodes.Select(node => node.Means[0]));
    }

    [Fact]
    public void Forecast_shares_multiply_from_level_to_level()
    {
        var result = Split(BookForecasts, TopDownProportions.Forecasts);

        // 50 of 95 to A, and 10 of 45 of that to AA.
        Assert.Equal(100 * (50 / 95.0) * (10 / 45.0), result.Find("AA")!.Means[0], 1e-12);
        Assert.Equal(100 * (45 / 95.0), result.Find("B")!.Means[0], 1e-12);
        Assert.Contains("of 'Total'", result.Find("AA")!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_middle_is_added_up_and_split()
    {
        var result = ReconciliationCalculator.Reconcile(BookForecasts, new ReconciliationMethod.MiddleOut(1, TopDownProportions.Forecasts));

        Assert.Equal(95, result.Find("Total")!.Means[0], 1e-12);
        Assert.Equal(50, result.Find("A")!.Means[0], 1e-12);
        Assert.Equal(50 * (20 / 45.0), result.Find("AB")!.Means[0], 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            ReconciliationCalculator.Reconcile(BookForecasts, new ReconciliationMethod.MiddleOut(3, TopDownProportions.Forecasts)));
    }

    [Fact]
    public void Bottom_up_adds_the_leaves_and_cuts_off_below_zero_when_asked()
    {
        var forecasts = HierarchyForecasts.Create(Pair, 2, [NodeForecast.Create("A", [-3, 4]), NodeForecast.Create("B", [5, 6])]).Value;

        Assert.Equal([2.0, 10.0], ReconciliationCalculator.Reconcile(forecasts, new ReconciliationMethod.BottomUp()).Nodes[0].Means.AsEnumerable());
        var cut = ReconciliationCalculator.Reconcile(forecasts, new ReconciliationMethod.BottomUp(), new ReconciliationOptions { IsNonNegative = true });
        Assert.Equal([5.0, 10.0], cut.Nodes[0].Means.AsEnumerable());
        Assert.Empty(cut.Nodes[0].Adjustments);
    }

    [Fact]
    public void What_a_leaf_may_not_fall_below_zero_is_taken_from_the_others()
    {
        // Least squares gives A = -4 - 1/3 and so on; with A held at 0 the rest is least squares of Total = B: (2 + 5) / 2.
        var forecasts = HierarchyForecasts.Create(
            Pair, 1, [NodeForecast.Create("Total", [2]), NodeForecast.Create("A", [-4]), NodeForecast.Create("B", [5])]).Value;
        var result = ReconciliationCalculator.Reconcile(
            forecasts, new ReconciliationMethod.MinimumTrace(ErrorCovariance.Identity), new ReconciliationOptions { IsNonNegative = true });

        Assert.Equal([3.5, 0.0, 3.5], result.Nodes.Select(node => node.Means[0]));
        Assert.Equal((ReconciliationExit.Converged, 1), (result.Exit, result.Iterations));
    }

    [Fact]
    public void A_sum_without_a_forecast_is_what_its_parts_are()
    {
        var forecasts = HierarchyForecasts.Create(Book, 1, BookForecasts.Hierarchy.Nodes
            .Where(node => node.Id != "A").Select(node => BookForecasts.Find(node.Id)!)).Value;
        var result = Reconcile(forecasts, ErrorCovariance.Identity);

        Assert.True(result.IsCoherent());
        Assert.Empty(result.Find("A")!.BaseMeans);
        Assert.Contains("no forecast of its own", result.Find("A")!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_method_needs_and_has_not_is_told_by_name()
    {
        var bare = HierarchyForecasts.Create(Pair, 1, [NodeForecast.Create("Total", [1]), NodeForecast.Create("A", [1])]).Value;
        Refused("'B'", () => Reconcile(bare, ErrorCovariance.Identity));
        Refused("'B'", () => ReconciliationCalculator.Reconcile(bare, new ReconciliationMethod.BottomUp()));
        Refused("'B'", () => Split(bare, TopDownProportions.Forecasts));

        var plain = HierarchyForecasts.Create(Pair, 1, Pair.Nodes.Select(node => NodeForecast.Create(node.Id, [0]))).Value;
        Refused("past errors", () => Reconcile(plain, ErrorCovariance.Shrinkage));
        Refused("no history", () => Split(plain, TopDownProportions.AverageOfProportions));
        Refused("zero in step 1", () => Split(plain, TopDownProportions.Forecasts));
        Refused("bottom-up", () => ReconciliationCalculator.Reconcile(
            plain, new ReconciliationMethod.TopDown(TopDownProportions.Forecasts), new ReconciliationOptions { IsNonNegative = true }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReconciliationOptions { MaxIterations = 0 });

        static void Refused(string part, Func<object> call) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_that_are_all_zero_fall_back_to_leaves_with_a_note()
    {
        var forecasts = HierarchyForecasts.Create(Pair, 1, Pair.Nodes.Select(node => NodeForecast.Create(node.Id, [10], [0, 0, 0]))).Value;

        var result = Reconcile(forecasts, ErrorCovariance.Shrinkage);

        // Variances 2, 1, 1 and a gap of -10.
        Assert.Equal([15.0, 7.5, 7.5], result.Nodes.Select(node => node.Means[0]));
        Assert.Contains("number of leaves", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_was_never_wrong_is_trusted_and_told_of()
    {
        var forecasts = HierarchyForecasts.Create(Pair, 1, [
            NodeForecast.Create("Total", [100], [2, -2, 2]), NodeForecast.Create("A", [40], [0, 0, 0]), NodeForecast.Create("B", [50], [1, 1, -1])]).Value;

        var result = Reconcile(forecasts, ErrorCovariance.Variance);

        Assert.Equal(40, result.Find("A")!.Means[0], 0.01);
        Assert.Contains("1 nodes", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void One_node_alone_and_zeros_everywhere_are_fine()
    {
        var alone = ForecastHierarchyTests.Of("Only<").Value!;
        var result = Reconcile(HierarchyForecasts.Create(alone, 1, [NodeForecast.Create("Only", [7])]).Value, ErrorCovariance.Structural);
        Assert.Equal(7, result.Nodes[0].Means[0]);

        var zeros = HierarchyForecasts.Create(Pair, 1, Pair.Nodes.Select(node => NodeForecast.Create(node.Id, [0]))).Value;
        Assert.All(Reconcile(zeros, ErrorCovariance.Structural).Nodes, node => Assert.Equal(0, node.Means[0]));
    }

    [Fact]
    public void Fifty_thousand_reps_are_reconciled_with_their_correlations()
    {
        const int Reps = 50_000;
        var links = Enumerable.Range(0, Reps).Select(i => new HierarchyLink($"rep{i}", $"team{i / 10}"))
            .Concat(Enumerable.Range(0, Reps / 10).Select(i => new HierarchyLink($"team{i}", $"region{i / 500}")))
            .Concat(Enumerable.Range(0, 10).Select(i => new HierarchyLink($"region{i}", "company")))
            .Append(new HierarchyLink("company", ""));
        var hierarchy = ForecastHierarchy.FromParents(links).Value!;
        var forecasts = HierarchyForecasts.Create(hierarchy, 1, hierarchy.Nodes.Select((node, i) => NodeForecast.Create(
            node.Id, [10 * node.LeafCount], Enumerable.Range(0, 6).Select(t => (double)node.LeafCount * ((((i * 7919) + (t * 104729)) % 11) - 5))))).Value;

        var result = Reconcile(forecasts, ErrorCovariance.Shrinkage);

        Assert.True(result.IsCoherent());
        Assert.Equal(10 * Reps, result.Nodes[0].Means[0], 1e-4);
        Assert.InRange(result.ShrinkageIntensity!.Value, 1e-6, 1);
    }

    [Fact]
    public void The_explanation_shows_base_adjustment_and_reason()
    {
        var text = Reconcile(PairForecasts(), ErrorCovariance.Shrinkage).Explain().ToString();

        Assert.Contains("Shrinkage intensity: 0.168831  (from 8 errors a node)", text, StringComparison.Ordinal);
        Assert.Contains("Total: weighed by an error variance 1 times that of the most reliable node, from 8 errors", text, StringComparison.Ordinal);
        Assert.Contains("Step 1: 44.6108\n      Base forecast: 40\n      Adjustment: 4.61078", text, StringComparison.Ordinal);
        Assert.All(
            Reconcile(BookForecasts, ErrorCovariance.Structural).Explain().DescendantsAndSelf(),
            line => Assert.IsNotType<ExplainedValue.Undefined>(line.Value));
    }

    private static HierarchyForecasts PairForecasts() => HierarchyForecasts.Create(Pair, 1, [
        NodeForecast.Create("Total", [100], ErrorsOfTotal), NodeForecast.Create("A", [40], ErrorsOfA), NodeForecast.Create("B", [50], ErrorsOfB)]).Value;

    private static Reconciliation Reconcile(HierarchyForecasts forecasts, ErrorCovariance covariance) =>
        ReconciliationCalculator.Reconcile(forecasts, new ReconciliationMethod.MinimumTrace(covariance));

    private static Reconciliation Split(HierarchyForecasts forecasts, TopDownProportions proportions) =>
        ReconciliationCalculator.Reconcile(forecasts, new ReconciliationMethod.TopDown(proportions));
}

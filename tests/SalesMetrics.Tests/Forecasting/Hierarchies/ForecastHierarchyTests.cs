using System.Collections.Immutable;
using SalesMetrics.Forecasting.Hierarchies;

namespace SalesMetrics.Tests.Forecasting.Hierarchies;

public class ForecastHierarchyTests
{
    [Fact]
    public void Reps_add_up_to_teams_and_the_company()
    {
        var hierarchy = Of("Company<", "North<Company", "South<Company", "Ada<North", "Bob<North", "Cem<South").Value!;

        Assert.Equal(["Company", "North", "South", "Ada", "Bob", "Cem"], hierarchy.Nodes.Select(node => node.Id));
        Assert.Equal([3, 2, 1, 1, 1, 1], hierarchy.Nodes.Select(node => node.LeafCount));
        Assert.Equal([0, 1, 1, 2, 2, 2], hierarchy.Nodes.Select(node => node.Depth));
        Assert.Equal(["Ada", "Bob"], hierarchy.Find("North")!.ChildIds.AsEnumerable());
        Assert.Equal(["South"], hierarchy.Find("Cem")!.ParentIds.AsEnumerable());
        Assert.True(hierarchy.IsTree);
        Assert.Null(hierarchy.Find("West"));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("missing-id", "<")]
    [InlineData("duplicate-node", "A<", "B<A", "B<A")]
    [InlineData("two-parents", "A<", "B<A", "C<A", "D<B", "D<C")]
    [InlineData("unknown-parent", "A<", "B<A", "C<X")]
    [InlineData("no-top", "A<B", "B<A")]
    [InlineData("several-tops", "A<", "B<", "C<A")]
    [InlineData("cycle", "A<", "B<A", "C<D", "D<E", "E<C")]
    [InlineData("cycle", "A<", "B<B")]
    [InlineData("unknown-leaf", "A<", "B<A", "A<:t", "B<A:t", "C<A:t")]
    [InlineData("missing-leaf", "A<", "B<A", "C<A", "A<:t", "B<A:t")]
    [InlineData("unlike-sums", "A<", "G<A", "B<G", "C<A", "A<:t", "G<A:t", "C<G:t", "B<A:t")]
    public void What_is_wrong_with_the_lines_is_told(string code, params string[] lines)
    {
        var made = Of(lines);

        Assert.Null(made.Value);
        Assert.Contains(made.Issues, issue => issue.Code == code && issue.Outcome == IssueOutcome.Rejected && issue.Advice.Length > 0);
    }

    [Fact]
    public void Attributes_make_trees_that_cross_over_the_same_leaves()
    {
        var made = ForecastHierarchy.FromAttributes(
            [Row("Ada/Desk", "North", "Office"), Row("Ada/Lamp", "North", "Light"), Row("Bob/Lamp", "South", "Light")],
            [["region"], ["family"], ["region", "family"]]);

        Assert.True(made.IsClean);
        var hierarchy = made.Value!;
        Assert.Equal(
            ["Total", "Light", "North", "Office", "South", "North/Light", "North/Office", "South/Light", "Ada/Desk", "Ada/Lamp", "Bob/Lamp"],
            hierarchy.Nodes.Select(node => node.Id));
        Assert.Equal(2, hierarchy.Find("Light")!.LeafCount);
        Assert.Equal(["001 region", "002 family", "003 region/family"], hierarchy.TreeNames.AsEnumerable());
        Assert.False(hierarchy.IsTree);
        Assert.Equal(3, hierarchy.LeafCount);
    }

    [Fact]
    public void A_value_that_is_missing_or_means_two_things_is_told()
    {
        Assert.Contains(ForecastHierarchy.FromAttributes([Row("Ada", "", "Office")], [["region"]]).Issues, issue => issue.Code == "missing-attribute");
        Assert.Contains(ForecastHierarchy.FromAttributes([Row("Ada", "X", "X")], [["region"], ["family"]]).Issues, issue => issue.Code == "name-taken");
        Assert.Contains(ForecastHierarchy.FromAttributes([Row("Ada", "Total", "X")], [["region"]]).Issues, issue => issue.Code == "name-taken");
        Assert.Contains(
            ForecastHierarchy.FromAttributes([Row("Ada", "X", "Y"), Row("Ada", "X", "Y")], [["region"]]).Issues, issue => issue.Code == "duplicate-node");
        Assert.Contains(ForecastHierarchy.FromAttributes([], [["region"]]).Issues, issue => issue.Code == "empty");
        Assert.Throws<ArgumentException>(() => ForecastHierarchy.FromAttributes([Row("Ada", "X", "Y")], []));
    }

    [Fact]
    public void Forecasts_that_fit_no_node_are_told_and_the_others_kept()
    {
        var hierarchy = Of("A<", "B<A", "C<A").Value!;

        var matched = HierarchyForecasts.Create(hierarchy, 1, [
            NodeForecast.Create("B", [1]), NodeForecast.Create("B", [2]), NodeForecast.Create("X", [1]), NodeForecast.Create("C", [1, 2])]);

        Assert.Equal(["duplicate-forecast", "unknown-node", "other-horizon"], matched.Issues.Select(issue => issue.Code));
        Assert.Equal(1, matched.Value.Find("B")!.Means[0]);
        Assert.Null(matched.Value.Find("C"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-2e300)]
    public void A_number_that_is_none_is_refused_with_its_place(double number)
    {
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => NodeForecast.Create("A", [1, number])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => NodeForecast.Create("A", [1], [number]));
        Assert.Throws<ArgumentException>(() => NodeForecast.Create("A", [1], history: [number]));
        Assert.Throws<ArgumentException>(() => NodeForecast.Create("A", []));
    }

    private static HierarchyRow Row(string leaf, string region, string family) => new()
    {
        LeafId = leaf,
        Attributes = ImmutableDictionary<string, string>.Empty.Add("region", region).Add("family", family),
    };

    /// <summary>Lines written as part&lt;whole, with the tree after a colon.</summary>
    internal static Checked<ForecastHierarchy?> Of(params string[] lines) => ForecastHierarchy.FromParents(lines.Select(line =>
    {
        var (link, tree) = line.Split(':') is [var before, var after] ? (before, after) : (line, "");
        var parts = link.Split('<');
        return new HierarchyLink(parts[0], parts[1], tree);
    }));
}

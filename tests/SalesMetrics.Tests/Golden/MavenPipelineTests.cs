using System.Text.Json;
using SalesMetrics.Pipeline;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Golden.Reference;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// Open deals of the Maven CRM set at list price, weighted by the win rate of their product among decided deals (crm-forecast-open.json, R 4.2.2;
/// wins by exact convolution).
/// Counts are equal, all else within 1e-9, relative. The reference lists every second manager and rep.
/// </summary>
public class MavenPipelineTests
{
    private const string Reference = "data/reference/crm-forecast-open.json";

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, Reference)]
    public void Open_deals_weighted_by_product_are_those_of_the_reference()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(Reference)));
        var root = reference.RootElement;
        var deals = Maven.Deals();
        var rates = deals.GroupBy(deal => deal.ProductId).ToDictionary(product => product.Key, product => Ratio.Of(
            product.Count(deal => deal.Outcome is DealOutcome.Won), product.Count(deal => deal.Outcome is not DealOutcome.Open)));
        foreach (var product in root.GetProperty("productWinRate").EnumerateObject())
        {
            AssertClose(product.Value.GetDouble(), rates[product.Name].ToDouble());
        }

        var organization = Maven.Organization();
        var open = deals.Where(deal => deal.Outcome is DealOutcome.Open).Select(deal => deal with { ExpectedAmount = deal.ListPrice }).ToList();
        var byManager = open.ToLookup(deal => organization.TryGetOn(Maven.AsOf, deal.OwnerId, out var role) ? role.ManagerId : "");
        var byOwner = open.ToLookup(deal => deal.OwnerId);
        AssertUnit(root.GetProperty("company"), open, rates);
        Assert.Equal((3, 14), (root.GetProperty("managers").GetArrayLength(), root.GetProperty("reps").GetArrayLength()));
        Assert.All(root.GetProperty("managers").EnumerateArray(), unit => AssertUnit(unit, byManager[unit.GetProperty("unit").GetString()!], rates));
        Assert.All(root.GetProperty("reps").EnumerateArray(), unit => AssertUnit(unit, byOwner[unit.GetProperty("unit").GetString()!], rates));
    }

    private static void AssertUnit(JsonElement expected, IEnumerable<Deal> open, Dictionary<string, Ratio> rates)
    {
        var weighted = WeightedPipeline.Of(open, deal => rates[deal.ProductId], Maven.Dollar);
        Assert.Equal(expected.GetProperty("openDeals").GetInt32(), weighted.Count);
        Assert.Equal(expected.GetProperty("unweightedList").GetDecimal(), weighted.Open.Amount);
        AssertClose(expected.GetProperty("weightedList").GetDouble(), weighted.Exact.ToDouble());
        Assert.Equal(Math.Round(expected.GetProperty("weightedList").GetDecimal(), 2), weighted.Value.Amount);
        AssertClose(expected.GetProperty("sdList").GetDouble(), weighted.StandardDeviation);
        AssertClose(expected.GetProperty("expectedWins").GetDouble(), weighted.ExpectedWins.ToDouble());
        var wins = weighted.Wins();
        AssertClose(expected.GetProperty("expectedWins").GetDouble(), wins.Mean);
        AssertClose(expected.GetProperty("sdWins").GetDouble(), wins.StandardDeviation);
        Assert.Equal(expected.GetProperty("winsP10").GetInt32(), wins.Quantile(0.1));
        Assert.Equal(expected.GetProperty("winsP50").GetInt32(), wins.Quantile(0.5));
        Assert.Equal(expected.GetProperty("winsP90").GetInt32(), wins.Quantile(0.9));
        AssertClose(expected.GetProperty("probNoWin").GetDouble(), wins.Probabilities[0]);
        Assert.Equal(1, wins.Probabilities.Sum(), 1e-9);
    }
}

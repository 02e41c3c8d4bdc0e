using System.Text.Json;
using SalesMetrics.Leads;
using SalesMetrics.Pipeline;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Golden.Reference;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// How opportunities of the Maven CRM set were handed out, against R 4.2.2 (the formulas of <c>spec/comparison.md</c>, 2.5; chisq.test, kruskal.test).
/// Counts are equal, all else within 1e-9, relative. The references list every second rep and manager.
/// </summary>
public class MavenFairnessTests
{
    private const string Rows = "data/reference/crm-fairness.csv";
    private const string Parameters = "data/reference/crm-fairness-parameters.json";

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, Parameters)]
    public void Indices_over_active_reps_are_those_of_R()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(Parameters)));
        AssertIndices(reference.RootElement.GetProperty("activeReps"), Shares(Maven.Deals()));
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, Parameters)]
    public void Indices_within_managers_are_those_of_R()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(Parameters)));
        var shares = Shares(Maven.Deals());
        var managers = reference.RootElement.GetProperty("withinManager");
        Assert.Equal(3, managers.GetArrayLength());
        foreach (var manager in managers.EnumerateArray())
        {
            AssertIndices(manager, [.. shares.Where(share => share.TeamId == manager.GetProperty("unit").GetString())]);
        }

        // The split is exact, and each team's own index is that of the team alone.
        var all = LeadDistribution.Of(shares);
        AssertClose(all.TheilT!.Value, all.SplitByTeam()!.Total);
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void Who_counts_as_a_recipient_decides_the_index()
    {
        var leads = Maven.Deals().Select(deal => new Lead { Id = deal.Id, OwnerId = deal.OwnerId, CreatedAt = Maven.AsOf.AtMidnight() }).ToList();
        var roster = Maven.Organization().Assignments.Select(one => KeyValuePair.Create(one.PayeeId, one.ManagerId)).ToList();
        var active = roster.Where(one => leads.Any(lead => lead.OwnerId == one.Key)).ToList();

        Assert.Equal((35, 30), (roster.Count, active.Count));
        Assert.Equal(0.324, LeadDistribution.Of(LeadRecipients.Of(leads, roster).Shares).Gini!.Value, 3);
        Assert.Equal(0.211, LeadDistribution.Of(LeadRecipients.Of(leads, active).Shares).Gini!.Value, 3);
        Assert.Null(LeadDistribution.Of(LeadRecipients.Of(leads, roster).Shares).TheilL);
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, Rows)]
    public void Quality_of_leads_is_that_of_the_reference()
    {
        var deals = Maven.Deals();
        var table = LeadQualityCalculator.Calculate(Strata(deals), Worths(deals), deals.Select(deal => deal.OwnerId).Distinct());
        var prices = LeadScoreTest.Of(deals.Select(deal => KeyValuePair.Create(deal.OwnerId, (double)deal.ListPrice!.Value.Amount)));
        var rows = Maven.Table(Rows);
        Assert.Equal(15, rows.Count);
        foreach (var row in rows)
        {
            var line = table.Lines.Single(one => one.Id == row["unit"]);
            Assert.Equal(row.Number("leads"), line.Leads);
            AssertClose(row.Number("meanExpectedWinProb"), line.MeanWinProbability!.Value);
            AssertClose(row.Number("meanExpectedValue"), line.MeanExpectedValue!.Value);
            AssertClose(row.Number("totalExpectedValue"), line.TotalExpectedValue);
            AssertClose(row.Number("qualityIndex"), line.QualityIndex!.Value);
            AssertClose(row.Number("meanListPrice"), prices.Groups.Single(group => group.Id == row["unit"]).Mean);
        }

        // By expected value leads were shared out less equally than by number: the top seller got more, and better ones.
        Assert.True(table.Opportunity.Gini > 0.211, $"{table.Opportunity.Gini}");
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, Parameters)]
    public void Mixes_and_prices_of_leads_differ_as_R_says()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(Parameters)));
        var deals = Maven.Deals();
        var mix = LeadMixTest.Of(Strata(deals));
        var expected = reference.RootElement.GetProperty("productMix");
        AssertClose(expected.GetProperty("chiSquare").GetDouble(), mix.Statistic!.Value);
        Assert.Equal(expected.GetProperty("df").GetInt32(), mix.DegreesOfFreedom);
        AssertClose(expected.GetProperty("p").GetDouble(), mix.Probability!.Value);
        AssertClose(expected.GetProperty("cramersV").GetDouble(), mix.CramersV!.Value);

        var prices = LeadScoreTest.Of(deals.Select(deal => KeyValuePair.Create(deal.OwnerId, (double)deal.ListPrice!.Value.Amount)));
        var kruskal = reference.RootElement.GetProperty("kruskalListPrice");
        AssertClose(kruskal.GetProperty("h").GetDouble(), prices.Statistic!.Value);
        Assert.Equal(kruskal.GetProperty("df").GetInt32(), prices.DegreesOfFreedom);
        AssertClose(kruskal.GetProperty("p").GetDouble(), prices.Probability!.Value);
        Assert.Equal("evidence that recipients were given leads of different scores", prices.VerdictText);
    }

    private static void AssertIndices(JsonElement expected, LeadShare[] shares)
    {
        double Expected(string name) => expected.GetProperty(name).GetDouble();
        var distribution = LeadDistribution.Of(shares);
        var uniform = FairShareCalculator.Calculate(shares.Select(share => new LeadAllocation(share.Id, (long)share.Amount)));
        Assert.Equal(Expected("n"), distribution.Count);
        Assert.Equal(Expected("total"), distribution.Total);
        AssertClose(Expected("gini"), distribution.Gini!.Value);
        AssertClose(Expected("giniUnbiased"), distribution.CorrectedGini!.Value);
        AssertClose(Expected("theilT"), distribution.TheilT!.Value);
        AssertClose(Expected("theilL"), distribution.TheilL!.Value);
        AssertClose(Expected("hoover"), distribution.Hoover!.Value);
        AssertClose(Expected("atkinson05"), distribution.Atkinson(0.5)!.Value);
        AssertClose(Expected("cv"), distribution.CoefficientOfVariation!.Value);
        AssertClose(Expected("cvSample"), distribution.SampleCoefficientOfVariation!.Value);
        AssertClose(Expected("hhi"), distribution.Herfindahl!.Value);
        AssertClose(Expected("topShare"), distribution.TopShare!.Value);
        AssertClose(Expected("maxMinRatio"), distribution.MaxMinRatio!.Value);
        AssertClose(Expected("chiSquareUniform"), uniform.Statistic!.Value);
        Assert.Equal(Expected("df"), uniform.DegreesOfFreedom);
        AssertClose(Expected("pUniform"), uniform.Probability!.Value);
    }

    private static LeadShare[] Shares(List<Deal> deals)
    {
        var organization = Maven.Organization();
        return
        [
            .. deals.GroupBy(deal => deal.OwnerId).Select(own => new LeadShare(
                own.Key, own.Count(), organization.TryGetOn(Maven.AsOf, own.Key, out var role) ? role.ManagerId : "")),
        ];
    }

    private static IEnumerable<StratumLeads> Strata(List<Deal> deals) =>
        deals.GroupBy(deal => (deal.OwnerId, deal.ProductId)).Select(own => new StratumLeads(own.Key.OwnerId, own.Key.ProductId, own.Count()));

    private static IEnumerable<LeadWorth> Worths(List<Deal> deals) => deals.GroupBy(deal => deal.ProductId).Select(product =>
    {
        var won = product.Select(deal => deal.Outcome).OfType<DealOutcome.Won>().ToList();
        return new LeadWorth(
            product.Key, (double)won.Count / product.Count(deal => deal.Outcome is not DealOutcome.Open), (double)won.Average(one => one.Amount.Amount));
    });
}

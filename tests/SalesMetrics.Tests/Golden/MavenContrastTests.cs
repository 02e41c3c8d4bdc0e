using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.CaseMix;
using SalesMetrics.Comparisons.Contrasts;
using SalesMetrics.Comparisons.Leaderboards;
using SalesMetrics.Pipeline;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>What the library says by itself about the 30 reps of the Maven CRM set, where <c>spec/comparison.md</c>, 1, found no star.</summary>
public class MavenContrastTests
{
    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void On_a_leaderboard_of_win_rates_at_equal_mix_all_thirty_are_tied()
    {
        var board = LeaderboardCalculator.Calculate(Table().Units.Select(unit => new LeaderboardScore(
            unit.Id, unit.Ratio!.Value, (unit.Observed - unit.Expected) / unit.Score!.Value / unit.Expected)));
        Assert.Equal(30, board.Lines.Length);
        Assert.All(board.Lines, line => Assert.Equal("tied 1st to 30th", line.Place.InWords()));
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void The_best_at_winning_do_nothing_differently_that_the_file_knows_of()
    {
        var contrast = ContrastCalculator.Calculate(ContrastGroups.TopBy(Table().Units.Select(unit => KeyValuePair.Create(unit.Id, unit.Ratio!.Value))), Traits().Where(trait => trait.Name != "win rate"));
        Assert.Equal("No evidence that the best do anything differently, in 4 attributes.", contrast.Summary);
        Assert.Contains("regression to the mean", contrast.Caution, StringComparison.Ordinal);
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void The_best_by_value_have_more_deals_rather_than_a_better_win_rate_and_even_that_is_no_evidence_among_five()
    {
        var counts = Maven.Outcomes(OutcomeGrouping.Payee).Counts.Where(one => one.Decided > 0);
        var contrast = ContrastCalculator.Calculate(ContrastGroups.TopBy(counts.Select(one => KeyValuePair.Create(one.Id, (double)one.WonValue.Amount))), Traits());

        // R 4.2.2: wilcox.test (exact without ties, normal for the tied numbers of deals), and the mean sign over all 8 x 22 pairs.
        AssertFinding(contrast, "deals", 0.01571316, 0.59090909);
        AssertFinding(contrast, "mean list price", 0.1293818, 0.3750000);
        AssertFinding(contrast, "win rate", 0.3435332, -0.2386364);
        Assert.Equal("No evidence that the best do anything differently, in 5 attributes.", contrast.Summary);
    }

    private static void AssertFinding(Contrast contrast, string name, double probability, double delta)
    {
        var finding = (NumericContrast)contrast.Findings.Single(one => one.Name == name);
        Assert.Equal((8, 22), (finding.Top, finding.Others));
        Assert.Equal(probability, finding.Probability!.Value, 1e-7);
        Assert.Equal(delta, finding.CliffsDelta!.Value.Value, 1e-7);
    }

    private static CaseMixTable Table() => CaseMixCalculator.Calculate(Maven.Deals().Where(deal => deal.Outcome is not DealOutcome.Open)
        .GroupBy(deal => (deal.OwnerId, deal.ProductId))
        .Select(own => new StratumCount(own.Key.ProductId, new WinCount(own.Key.OwnerId, own.Count(deal => deal.Outcome is DealOutcome.Won), own.Count()))))!;

    private static ContrastTrait[] Traits()
    {
        var byOwner = Maven.Deals().ToLookup(deal => deal.OwnerId);
        var organization = Maven.Organization();
        ContrastTrait Number(string name, Func<IEnumerable<Deal>, double> of) => ContrastTrait.OfNumbers(name, byOwner.Select(own => KeyValuePair.Create(own.Key, of(own))));
        return
        [
            Number("deals", own => own.Count()),
            Number("mean list price", own => own.Average(deal => (double)deal.ListPrice!.Value.Amount)),
            Number("days to win", own => CycleTimes.Of(own, null, Maven.AsOf).MeanDaysToWin!.Value.ToDouble()),
            Number("win rate", own => (double)own.Count(deal => deal.Outcome is DealOutcome.Won) / own.Count(deal => deal.Outcome is not DealOutcome.Open)),
            ContrastTrait.OfCategories("region", byOwner.Select(own => KeyValuePair.Create(own.Key, organization.TryGetOn(Maven.AsOf, own.Key, out var role) ? role.TerritoryId : ""))),
        ];
    }
}

using System.Text.Json;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.CaseMix;
using SalesMetrics.Comparisons.Shrinkage;
using SalesMetrics.Pipeline;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Golden.Reference;

namespace SalesMetrics.Tests.Golden;

/// <summary>Shrunk rates and case mix on the Maven CRM set against R 4.2.2 (beta-binomial likelihood by optim; the formulas of <c>spec/comparison.md</c>, 4.2 and
/// 4.7). The likelihood is nearly flat, so rates are within 1e-4 and not the parameters; the rest is within 1e-9, relative.</summary>
public class MavenShrinkageTests
{
    private const string BetaBinomial = "data/reference/crm-betabinomial-rep.json";
    private const string CaseMixRows = "data/reference/crm-casemix-rep.csv";

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, BetaBinomial)]
    public void Shrunk_rates_are_those_of_R_and_all_lie_within_a_point()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(BetaBinomial)));
        var shrinkage = RateShrinkageCalculator.Calculate(Counts())!;
        var asKnown = RateShrinkageCalculator.WithStrength(Counts(), reference.RootElement.GetProperty("mle").GetProperty("strength").GetDouble())!;

        foreach (var row in reference.RootElement.GetProperty("rowsMle").EnumerateArray())
        {
            var rate = shrinkage.Rates.Single(one => one.Count.Id == row.GetProperty("unit").GetString());
            Assert.Equal(row.GetProperty("shrunkRate").GetDouble(), rate.Rate, 1e-4);

            // R takes the most likely strength as known. Ours leaves it open, so that the limits are wider, and hold R's within them.
            var known = asKnown.Rates.Single(one => one.Count.Id == rate.Count.Id);
            Assert.Equal(row.GetProperty("lower95").GetDouble(), known.Lower!.Value, 1e-3);
            Assert.Equal(row.GetProperty("upper95").GetDouble(), known.Upper!.Value, 1e-3);
            Assert.True(rate.Lower < known.Lower && known.Upper < rate.Upper, rate.Count.Id);
        }

        // "Empirical-Bayes rates all lie between 62.6 % and 63.6 %."
        Assert.All(shrinkage.Rates, rate => Assert.InRange(Math.Round(rate.Rate, 3), 0.626, 0.636));
        Assert.All(shrinkage.Ranks(seed: 1), range => Assert.True(range.Worst - range.Best > 20, range.ToString()));
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, BetaBinomial)]
    public void With_a_stated_strength_of_a_hundred_deals_all_figures_are_those_of_R()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(BetaBinomial)));
        var shrinkage = RateShrinkageCalculator.WithStrength(Counts(), 100)!;
        foreach (var row in reference.RootElement.GetProperty("rowsFixedPrior100").EnumerateArray())
        {
            var rate = shrinkage.Rates.Single(one => one.Count.Id == row.GetProperty("unit").GetString());
            AssertClose(row.GetProperty("shrunkRate").GetDouble(), rate.Rate);
            AssertClose(row.GetProperty("lower95").GetDouble(), rate.Lower!.Value);
            AssertClose(row.GetProperty("upper95").GetDouble(), rate.Upper!.Value);
            AssertClose(row.GetProperty("probAbovePriorMean").GetDouble(), rate.ProbabilityAbove!.Value);
            AssertClose(row.GetProperty("shrinkageToPrior").GetDouble(), 1 - rate.OwnWeight);
        }
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, CaseMixRows)]
    public void At_equal_product_mix_reps_are_as_in_the_reference_and_none_stands_out()
    {
        var table = CaseMixCalculator.Calculate(Maven.Deals()
            .Where(deal => deal.Outcome is not DealOutcome.Open && deal.ClosedOn <= Maven.AsOf)
            .GroupBy(deal => (deal.OwnerId, deal.ProductId))
            .Select(own => new StratumCount(own.Key.ProductId, new WinCount(own.Key.OwnerId, own.Count(deal => deal.Outcome is DealOutcome.Won), own.Count()))))!;

        Assert.Equal(30, table.Units.Length);
        foreach (var row in Maven.Table(CaseMixRows))
        {
            var unit = table.Units.Single(one => one.Id == row["unit"]);
            Assert.Equal(row.Number("observed"), unit.Observed);
            AssertClose(row.Number("expected"), unit.Expected);
            AssertClose(row.Number("ratio"), unit.Ratio!.Value);
            AssertClose(row.Number("adjustedRate"), unit.AdjustedRate!.Value);
            Assert.Equal(row.Number("z"), unit.Score!.Value, 1e-8);
        }

        Assert.All(table.Units, unit => Assert.True(unit.AdjustedProbability > 0.1, unit.Id));
    }

    private static IEnumerable<WinCount> Counts() => Maven.Outcomes(OutcomeGrouping.Payee).WinRates.Select(rate => rate.Count);
}

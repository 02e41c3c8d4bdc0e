using System.Text.Json;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.FunnelPlots;
using SalesMetrics.Comparisons.GapDecompositions;
using SalesMetrics.Comparisons.RobustScores;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Golden.Reference;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// Funnel limits, robust scores and gap decompositions on the Maven CRM set against R 4.2.2 (pbinom, mad, and the formulas of
/// <c>spec/comparison.md</c>, 4.1, 4.4 and 4.6), within 1e-9, relative. The references list every second rep.
/// </summary>
public class MavenPeopleTests
{
    private const string Funnel = "data/reference/crm-funnel-rep.csv";
    private const string FunnelParameters = "data/reference/crm-funnel-rep-parameters.json";
    private const string Robust = "data/reference/crm-robustz-rep.json";
    private const string Gaps = "data/reference/crm-gap-decomposition.json";

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, Funnel, FunnelParameters)]
    public void Funnel_limits_are_those_of_R_and_nobody_is_outside_of_998_in_a_thousand()
    {
        var plot = FunnelPlotCalculator.Calculate(Outcomes().WinRates.Select(rate => rate.Count))!;
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(FunnelParameters)));
        double Expected(string name) => reference.RootElement.GetProperty(name).GetDouble();

        Assert.Equal(30, plot.Units.Length);
        AssertClose(Expected("target"), plot.Target);
        AssertClose(Expected("phiUnwinsorised"), plot.Dispersion);
        AssertClose(Expected("phiWinsorised10"), plot.WinsorisedDispersion);
        Assert.Equal(Expected("tau2Arcsine"), plot.BetweenVariance);
        Assert.False(plot.IsOverDispersed);
        foreach (var row in Maven.Table(Funnel))
        {
            var unit = plot.Units.Single(one => one.Count.Id == row["unit"]);
            FunnelReferenceRow.AssertUnit(row.Number, unit);
        }

        AssertClose(Expected("phiArcsineWinsorised10"), plot.ArcsineDispersion);
        Assert.Equal(Expected("units"), plot.Units.Length);
        FunnelReferenceRow.AssertQuantiles(Expected("z95"), Expected("z998"));

        // "Funnel plot 0 of 30 outside 99.8 %, 3 of 30 outside exact 95 % (1.5 expected by luck)."
        Assert.Equal(3, plot.Units.Count(unit => unit.OutsideLevel is 0.95));
        Assert.DoesNotContain(plot.Units, unit => unit.OutsideLevel is 0.998);
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, Robust)]
    public void Robust_scores_are_those_of_R_and_name_the_top_seller()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(Robust)));
        var counts = Outcomes().Counts.Where(one => one.Won + one.Lost > 0).ToArray();
        var table = AssertScores(reference.RootElement.GetProperty("wonValue"), counts.Select(one => KeyValuePair.Create(one.Id, (double)one.WonValue.Amount)));
        _ = AssertScores(reference.RootElement.GetProperty("winRateDecided"), counts.Select(one => KeyValuePair.Create(one.Id, (double)one.Won / one.Decided)));

        // "The top seller scores 6.6 (classical z only 4.4: masking)."
        var top = Assert.Single(table.Scores, score => score.IsOutlier);
        Assert.Equal(("Darcel Schlecht", 6.6, 4.4), (top.Id, Math.Round(top.Score!.Value, 1), Math.Round(top.ClassicalScore!.Value, 1)));
    }

    [SharedDataFact(Gaps)]
    public void Gaps_are_decomposed_as_in_the_reference()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(Gaps)));
        var root = reference.RootElement;
        var compared = 0;
        foreach (var row in root.GetProperty("managers").EnumerateArray().Concat(root.GetProperty("repVsMean").EnumerateArray()).Append(root.GetProperty("company")))
        {
            GapFactor[] factors = [.. row.GetProperty("from").EnumerateObject().Select(from => new GapFactor(from.Name, from.Value.GetDouble(), row.GetProperty("to").GetProperty(from.Name).GetDouble()))];
            Assert.Equal(["decided", "winRate", "averageWonValue"], factors.Select(factor => factor.Name));
            foreach (var (method, name) in ((GapMethod, string)[])[(GapMethod.LogarithmicMean, "lmdi"), (GapMethod.Shapley, "shapley")])
            {
                var gap = GapDecompositionCalculator.Calculate(factors, method);

                // An effect that is small beside the gap has lost the digits that cancelled out.
                AssertNear(row.GetProperty("gap").GetDouble(), gap.Gap, 1e-9 * (gap.From + gap.To));
                AssertClose(row.GetProperty("valueFrom").GetDouble(), gap.From);
                AssertClose(row.GetProperty("valueTo").GetDouble(), gap.To);
                Assert.All(gap.Effects, effect => AssertNear(row.GetProperty(name).GetProperty(effect.Factor.Name).GetDouble(), effect.Value, 1e-9 * (gap.From + gap.To)));
                compared++;
            }

            // One factor after the other adds up too, but the parts depend on the order: it is not offered.
            var sequential = row.GetProperty("sequential").EnumerateObject().Sum(effect => effect.Value.GetDouble());
            AssertNear(row.GetProperty("gap").GetDouble(), sequential, 1e-9 * (row.GetProperty("valueFrom").GetDouble() + row.GetProperty("valueTo").GetDouble()));
        }

        Assert.True(compared > 30, $"{compared}");
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void The_top_sellers_lead_comes_from_the_number_of_deals_and_their_size_and_not_from_winning_more()
    {
        var counts = Outcomes().Counts.Where(one => one.Won + one.Lost > 0).ToArray();
        var top = counts.Single(one => one.Id == "Darcel Schlecht");
        var (won, decided, value) = (counts.Sum(one => (double)one.Won), counts.Sum(one => (double)(one.Won + one.Lost)), counts.Sum(one => (double)one.WonValue.Amount));
        var gap = GapDecompositionCalculator.Calculate(
        [
            new("decided deals", decided / counts.Length, top.Won + top.Lost),
            new("win rate", won / decided, (double)top.Won / (top.Won + top.Lost)),
            new("average won deal", value / won, (double)top.WonValue.Amount / top.Won),
        ]);

        Assert.Equal([597_985, -416, 222_127], gap.Effects.Select(effect => Math.Round(effect.Value)));
        var exact = top.WonValue - new Money((decimal)value / counts.Length, Maven.Dollar);
        Assert.Equal(new Money(819_696.20m, Maven.Dollar), exact);
        Assert.Equal(exact, Money.Sum(gap.InMoney(exact), Maven.Dollar));
    }

    /// <summary>The average won deal is the average list price of what was won, which is the product mix, x the price realised.</summary>
    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void The_library_says_so_itself_and_that_the_size_is_the_product_mix()
    {
        var counts = Outcomes().Counts.Where(one => one.Won + one.Lost > 0).ToArray();
        var top = counts.Single(one => one.Id == "Darcel Schlecht");
        double Sum(Func<OutcomeCounts, double> of) => counts.Sum(of);
        var (won, decided, list, value) = (Sum(one => one.Won), Sum(one => one.Won + one.Lost), Sum(one => (double)one.WonListValue.Amount), Sum(one => (double)one.WonValue.Amount));
        var gap = GapDecompositionCalculator.Calculate(
        [
            new("number of deals", decided / counts.Length, top.Won + top.Lost),
            new("win rate", won / decided, (double)top.Won / (top.Won + top.Lost)),
            new("product mix", list / won, (double)top.WonListValue.Amount / top.Won),
            new("price realised", value / list, (double)(top.WonValue.Amount / top.WonListValue.Amount)),
        ]);

        Assert.Equal("The gap comes from number of deals (73 %) and product mix (27 %), not from win rate (0 %) or price realised (0 %).", gap.Summary);
        Assert.Contains(gap.Summary, gap.Explain().ToString(), StringComparison.Ordinal);
    }

    private static RobustScoreTable AssertScores(JsonElement expected, IEnumerable<KeyValuePair<string, double>> values)
    {
        var table = RobustScoreCalculator.Calculate(values);
        AssertClose(expected.GetProperty("median").GetDouble(), table.Median);
        AssertClose(expected.GetProperty("madRaw").GetDouble(), table.MedianAbsoluteDeviation);
        AssertClose(expected.GetProperty("mad").GetDouble(), table.Spread!.Value);
        AssertClose(expected.GetProperty("mean").GetDouble(), table.Mean);
        AssertClose(expected.GetProperty("sd").GetDouble(), table.StandardDeviation!.Value);
        var ranking = RankingCalculator.Calculate(table.Scores.Select(score => new RankingCandidate<double>(score.Id, score.Value)));
        foreach (var row in expected.GetProperty("rows").EnumerateArray())
        {
            var score = table.Scores.Single(one => one.Id == row.GetProperty("unit").GetString());
            AssertClose(row.GetProperty("value").GetDouble(), score.Value);
            AssertClose(row.GetProperty("zMad").GetDouble(), score.Score!.Value);
            AssertClose(row.GetProperty("zIglewiczHoaglin").GetDouble(), score.ModifiedScore!.Value);
            AssertClose(row.GetProperty("zClassic").GetDouble(), score.ClassicalScore!.Value);
            AssertClose(row.GetProperty("percentileMidRank").GetDouble(), score.MidRank);
            Assert.True(ranking.TryGet(score.Id, out var entry));
            Assert.Equal(row.GetProperty("rankDesc").GetInt32(), entry.Position.First);
        }

        return table;
    }

    private static DealOutcomes Outcomes() => Maven.Outcomes(OutcomeGrouping.Payee);
}

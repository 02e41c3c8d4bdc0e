using System.Text.Json;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Rates;
using SalesMetrics.Pipeline;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Golden.Reference;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// Outcomes, intervals and tests on the Maven CRM set against R 4.2.2 (and an independent computation in Python): binom.test for exact
/// probabilities and Clopper-Pearson limits, qbeta for Jeffreys limits, p.adjust for BH, chisq.test without correction.
/// Counts and money are equal; all else is within 1e-9, relative. The references list every second unit.
/// </summary>
public class MavenComparisonTests
{
    private const string BasicRep = "data/reference/crm-basic-rep.csv";
    private const string BasicRegion = "data/reference/crm-basic-region.csv";
    private const string TestsRep = "data/reference/crm-tests-rep.csv";
    private const string TestsParameters = "data/reference/crm-tests-rep-parameters.json";

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, BasicRep)]
    public void Outcomes_by_rep_are_those_of_the_reference() => AssertBasic(BasicRep, OutcomeGrouping.Payee, 15);

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, BasicRegion)]
    public void Outcomes_by_region_are_those_of_the_reference() => AssertBasic(BasicRegion, OutcomeGrouping.Territory, 3);

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void Five_members_of_the_roster_have_no_deal() =>
        Assert.Equal(
            ["Carl Lin", "Carol Thompson", "Elizabeth Anderson", "Mei-Mei Johns", "Natalya Ivanova"],
            Maven.Outcomes(OutcomeGrouping.Payee).WithoutDeals.AsEnumerable());

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void Losses_recorded_at_zero_give_nobody_a_rate_by_value()
    {
        var outcomes = Maven.Outcomes(OutcomeGrouping.Payee);
        Assert.All(outcomes.Counts, counts => Assert.Null(outcomes.ValueWinRateOf(counts.Id).Value));
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, TestsParameters)]
    public void There_is_no_evidence_that_win_rates_of_reps_differ()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(TestsParameters)));
        double Expected(string name) => reference.RootElement.GetProperty(name).GetDouble();

        var test = HomogeneityCalculator.Calculate(Maven.Outcomes(OutcomeGrouping.Payee).WinRates.Select(rate => rate.Count));

        Assert.Equal(30, test.Tested.Length);
        AssertClose(Expected("target"), test.CommonRate!.Value.ToDouble());
        AssertClose(Expected("chiSquareHomogeneity"), test.Statistic!.Value);
        Assert.Equal(Expected("df"), test.DegreesOfFreedom);
        AssertClose(Expected("pHomogeneity"), test.Probability!.Value);
        Assert.Equal("no evidence that win rates differ", test.VerdictText);

        // "A true gap below roughly 9 points would often be missed", at about 220 decided deals.
        Assert.InRange(test.SmallestDetectableDifference!.Value, 0.085, 0.095);
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, TestsRep)]
    public void Intervals_of_reps_are_those_of_R()
    {
        var outcomes = Maven.Outcomes(OutcomeGrouping.Payee);
        foreach (var row in Maven.Table(TestsRep))
        {
            var rate = outcomes.WinRateOf(row["unit"]);
            AssertClose(row.Number("rate"), rate.Value!.Value.ToDouble());
            AssertInterval(row, "wilson", rate.Interval(0.95, IntervalMethod.Wilson));
            AssertInterval(row, "clopper", rate.Interval(0.95, IntervalMethod.ClopperPearson));
            AssertInterval(row, "jeffreys", rate.Interval(0.95, IntervalMethod.Jeffreys));
        }
    }

    [SharedDataTheory(Maven.Pipeline, Maven.Teams, Maven.Products, TestsRep)]
    [InlineData(PeerTest.ExactAgainstAll, "pExactVsPooled", "bhExact")]
    [InlineData(PeerTest.ScoreAgainstAll, "pZVsPooled", "bhZ")]
    [InlineData(PeerTest.ScoreAgainstOthers, "pZVsRest", "bhZVsRest")]
    public void Comparisons_of_reps_with_their_peers_are_those_of_R(PeerTest test, string probability, string adjusted)
    {
        var comparison = PeerComparisonCalculator.Calculate(
            Maven.Outcomes(OutcomeGrouping.Payee).WinRates.Select(rate => rate.Count), new PeerComparisonOptions { Test = test });
        var rows = Maven.Table(TestsRep);
        Assert.Equal(15, rows.Count);
        foreach (var row in rows)
        {
            var finding = comparison.Findings.Single(one => one.Id == row["unit"]);
            AssertClose(row.Number(probability), finding.Probability!.Value);
            AssertClose(row.Number(adjusted), finding.AdjustedProbability!.Value);
        }

        Assert.All(comparison.Findings, finding => Assert.Equal("no evidence of a difference", finding.VerdictText));
        Assert.Matches("^No evidence of a difference in win rate among 30 units; a true difference below about (8\\.[5-9]|9\\.[0-5]) points would often be missed\\.$", comparison.Summary);
    }

    private static void AssertBasic(string file, OutcomeGrouping by, int units)
    {
        var outcomes = Maven.Outcomes(by);
        var rows = Maven.Table(file);
        Assert.Equal(units, rows.Count);
        var organization = Maven.Organization();
        var byUnit = Maven.Deals().ToLookup(deal => by == OutcomeGrouping.Payee || !organization.TryGetOn(Maven.AsOf, deal.OwnerId, out var role) ? deal.OwnerId : role.TerritoryId);
        foreach (var row in rows)
        {
            AssertFigures(row, [.. byUnit[row["unit"]]]);
            var counts = outcomes.Of(row["unit"]);
            Assert.Equal(row.Number("opportunities"), counts.Won + counts.Lost + counts.Open);
            Assert.Equal(row.Number("won"), counts.Won);
            Assert.Equal(row.Number("lost"), counts.Lost);
            Assert.Equal(row.Number("open"), counts.Open);
            Assert.Equal(row.Number("wonValue"), (double)counts.WonValue.Amount);
            Assert.Equal(row.Number("openListValue"), (double)counts.OpenListValue.Amount);
            AssertClose(row.Number("winRateDecided"), outcomes.WinRateOf(row["unit"]).Value!.Value.ToDouble());
            AssertClose(
                row.Number("listValueWinRate"), outcomes.ValueWinRateOf(row["unit"], ValueBasis.ListPrices).Value!.Value.ToDouble());
        }
    }

    // Sums and averages of a rep's or region's deals. The velocity of the reference divides by the mean days to a win.
    private static void AssertFigures(Dictionary<string, string> row, List<Deal> deals)
    {
        var average = AverageDeal.Of(deals, null, Maven.Dollar);
        AssertClose(row.Number("averageWonValue"), average.Mean!.Value.ToDouble());
        AssertClose(row.Number("medianWonValue"), average.Median!.Value.ToDouble());
        AssertClose(row.Number("discountRatio"), DiscountRatio.Of(deals, null, Maven.Dollar).Value!.Value.ToDouble());
        var times = CycleTimes.Of(deals, null, Maven.AsOf);
        AssertClose(row.Number("meanDaysToWin"), times.MeanDaysToWin!.Value.ToDouble());
        AssertClose(row.Number("medianDaysToWin"), times.MedianDaysToWin!.Value);
        AssertClose(row.Number("meanDaysToClose"), times.MeanDaysToClose!.Value.ToDouble());
        if (row["meanOpenAgeDays"].Length == 0)
        {
            Assert.Null(times.MeanOpenAge);
        }
        else
        {
            AssertClose(row.Number("meanOpenAgeDays"), times.MeanOpenAge!.Value.ToDouble());
        }

        var year = new DateInterval(new LocalDate(2017, 1, 1), Maven.AsOf);
        AssertClose(row.Number("salesVelocityPerDay"), VelocityCalculator.Realised(deals, year, Maven.Dollar, CycleBasis.Won).PerDay!.Value.ToDouble());
        var cohort = RateCalculator.WinCohort(deals, null, Maven.AsOf);
        AssertClose(row.Number("winRateCohortAll"), cohort.Value!.Value.ToDouble());
        Assert.Equal(row.Number("open"), cohort.Undecided);
    }

    private static void AssertInterval(Dictionary<string, string> row, string method, ProportionInterval? interval)
    {
        AssertClose(row.Number(method + "Lower95"), interval!.Value.Lower);
        AssertClose(row.Number(method + "Upper95"), interval.Value.Upper);
    }
}

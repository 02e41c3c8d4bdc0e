using System.Collections.Immutable;
using System.Text.Json;
using NodaTime.Text;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.FunnelPlots;
using SalesMetrics.Pipeline;
using SalesMetrics.Pipeline.Funnels;
using SalesMetrics.Pipeline.Survival;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Golden.Reference;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// The Olist marketing funnel, leads to wins by origin, against R 4.2.2: binom.test (exact, Clopper-Pearson), qbeta (Jeffreys), chisq.test,
/// p.adjust (BH). Counts are equal, all else within 1e-9, relative.
/// </summary>
public class OlistTests
{
    private const string Leads = "data/crm/olist/olist_marketing_qualified_leads_dataset.csv";
    private const string Wins = "data/crm/olist/olist_closed_deals_dataset.csv";
    private const string FunnelReference = "data/reference/crm-olist-funnel-origin.json";
    private const string TestsReference = "data/reference/crm-olist-tests-origin.json";

    private static readonly LocalDate AsOf = new(2018, 12, 31);

    private static readonly SalesProcess Process = SalesProcess.Create(
        new SalesStage { Id = "Lead" }, new SalesStage { Id = "Won", Kind = StageKind.Won });

    [SharedDataFact(Leads, Wins, FunnelReference)]
    public void Leads_and_wins_by_origin_are_those_of_the_reference()
    {
        using var reference = Read(FunnelReference);
        var log = Log();
        var origins = Origins();
        Assert.Equal(reference.RootElement.GetProperty("units").GetInt32(), origins.Values.Distinct().Count());
        var all = FunnelCalculator.Calculate(log, new FunnelOptions { AsOf = AsOf }).Stages[0];
        AssertClose(reference.RootElement.GetProperty("target").GetDouble(), all.RawConversion!.Value.ToDouble());
        foreach (var row in reference.RootElement.GetProperty("rows").EnumerateArray())
        {
            var origin = row.GetProperty("unit").GetString();
            var stage = FunnelCalculator.Calculate(log.Where(history => origins[history.DealId] == origin), new FunnelOptions { AsOf = AsOf }).Stages[0];
            Assert.Equal((row.GetProperty("decided").GetInt64(), row.GetProperty("won").GetInt64()), (stage.Deals, stage.Advanced));
            AssertClose(row.GetProperty("rate").GetDouble(), stage.RawConversion!.Value.ToDouble());

            // Nobody writes down that a lead is lost: by the honest rate every decided lead is won, and the rest are open.
            Assert.Equal(Ratio.One, stage.StepConversion);
        }
    }

    [SharedDataFact(Leads, Wins, FunnelReference)]
    public void Funnel_limits_of_origins_are_those_of_the_reference_and_origins_differ_by_more_than_luck()
    {
        using var reference = Read(FunnelReference);
        var root = reference.RootElement;
        var plot = FunnelPlotCalculator.Calculate(Counts())!;
        AssertClose(root.GetProperty("target").GetDouble(), plot.Target);
        FunnelReferenceRow.AssertQuantiles(root.GetProperty("z95").GetDouble(), root.GetProperty("z998").GetDouble());
        AssertClose(root.GetProperty("phiUnwinsorised").GetDouble(), plot.Dispersion);
        AssertClose(root.GetProperty("phiWinsorised10").GetDouble(), plot.WinsorisedDispersion);
        AssertClose(root.GetProperty("phiArcsineWinsorised10").GetDouble(), plot.ArcsineDispersion);
        AssertClose(root.GetProperty("tau2Arcsine").GetDouble(), plot.BetweenVariance);
        Assert.True(plot.IsOverDispersed);
        foreach (var row in root.GetProperty("rows").EnumerateArray())
        {
            FunnelReferenceRow.AssertUnit(name => row.GetProperty(name).GetDouble(), plot.Units.Single(one => one.Count.Id == row.GetProperty("unit").GetString()));
        }
    }

    [SharedDataFact(Leads, Wins, TestsReference)]
    public void Origins_differ_as_the_reference_says()
    {
        using var reference = Read(TestsReference);
        var counts = Counts();
        var test = HomogeneityCalculator.Calculate(counts);
        AssertClose(reference.RootElement.GetProperty("chiSquareHomogeneity").GetDouble(), test.Statistic!.Value);
        Assert.Equal(reference.RootElement.GetProperty("df").GetInt32(), test.DegreesOfFreedom);
        AssertClose(reference.RootElement.GetProperty("pHomogeneity").GetDouble(), test.Probability!.Value);
        foreach (var row in reference.RootElement.GetProperty("rows").EnumerateArray())
        {
            var count = counts.Single(one => one.Id == row.GetProperty("unit").GetString());
            AssertInterval(row, "wilson", count.Interval(0.95, IntervalMethod.Wilson));
            AssertInterval(row, "clopper", count.Interval(0.95, IntervalMethod.ClopperPearson));
            AssertInterval(row, "jeffreys", count.Interval(0.95, IntervalMethod.Jeffreys));
        }
    }

    [SharedDataTheory(Leads, Wins, TestsReference)]
    [InlineData(PeerTest.ExactAgainstAll, "pExactVsPooled", "bhExact")]
    [InlineData(PeerTest.ScoreAgainstAll, "pZVsPooled", "bhZ")]
    [InlineData(PeerTest.ScoreAgainstOthers, "pZVsRest", "bhZVsRest")]
    public void Comparisons_of_origins_with_the_others_are_those_of_R(PeerTest test, string probability, string adjusted)
    {
        using var reference = Read(TestsReference);
        var findings = PeerComparisonCalculator.Calculate(Counts(), new PeerComparisonOptions { Test = test }).Findings;
        foreach (var row in reference.RootElement.GetProperty("rows").EnumerateArray())
        {
            var finding = findings.Single(one => one.Id == row.GetProperty("unit").GetString());
            AssertClose(row.GetProperty(probability).GetDouble(), finding.Probability!.Value);
            AssertClose(row.GetProperty(adjusted).GetDouble(), finding.AdjustedProbability!.Value);
        }
    }

    [SharedDataFact(Leads, Wins, TestsReference)]
    public void Adjusted_probabilities_of_origins_are_those_of_R_by_every_method()
    {
        using var reference = Read(TestsReference);
        var findings = PeerComparisonCalculator.Calculate(Counts(), new PeerComparisonOptions { Test = PeerTest.ScoreAgainstAll }).Findings;
        ImmutableArray<double> probabilities = [.. findings.Select(finding => finding.Probability!.Value)];
        foreach (var (method, name) in ((MultiplicityMethod, string)[])[(MultiplicityMethod.Holm, "holmZ"), (MultiplicityMethod.BenjaminiYekutieli, "byZ")])
        {
            var adjusted = MultipleTesting.Adjust(probabilities, method);
            foreach (var row in reference.RootElement.GetProperty("rows").EnumerateArray())
            {
                AssertClose(row.GetProperty(name).GetDouble(), adjusted[findings.Select(finding => finding.Id).ToList().IndexOf(row.GetProperty("unit").GetString()!)]);
            }
        }
    }

    [SharedDataFact(Leads, Wins)]
    public void The_lead_won_before_its_first_contact_is_counted_apart()
    {
        var won = WonOn();
        var deals = Rows(Leads).Select(row => new Deal
        {
            Id = row[0],
            OwnerId = "nobody",
            OpenedOn = Day(row[1]),
            Outcome = won.TryGetValue(row[0], out var on) ? new DealOutcome.Won(on, Money.Zero(Currency.Of("BRL"))) : new DealOutcome.Open(),
        });
        var lifetimes = DealLifetimes.Of(deals, AsOf);
        Assert.Equal((1, 7_999), (lifetimes.Reversed, lifetimes.Lifetimes.Length));
    }

    private static ImmutableArray<WinCount> Counts()
    {
        var won = WonOn();
        return [.. Origins().GroupBy(lead => lead.Value).Select(origin => new WinCount(origin.Key, origin.Count(lead => won.ContainsKey(lead.Key)), origin.Count()))];
    }

    private static StageLog Log()
    {
        var won = WonOn();
        var rows = Rows(Leads).SelectMany<string[], StageChange>(row => won.TryGetValue(row[0], out var on)
            ? [Change(row[0], Day(row[1]), "Lead", 1), Change(row[0], on, "Won", 2)]
            : [Change(row[0], Day(row[1]), "Lead", 1)]);
        var log = StageLog.Create(Process, rows);
        Assert.Equal("reversed-dates", Assert.Single(log.Issues).Code);
        return log.Value;
    }

    private static StageChange Change(string id, LocalDate on, string stage, int sequence) =>
        new() { DealId = id, On = on, StageId = stage, Sequence = sequence };

    private static Dictionary<string, string> Origins() => Rows(Leads).ToDictionary(row => row[0], row => row[3].Length == 0 ? "(missing)" : row[3]);

    private static Dictionary<string, LocalDate> WonOn() => Rows(Wins).ToDictionary(row => row[0], row => Day(row[4][..10]));

    private static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(SharedData.PathOf(path)).Skip(1).Select(line => line.TrimEnd('\r').Split(','));

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static JsonDocument Read(string path) => JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(path)));

    private static void AssertInterval(JsonElement row, string method, ProportionInterval? interval)
    {
        AssertClose(row.GetProperty(method + "Lower95").GetDouble(), interval!.Value.Lower);
        AssertClose(row.GetProperty(method + "Upper95").GetDouble(), interval.Value.Upper);
    }
}

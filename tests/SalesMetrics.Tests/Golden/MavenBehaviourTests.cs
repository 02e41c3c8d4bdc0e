using System.Collections.Immutable;
using System.Text.Json;
using SalesMetrics.Calendars;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Pipeline;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>Control charts and adjusted p-values on the Maven CRM set against R 4.2.2 (the formulas of <c>spec/comparison.md</c>, 4.3 and 4.5; p.adjust), within
/// 1e-9, relative.</summary>
public class MavenBehaviourTests
{
    private const string Xmr = "data/reference/crm-xmr-rep.json";
    private const string Weekly = "data/reference/crm-ewma-cusum-company.json";
    private const string TestsRep = "data/reference/crm-tests-rep.csv";

    [SharedDataFact(Xmr)]
    public void Charts_of_single_values_are_those_of_the_reference_and_every_month_is_ordinary()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(Xmr)));
        var units = reference.RootElement.GetProperty("units").EnumerateArray().Append(reference.RootElement.GetProperty("company")).ToArray();
        Assert.True(units.Length > 15);
        foreach (var unit in units)
        {
            double Expected(string name) => unit.GetProperty(name).GetDouble();
            ImmutableArray<double> values = [.. unit.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
            var chart = XmrChartCalculator.Calculate(values, new() { Floor = 0 });
            var byMedian = XmrChartCalculator.Calculate(values, new() { IsMedianBased = true });

            AssertClose(Expected("mean"), chart.Centre);
            AssertClose(Expected("averageMovingRange"), chart.MovingRange);
            AssertClose(Expected("upper"), chart.Upper);
            AssertClose(Expected("lowerFloorZero"), chart.Lower);
            AssertClose(Expected("rangeUpper"), chart.RangeUpper);
            AssertClose(Expected("medianBasedCentre"), byMedian.Centre);
            AssertClose(Expected("medianBasedUpper"), byMedian.Upper);
            AssertClose(Expected("medianBasedLower"), byMedian.Lower);
            AssertClose(Expected("medianBasedRangeUpper"), byMedian.RangeUpper);
            Assert.DoesNotContain(chart.Signals, signal => signal.Rule is XmrRule.BeyondLimit or XmrRule.EightOnOneSide or XmrRule.RangeBeyondLimit);
        }
    }

    [SharedDataFact(Weekly)]
    public void The_weekly_win_rate_is_charted_as_in_the_reference_and_the_chart_says_not_to_trust_it()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(Weekly)));
        var rows = reference.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        var chart = ProportionChartCalculator.Calculate(
            rows.Select(row => new WinCount(Text(row, "week"), row.GetProperty("won").GetInt64(), row.GetProperty("decided").GetInt64())),
            reference.RootElement.GetProperty("pooled").GetDouble())!;

        Assert.Equal(rows.Length, chart.Points.Length);
        foreach (var (row, point) in rows.Zip(chart.Points))
        {
            AssertClose(row.GetProperty("z").GetDouble(), point.Score);
            AssertClose(row.GetProperty("pUpper3").GetDouble(), point.Upper);
            AssertClose(row.GetProperty("pLower3").GetDouble(), point.Lower);
            AssertClose(row.GetProperty("ewma").GetDouble(), point.Ewma);
            AssertClose(row.GetProperty("ewmaLimit").GetDouble(), point.EwmaLimit);
            AssertClose(row.GetProperty("cusumHigh").GetDouble(), point.CusumHigh);
            AssertClose(row.GetProperty("cusumLow").GetDouble(), point.CusumLow);
        }

        // Deals close in a rhythm of the quarter: plain limits cry wolf every other week, and say so.
        Assert.False(chart.IsTrustworthy);
        Assert.True(chart.Points.Count(point => point.IsBeyondLimit) > chart.Points.Length / 4);
    }

    /// <summary>The reference counts 22 of 44 weeks beyond plain limits and 43 beyond the CUSUM's. With each week compared with those of the same month in the
    /// quarter nothing is left to raise an alarm.</summary>
    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void Season_aware_charts_of_the_weekly_win_rate_raise_no_alarm()
    {
        var monday = new LocalDate(2017, 2, 27);
        var closed = Maven.Deals().Where(deal => deal.Outcome is not DealOutcome.Open && deal.ClosedOn <= Maven.AsOf)
            .GroupBy(deal => NodaTime.Period.DaysBetween(monday, deal.ClosedOn!.Value) / 7).OrderBy(week => week.Key).ToArray();
        WinCount[] weeks = [.. closed.Select(week => new WinCount($"{week.Key}", week.Count(deal => deal.Outcome is DealOutcome.Won), week.Count()))];
        var positions = SeasonPositions.MonthInQuarter(closed.Select(week => monday.PlusDays((7 * week.Key) + 3)), FiscalCalendar.Gregorian);

        var (plain, seasonal) = (ProportionChartCalculator.Calculate(weeks)!, ProportionChartCalculator.Calculate(weeks, new AttributeChartOptions(), positions)!);

        Assert.Equal((44, 22, 43), (plain.Points.Length, plain.Points.Count(point => point.IsBeyondLimit), plain.Points.Count(point => point.IsCusumSignal)));
        Assert.False(plain.IsTrustworthy);
        Assert.True(seasonal is { IsSeasonal: true, IsTrustworthy: true });
        Assert.DoesNotContain(seasonal.Points, point => point.IsBeyondLimit || point.IsEwmaSignal || point.IsCusumSignal);
        Assert.Equal("ordinary variation", seasonal.VerdictText);

        // "Won share about 80 % in the last month of a quarter, 49 % in the first."
        double[] expected = [.. seasonal.Points.Zip(positions).GroupBy(pair => pair.Second).OrderBy(group => group.Key).Select(group => group.First().First.Expected)];
        Assert.Equal([0.48, 0.56, 0.79], expected.Select(share => Math.Round(share, 2)));
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products)]
    public void Most_months_that_fall_by_a_fifth_are_ordinary_variation()
    {
        var months = Enumerable.Range(0, 10).Select(i => new LocalDate(2017, 3, 1).PlusMonths(i)).ToArray();
        var won = Maven.Deals().Where(deal => deal.Outcome is DealOutcome.Won).ToLookup(deal => deal.OwnerId);
        var (transitions, falls, flagged, shifts) = (0, 0, 0, 0);
        foreach (var rep in won)
        {
            double[] values = [.. months.Select(month => (double)rep.Where(deal => deal.ClosedOn!.Value.Year == month.Year && deal.ClosedOn!.Value.Month == month.Month)
                .Sum(deal => ((DealOutcome.Won)deal.Outcome).Amount.Amount))];
            var chart = XmrChartCalculator.Calculate([.. values], new() { Floor = 0, SeasonLength = 3 });
            shifts += chart.Verdict >= BehaviourVerdict.RealShift ? 1 : 0;
            for (var i = 1; i < values.Length; i++)
            {
                var isFall = values[i] < 0.8 * values[i - 1];
                transitions++;
                falls += isFall ? 1 : 0;
                flagged += isFall && chart.Signals.Any(signal => signal.Index == i && !signal.IsUp) ? 1 : 0;
            }
        }

        Assert.Equal((270, 88), (transitions, falls));
        Assert.True(flagged <= 4 && shifts <= 2, $"{flagged} of {falls} falls stand out; {shifts} of 30 reps are said to have changed");
    }

    [SharedDataFact(Maven.Pipeline, Maven.Teams, Maven.Products, TestsRep)]
    public void Adjusted_probabilities_are_those_of_R()
    {
        var outcomes = Maven.Outcomes(OutcomeGrouping.Payee);
        var findings = PeerComparisonCalculator.Calculate(
            outcomes.WinRates.Select(rate => rate.Count), new PeerComparisonOptions { Test = PeerTest.ScoreAgainstAll }).Findings;
        ImmutableArray<double> probabilities = [.. findings.Select(finding => finding.Probability!.Value)];
        foreach (var (method, column) in ((MultiplicityMethod, string)[])
            [(MultiplicityMethod.BenjaminiHochberg, "bhZ"), (MultiplicityMethod.BenjaminiYekutieli, "byZ"), (MultiplicityMethod.Holm, "holmZ")])
        {
            var adjusted = MultipleTesting.Adjust(probabilities, method);
            foreach (var row in Maven.Table(TestsRep))
            {
                AssertClose(row.Number(column), adjusted[findings.Select(finding => finding.Id).ToList().IndexOf(row["unit"])]);
            }
        }
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetRawText();

    // A sum of zero has no relative distance.
    private static void AssertClose(double expected, double? actual) => Reference.AssertNear(expected, actual!.Value, (1e-9 * Math.Abs(expected)) + 1e-12);
}

using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Gates;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.ControlCharts;
using SalesMetrics.Comparisons.RobustScores;
using SalesMetrics.Comparisons.Shrinkage;

namespace SalesMetrics.Benchmarks.Comparisons.Gates;

/// <summary>Statistics of all reps in all months: quantiles and robust spread, places, intervals, adjusted p-values, shrunk rates, charts.</summary>
internal sealed class StatisticsGates : IGateGroup
{
    private const string Linq = "LINQ and sorting";
    private const string MathNet = "MathNet, one call each";
    private const string Ours = "SalesMetrics";

    public ImmutableArray<string> Gates => ["G11"];

    public GateResult Measure(GateSettings settings)
    {
        var (small, large) = (new RepMonths(300), new RepMonths(50_000));
        Check(small);
        Check(large);
        var (summaries, ranks) = (Interleaved.Run(settings, Summaries(small)), Interleaved.Run(settings, Ranks(small)));
        var (manySummaries, manyRanks) = (Interleaved.Run(settings, Summaries(large)), Interleaved.Run(settings, Ranks(large)));
        var all = Interleaved.Run(settings, All(large));
        return new(
            [
                new("G11", "quantiles and MAD, 300 reps, against MathNet", 3, summaries.Ratio(MathNet, Ours)),
                new("G11", "quantiles and MAD, 50,000 reps, against MathNet", 3, manySummaries.Ratio(MathNet, Ours)),
                new("G11", "places with ties, 300 reps, against MathNet", 1, ranks.Ratio(MathNet, Ours)),
                new("G11", "places with ties, 50,000 reps, against MathNet", 5, manyRanks.Ratio(MathNet, Ours)),
            ],
            [
                TimeTable.Of("Median, 4 quantiles and MAD, 300 reps x 36 months", summaries, Ours, "value"),
                TimeTable.Of("Median, 4 quantiles and MAD, 50,000 reps x 36 months", manySummaries, Ours, "value"),
                TimeTable.Of("Places with ties, 300 reps x 36 months", ranks, Ours, "value"),
                TimeTable.Of("Places with ties, 50,000 reps x 36 months", manyRanks, Ours, "value"),
                TimeTable.Of("All of 50,000 reps x 36 months", all, "quantiles and places, " + Ours, "rep"),
            ]);
    }

    private static Variant[] Summaries(RepMonths months)
    {
        var values = (long)months.Reps * RepMonths.Months;
        return
        [
            new(Linq, values, () => Sum(months, StatisticsBaselines.LinqSummary)),
            new(MathNet, values, () => Sum(months, StatisticsBaselines.MathNetSummary)),
            new(Ours, values, () => Sum(months, static column => RobustSummaryCalculator.Calculate(column)!.Value)),
        ];
    }

    private static Variant[] Ranks(RepMonths months)
    {
        var (values, room) = ((long)months.Reps * RepMonths.Months, new double[months.Reps]);
        return
        [
            new(Linq, values, () => months.ByMonth.Sum(column => StatisticsBaselines.LinqRanks(column)[0])),
            new(MathNet, values, () => months.ByMonth.Sum(column => StatisticsBaselines.MathNetRanks(column)[0])),
            new(Ours, values, () => months.ByMonth.Sum(column =>
            {
                MidRankCalculator.Calculate(column, room);
                return room[0];
            })),
        ];
    }

    private static Variant[] All(RepMonths months)
    {
        var (reps, room) = (months.Reps, new double[months.Reps]);
        var charts = months.ByRep.Select(values => values.ToImmutableArray()).ToArray();
        return
        [
            new("quantiles and places, " + Ours, reps, () => Sum(months, static column => RobustSummaryCalculator.Calculate(column)!.Value) + months.ByMonth.Sum(column =>
            {
                MidRankCalculator.Calculate(column, room);
                return room[0];
            })),
            new("quantiles and places, " + MathNet, reps, () => Sum(months, StatisticsBaselines.MathNetSummary) + months.ByMonth.Sum(column => StatisticsBaselines.MathNetRanks(column)[0])),
            new("Wilson intervals, " + Ours, reps, () => months.Counts.Sum(count => count.Interval()!.Value.Lower)),
            new("Wilson intervals, the formula with MathNet's quantile", reps, () => months.Counts.Sum(StatisticsBaselines.Wilson)),
            new("Benjamini-Hochberg, " + Ours, reps, () => MultipleTesting.Adjust(months.Probabilities)),
            new("Benjamini-Hochberg, " + Linq, reps, () => StatisticsBaselines.BenjaminiHochberg(months.Probabilities)),
            new("shrunk rates with limits, " + Ours, reps, () => RateShrinkageCalculator.Calculate(months.Counts)),
            new("XmR charts with trend, changes and verdict, " + Ours, reps, () => charts.Sum(values => XmrChartCalculator.Calculate(values).Upper!.Value)),
            new("XmR limits alone, " + Linq, reps, () => months.ByRep.Sum(values => StatisticsBaselines.Xmr(values).Upper)),
        ];
    }

    private static double Sum(RepMonths months, Func<double[], RobustSummary> summarize) => months.ByMonth.Sum(column => summarize(column) is var summary ? summary.Median + summary.MedianDeviation : 0);

    // All ways give the same figures before anything is timed.
    private static void Check(RepMonths months)
    {
        foreach (var column in months.ByMonth)
        {
            var (ours, ranks) = (RobustSummaryCalculator.Calculate(column)!.Value, new double[column.Length]);
            MidRankCalculator.Calculate(column, ranks);
            foreach (var other in (RobustSummary[])[StatisticsBaselines.LinqSummary(column), StatisticsBaselines.MathNetSummary(column)])
            {
                if (Math.Abs(other.Median - ours.Median) + Math.Abs(other.MedianDeviation - ours.MedianDeviation) + Math.Abs(other.Ninetieth - ours.Ninetieth) > 1e-6)
                {
                    throw new InvalidOperationException($"{other} is not {ours}.");
                }
            }

            if (!ranks.SequenceEqual(StatisticsBaselines.LinqRanks(column)) || !ranks.SequenceEqual(StatisticsBaselines.MathNetRanks(column)))
            {
                throw new InvalidOperationException("The places differ.");
            }
        }

        if (!MultipleTesting.Adjust(months.Probabilities).SequenceEqual(StatisticsBaselines.BenjaminiHochberg(months.Probabilities)))
        {
            throw new InvalidOperationException("The adjusted p-values differ.");
        }

        if (months.Counts.Any(count => Math.Abs(count.Interval()!.Value.Lower - Math.Max(0, StatisticsBaselines.Wilson(count))) > 1e-9))
        {
            throw new InvalidOperationException("The intervals differ.");
        }
    }
}

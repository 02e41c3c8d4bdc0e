using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Columns;
using SalesMetrics.Benchmarks.Gates;
using SalesMetrics.Columns;
using SalesMetrics.Quotas;

namespace SalesMetrics.Benchmarks.Quotas.Gates;

/// <summary>The attainment of every rep in every month, from all facts anew: 50,000 reps x 36 months.</summary>
internal sealed class RecomputationGates : IGateGroup
{
    private const int Reps = 50_000;
    private const string Linq = "objects, LINQ GroupBy";
    private const string FromObjects = "SalesMetrics, from objects";
    private const string FromColumns = "SalesMetrics, from columns";

    public ImmutableArray<string> Gates => ["Q1"];

    public GateResult Measure(GateSettings settings)
    {
        var set = FactSet.Create(settings.Facts, Reps);
        var (store, deals) = (set.ToStore(), Deal.Of(set));
        var (credits, quotas) = (new long[set.Shape.Cells], new long[set.Shape.Cells]);
        var attainments = new long[set.Shape.Cells];
        var goals = new Dictionary<(string Rep, int Year, int Month), decimal>(Reps * FactSet.Months);
        for (var rep = 0; rep < Reps; rep++)
        {
            for (var month = 0; month < FactSet.Months; month++)
            {
                var goal = 1_000_000 + (rep % 100 * 10_000) + (month * 1_000);
                quotas[(rep * (FactSet.Months + 1)) + month] = goal;
                goals.Add((set.Shape.Rows[rep], FactSet.FirstDate.Year + (month / 12), 1 + (month % 12)), goal / 100m);
            }
        }

        RequireEqual(ByLinq(deals, goals), Attain(TotalsCalculator.Calculate(store, set.Shape), credits, quotas, attainments));
        var timings = Interleaved.Run(
            settings,
            new Variant(Linq, set.Count, () => ByLinq(deals, goals)),
            new Variant(FromObjects, set.Count, () => Attain(TotalsCalculator.Calculate(deals, set.Shape, default(DealSelector)), credits, quotas, attainments)),
            new Variant(FromColumns, set.Count, () => Attain(TotalsCalculator.Calculate(store, set.Shape), credits, quotas, attainments)));
        return new(
            [
                new("Q1", "50,000 reps x 36 months, all attainments anew from objects, against LINQ GroupBy", 8, timings.Ratio(Linq, FromObjects)),
                new("Q1", "the same from columns, against LINQ GroupBy over objects", 8, timings.Ratio(Linq, FromColumns)),
            ],
            [TimeTable.Of(FormattableString.Invariant($"All attainments anew, {settings.Facts:#,0} facts, 50,000 reps x 36 months"), timings, FromColumns)]);
    }

    private static List<(string Rep, int Year, int Month, decimal Attainment)> ByLinq(
        Deal[] deals, Dictionary<(string Rep, int Year, int Month), decimal> goals) =>
    [
        .. deals
            .Where(deal => deal.Outcome == FactOutcome.Won)
            .GroupBy(deal => (deal.RepId, deal.CloseDate.Year, deal.CloseDate.Month))
            .Select(group => (group.Key.RepId, group.Key.Year, group.Key.Month, group.Sum(deal => deal.Amount) / goals[group.Key])),
    ];

    private static long[] Attain(Totals totals, long[] credits, long[] quotas, long[] attainments)
    {
        var width = FactSet.Months + 1;
        for (var rep = 0; rep < Reps; rep++)
        {
            for (var month = 0; month < FactSet.Months; month++)
            {
                credits[(rep * width) + month] = (long)totals.Of(rep, month).MinorUnits;
            }
        }

        AttainmentColumns.ToPartsPerMillion(credits, quotas, attainments);
        return attainments;
    }

    private static void RequireEqual(List<(string Rep, int Year, int Month, decimal Attainment)> linq, long[] columns)
    {
        var theirs = linq.Sum(line => (long)Math.Round(line.Attainment * 1_000_000m, MidpointRounding.AwayFromZero));
        var ours = columns.Where(attainment => attainment != AttainmentColumns.Undefined).Sum();
        if (theirs != ours)
        {
            throw new InvalidOperationException($"The attainments add up to {theirs} and {ours} millionths: the variants do not answer alike.");
        }
    }
}

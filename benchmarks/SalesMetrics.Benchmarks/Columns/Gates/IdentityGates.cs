using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Gates;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Gates;

/// <summary>Whether the result is the same to the last bit on any number of threads, in any order of facts, from any kind of source.</summary>
internal sealed class IdentityGates : IGateGroup
{
    public ImmutableArray<string> Gates => ["G14"];

    public GateResult Measure(GateSettings settings)
    {
        var set = FactSet.Create(1_100_000, reps: 300);
        var expected = TotalsCalculator.Calculate(set.ToStore(), set.Shape);
        FactSet[] orders = [set, set.ByDate(), set.Shuffled(1), set.Shuffled(2)];
        var results = orders
            .SelectMany(order => new[] { 1, 2, 3, 7 }.Select(degree =>
                TotalsCalculator.Calculate(order.ToStore(), set.Shape, new AggregationOptions { MaxDegreeOfParallelism = degree })))
            .Append(TotalsCalculator.Calculate(new ReplayedFacts(set, set.Count), set.Shape))
            .Append(TotalsCalculator.Calculate(Deal.Of(set), set.Shape, default(DealSelector)))
            .ToArray();
        var different = results.Count(result => !result.Equals(expected));
        return new(
            [new("G14", $"results that differ, of {results.Length}: 4 orders on 1, 2, 3 and 7 threads, a source, objects", 0, Quartiles.Exactly(different), IsCeiling: true, Unit: "")],
            []);
    }
}

using System.Collections.Immutable;
using SalesMetrics.Benchmarks.Gates;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Gates;

/// <summary>Allocation: the same for 1 million facts and for 10 million. It is counted, not timed, so it has no noise.</summary>
internal sealed class AllocationGates : IGateGroup
{
    private const int Few = 1_000_000;
    private const int Many = 10 * Few;

    public ImmutableArray<string> Gates => ["G5"];

    public GateResult Measure(GateSettings settings)
    {
        var set = FactSet.Create(Few, reps: 300);
        var (few, many) = (set.ToStore(), TenTimes(set));
        var shape = set.Shape;
        var deals = Deal.Of(set);
        return new(
            [
                Line("a store", () => TotalsCalculator.Calculate(few, shape), () => TotalsCalculator.Calculate(many, shape), Many - Few),
                Line(
                    "a source",
                    () => TotalsCalculator.Calculate(new ReplayedFacts(set, Few), shape),
                    () => TotalsCalculator.Calculate(new ReplayedFacts(set, Many), shape),
                    Many - Few),
                Line(
                    "objects",
                    () => TotalsCalculator.Calculate(deals.Take(Few / 10), shape, default(DealSelector)),
                    () => TotalsCalculator.Calculate(deals.Take(Few), shape, default(DealSelector)),
                    Few - (Few / 10)),
            ],
            []);
    }

    private static FactStore TenTimes(FactSet set)
    {
        var builder = new FactStoreBuilder();
        for (var i = 0; i < Many / Few; i++)
        {
            builder.Add(set.Columns);
        }

        return builder.ToStore();
    }

    private static GateLine Line(string what, Func<object> few, Func<object> many, long more)
    {
        Allocated(few);
        Allocated(many);
        var bytes = (double)(Allocated(many) - Allocated(few)) / more;
        return new("G5", $"bytes allocated for one more fact, {what}", 0, Quartiles.Exactly(Math.Max(0, bytes)), IsCeiling: true, Unit: " B");
    }

    private static long Allocated(Func<object> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(work());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}

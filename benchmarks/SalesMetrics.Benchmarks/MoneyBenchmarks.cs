using System.Collections.Immutable;

namespace SalesMetrics.Benchmarks;

/// <summary>Splitting an amount: exact and fair to each part, against rounding each part and correcting the last.</summary>
public class MoneyBenchmarks
{
    private static readonly Money Whole = new(12_345.67m, Currency.Of("USD"));
    private ImmutableArray<Ratio> _weights;

    [Params(3, 100)]
    public int Parts { get; set; }

    [GlobalSetup]
    public void Setup() => _weights = [.. Enumerable.Range(1, Parts).Select(weight => Ratio.FromPercent(weight))];

    /// <summary>The loop one writes by hand: the last part takes every rounding error, so it may be off by many cents.</summary>
    [Benchmark(Baseline = true, Description = "round, correct the last")]
    public decimal[] Naive()
    {
        var total = Parts * (Parts + 1) / 2m;
        var parts = new decimal[Parts];
        var left = Whole.Amount;
        for (var i = 0; i < Parts - 1; i++)
        {
            parts[i] = Math.Round(Whole.Amount * (i + 1) / total, 2);
            left -= parts[i];
        }

        parts[^1] = left;
        return parts;
    }

    [Benchmark(Description = "Allocate by weights")]
    public ImmutableArray<Money> ByWeights() => Whole.Allocate(_weights);

    [Benchmark(Description = "Allocate equally")]
    public ImmutableArray<Money> Equally() => Whole.Allocate(Parts);
}

namespace SalesMetrics.Benchmarks.Gates;

/// <summary>Nanoseconds per operation of each variant in each round.</summary>
internal sealed class Timings(IReadOnlyList<Variant> variants, double[][] nanoseconds)
{
    public IReadOnlyList<Variant> Variants => variants;

    public Quartiles Of(string name) => Quartiles.Of(Rounds(name));

    /// <summary>How many times as long one takes as another: the ratio within each round, then the quartiles of the ratios.</summary>
    public Quartiles Ratio(string slow, string fast) => Quartiles.Of(Rounds(slow).Zip(Rounds(fast), (a, b) => a / b));

    private double[] Rounds(string name)
    {
        for (var i = 0; i < variants.Count; i++)
        {
            if (string.Equals(variants[i].Name, name, StringComparison.Ordinal))
            {
                return nanoseconds[i];
            }
        }

        throw new ArgumentException($"There is no variant '{name}'.", nameof(name));
    }
}

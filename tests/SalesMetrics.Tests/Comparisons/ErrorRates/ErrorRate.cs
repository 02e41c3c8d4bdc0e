namespace SalesMetrics.Tests.Comparisons.ErrorRates;

/// <summary>How often something is said, or holds, in simulated companies whose truth is known.</summary>
/// <param name="Case">What is measured, as docs/calculations/error-rates.md calls it.</param>
/// <param name="Short">Companies in every run.</param>
/// <param name="Long">Companies of the table.</param>
/// <param name="Once">How often in the company of a seed, of how many.</param>
internal sealed record ErrorRate(string Case, int Short, int Long, Func<int, (int Hits, int Of)> Once)
{
    /// <summary>The share over companies 1, 2, ..., and its standard error: companies are independent, what is measured within one need not be.</summary>
    public (double Share, double Error) Measure(int companies)
    {
        var all = Enumerable.Range(1, companies).Select(Once).ToArray();
        var (hits, of) = (all.Sum(one => (double)one.Hits), all.Sum(one => (double)one.Of));
        var (share, size) = (hits / of, of / companies);
        return (share, Math.Sqrt(all.Sum(one => Math.Pow((one.Hits - (share * one.Of)) / size, 2))) / companies);
    }
}

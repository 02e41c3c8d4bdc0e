using SalesMetrics.Numerics;

namespace SalesMetrics.Comparisons.Contrasts;

/// <summary>Whether values of one group tend to be larger than those of another (Wilcoxon 1945; Mann and Whitney 1947; R: wilcox.test).</summary>
internal static class RankSumTest
{
    private const int MostExact = 2_500;

    /// <summary>The two-sided p-value: exact without ties and up to 2,500 pairs, else normal with corrections for ties and continuity.</summary>
    public static double Probability(double[] first, double[] second)
    {
        var (ranks, ties) = MidRanks.Of([.. first, .. second]);
        double n = first.Length, m = second.Length;
        var u = ranks.Take(first.Length).Sum() - (n * (n + 1) / 2);
        if (ties == 0 && n * m <= MostExact)
        {
            return Exact(first.Length, second.Length, (int)Math.Round(u));
        }

        var variance = n * m / 12 * (n + m + 1 - (ties / ((n + m) * (n + m - 1))));
        return variance > 0 ? BinomialTest.TwoSided(Math.Max(0, Math.Abs(u - (n * m / 2)) - 0.5) / Math.Sqrt(variance)) : 1;
    }

    // The number of ways in which u arises, by adding one value of the second group after the other: a Gaussian binomial coefficient.
    private static double Exact(int n, int m, int u)
    {
        var ways = new double[(n * m) + 1];
        ways[0] = 1;
        for (var i = 1; i <= m; i++)
        {
            for (var k = n * m; k >= n + i; k--)
            {
                ways[k] -= ways[k - n - i];
            }

            for (var k = i; k <= n * m; k++)
            {
                ways[k] += ways[k - i];
            }
        }

        var tail = Math.Min(u, (n * m) - u);
        return Math.Min(1, 2 * ways.Take(tail + 1).Sum() / ways.Sum());
    }
}

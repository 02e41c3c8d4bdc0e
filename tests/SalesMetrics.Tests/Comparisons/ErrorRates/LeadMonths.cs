using SalesMetrics.Comparisons.LeadWarnings;
using SalesMetrics.Testing.Generation;

namespace SalesMetrics.Tests.Comparisons.ErrorRates;

/// <summary>Twelve months of leads, about 60 from the web of which half are qualified, and about 40 bought of which a quarter are, and a thirteenth month that may differ.</summary>
internal static class LeadMonths
{
    /// <summary>Judges the thirteenth month.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="more">What web and bought leads of the thirteenth month are multiplied by.</param>
    /// <param name="better">What the chance of its web leads to be qualified is multiplied by.</param>
    /// <param name="spread">The standard deviation of a factor that all chances of one month share.</param>
    public static LeadWarning Judge(int seed, (int Web, int Bought) more, double better = 1, double spread = 0)
    {
        var random = RandomStream.Of(seed, StreamPurpose.Process, 0);
        return LeadWarningCalculator.Calculate("", [.. Enumerable.Range(0, 13).SelectMany(month => Month(random, month, month == 12 ? more : (1, 1), month == 12 ? better : 1, spread))]);
    }

    private static LeadPeriodCount[] Month(RandomStream random, int month, (int Web, int Bought) more, double better, double spread)
    {
        var shared = Math.Clamp(1 + (spread * random.Normal()), 0.1, 1.9);
        return [Count(random, month, "web", 60 * more.Web, 0.5 * better * shared), Count(random, month, "bought", 40 * more.Bought, 0.25 * shared)];
    }

    // Ten times as many chances of a tenth: near enough Poisson's luck.
    private static LeadPeriodCount Count(RandomStream random, int month, string source, int expected, double chance)
    {
        var leads = Hits(random, 10 * expected, 0.1);
        return new(month, source, leads, Hits(random, leads, chance));
    }

    private static int Hits(RandomStream random, int of, double chance) => Enumerable.Range(0, of).Count(_ => random.Chance(chance));
}

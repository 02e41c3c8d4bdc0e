namespace SalesMetrics.Pipeline.Survival;

/// <summary>Seen and expected endings of groups, with the covariance of their differences, added up over the days with endings.</summary>
internal sealed class LogRankSums
{
    public LogRankSums(ImmutableArray<ImmutableArray<Lifetime>> groups)
    {
        Ended = new long[groups.Length];
        Expected = new double[groups.Length];
        Covariance = new double[groups.Length, groups.Length];
        var atRisk = groups.Select(group => (long)group.Length).ToArray();
        var byDay = groups
            .SelectMany((group, index) => group.Select(lifetime => (lifetime.Days, lifetime.HasEnded, Index: index)))
            .GroupBy(lifetime => lifetime.Days)
            .OrderBy(day => day.Key);
        foreach (var day in byDay)
        {
            var ended = new long[groups.Length];
            var left = new long[groups.Length];
            foreach (var (_, hasEnded, index) in day)
            {
                ended[index] += hasEnded ? 1 : 0;
                left[index]++;
            }

            Add(ended, atRisk);
            for (var i = 0; i < left.Length; i++)
            {
                atRisk[i] -= left[i];
            }
        }
    }

    public long[] Ended { get; }

    public double[] Expected { get; }

    public double[,] Covariance { get; }

    // Hypergeometric: d endings fall on the n at risk as balls drawn without replacement.
    private void Add(long[] ended, long[] atRisk)
    {
        double all = ended.Sum(), risk = atRisk.Sum();
        if (all == 0)
        {
            return;
        }

        var spread = risk > 1 ? all * (risk - all) / (risk - 1) : 0;
        for (var i = 0; i < ended.Length; i++)
        {
            Ended[i] += ended[i];
            Expected[i] += all * atRisk[i] / risk;
            for (var j = 0; j < ended.Length; j++)
            {
                Covariance[i, j] += spread * atRisk[i] / risk * ((i == j ? 1 : 0) - (atRisk[j] / risk));
            }
        }
    }
}

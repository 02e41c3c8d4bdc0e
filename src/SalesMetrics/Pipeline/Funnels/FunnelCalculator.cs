namespace SalesMetrics.Pipeline.Funnels;

/// <summary>Counts how many deals came how far, and how many of those decided went on.</summary>
public static class FunnelCalculator
{
    /// <summary>Counts deals by stage.</summary>
    /// <param name="log">The ways of the deals; <see cref="StageLog.Where"/> picks a source, an owner or a segment.</param>
    /// <param name="options">What is counted, and as of when.</param>
    public static Funnel Calculate(StageLog log, FunnelOptions options)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(options);
        var counts = new Counts(log.Process.Stages.Length);
        var outside = 0L;
        foreach (var history in log.AsOf(options.AsOf).Histories)
        {
            if (options.Begun is { } begun && !begun.Contains(history.FirstOn))
            {
                outside++;
            }
            else
            {
                counts.Add(history, options.Kind);
            }
        }

        var stages = log.Process.Stages.Select((stage, i) => new FunnelStage(
            stage,
            counts.Deals[i],
            counts.Advanced[i],
            counts.Lost[i],
            counts.Disqualified[i],
            counts.Open[i],
            i + 1 < counts.Deals.Length ? counts.Deals[i + 1] : counts.WonInFunnel,
            counts.Deals[0]));
        return new Funnel(options, [.. stages], counts.All, counts.Won, counts.WonInFunnel, counts.WithoutStage, outside);
    }

    /// <summary>At which of a deal's stays it first counts at a stage; null when never. Won without any stay counts as a stay before all.</summary>
    internal static int? FirstAt(StageHistory history, int stage, FunnelKind kind)
    {
        var visits = history.Visits;
        var next = 0;
        for (var i = 0; i < visits.Length; i++)
        {
            var index = visits[i].StageIndex;
            if (kind == FunnelKind.Strict)
            {
                next += index == next ? 1 : 0;
            }

            if (kind switch { FunnelKind.Any => index == stage, FunnelKind.Strict => next > stage, _ => index >= stage })
            {
                return i;
            }
        }

        return kind == FunnelKind.ReachedOrBeyond && history.Outcome?.Kind == StageKind.Won ? visits.Length : null;
    }

    /// <summary>Whether a deal went on to a later stage, or was won, at or after a stay at which it counts at a stage.</summary>
    internal static bool HasAdvanced(StageHistory history, int stage, int from) =>
        history.Outcome?.Kind == StageKind.Won || history.Visits.Skip(from).Any(visit => visit.StageIndex > stage);

    private sealed class Counts(int stages)
    {
        public long[] Deals { get; } = new long[stages];

        public long[] Advanced { get; } = new long[stages];

        public long[] Lost { get; } = new long[stages];

        public long[] Disqualified { get; } = new long[stages];

        public long[] Open { get; } = new long[stages];

        public long All { get; private set; }

        public long Won { get; private set; }

        public long WonInFunnel { get; private set; }

        public long WithoutStage { get; private set; }

        public void Add(StageHistory history, FunnelKind kind)
        {
            All++;
            var isSomewhere = false;
            for (var stage = 0; stage < Deals.Length; stage++)
            {
                if (FirstAt(history, stage, kind) is { } first)
                {
                    isSomewhere = true;
                    Deals[stage]++;
                    BucketOf(history, stage, first)[stage]++;
                }
            }

            WithoutStage += isSomewhere ? 0 : 1;
            if (history.Outcome?.Kind == StageKind.Won)
            {
                Won++;
                WonInFunnel += kind != FunnelKind.Strict || FirstAt(history, Deals.Length - 1, kind) is not null ? 1 : 0;
            }
        }

        private long[] BucketOf(StageHistory history, int stage, int first) =>
            HasAdvanced(history, stage, first) ? Advanced : history.Outcome?.Kind switch
            {
                StageKind.Disqualified => Disqualified,
                StageKind.Lost or StageKind.NoDecision => Lost,
                _ => Open,
            };
    }
}

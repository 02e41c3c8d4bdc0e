using SalesMetrics.Pipeline;
using SalesMetrics.Pipeline.Funnels;

namespace SalesMetrics.Comparisons.StickingPoints;

/// <summary>Counts of deals by the person who had them when they first came into each stage.</summary>
internal sealed class StepCounts(int stages)
{
    private readonly SortedDictionary<string, StepCount[]> _byPerson = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, StepCount[]> ByPerson => _byPerson;

    public static StepCounts Of(StageLog log, StickingPointOptions options)
    {
        var counts = new StepCounts(log.Process.Stages.Length);
        foreach (var history in log.AsOf(options.AsOf).Histories.Where(history => options.Begun is not { } begun || begun.Contains(history.FirstOn)))
        {
            counts.Add(history);
        }

        return counts;
    }

    /// <summary>The chance of a deal that goes on from a stage to be won in the end: the company's step conversions of later stages, multiplied.</summary>
    public static double?[] Later(StageLog log, StickingPointOptions options)
    {
        var steps = FunnelCalculator.Calculate(log, new FunnelOptions { AsOf = options.AsOf, Begun = options.Begun }).Stages;
        var later = new double?[steps.Length];
        double? chance = 1;
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            later[i] = chance;
            chance *= steps[i].StepConversion?.ToDouble();
        }

        return later;
    }

    private void Add(StageHistory history)
    {
        for (var stage = 0; stage < stages; stage++)
        {
            // Who skipped a stage did no work in it, so that only deals that were there count.
            if (FunnelCalculator.FirstAt(history, stage, FunnelKind.Any) is { } first)
            {
                var owner = history.Visits[first].OwnerId;
                if (!_byPerson.TryGetValue(owner, out var counts))
                {
                    _byPerson.Add(owner, counts = new StepCount[stages]);
                }

                var isAdvanced = FunnelCalculator.HasAdvanced(history, stage, first);
                counts[stage] = counts[stage].Plus(new StepCount(1, isAdvanced || history.Outcome is not null ? 1 : 0, isAdvanced ? 1 : 0));
            }
        }
    }
}

using SalesMetrics.Pipeline.Survival;

namespace SalesMetrics.Pipeline.Funnels;

/// <summary>Measures how long deals are in each stage.</summary>
public static class StageDurationCalculator
{
    /// <summary>Measures stays that began by a day. A stay goes on when the owner changes.</summary>
    /// <param name="log">The ways of the deals.</param>
    /// <param name="asOf">The last day that is known.</param>
    /// <returns>A duration for each open stage, first to last.</returns>
    public static ImmutableArray<StageDuration> Calculate(StageLog log, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(log);
        var stays = log.Process.Stages.Select(_ => ImmutableArray.CreateBuilder<StageStay>()).ToArray();
        var lifetimes = log.Process.Stages.Select(_ => new List<Lifetime>()).ToArray();
        foreach (var history in log.AsOf(asOf).Histories)
        {
            foreach (var stage in history.VisitsOfAnyOwner().GroupBy(visit => visit.StageIndex))
            {
                var visits = stage.ToArray();
                var days = visits.Select(visit => visit.DaysUntil(asOf)).ToArray();
                stays[stage.Key].Add(new StageStay(
                    history.DealId, visits[^1].Exit == StageExit.StillThere ? null : days[^1], days.Sum(), visits.Length));
                lifetimes[stage.Key].AddRange(visits.Zip(days, (visit, length) => new Lifetime(length, visit.Exit == StageExit.StillThere ? 0 : 1)));
            }
        }

        return
        [
            .. log.Process.Stages.Select((stage, i) => new StageDuration(stage, stays[i].ToImmutable(), SurvivalCalculator.KaplanMeier(lifetimes[i]))),
        ];
    }
}

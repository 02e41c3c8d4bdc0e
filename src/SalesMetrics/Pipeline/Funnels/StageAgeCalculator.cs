namespace SalesMetrics.Pipeline.Funnels;

/// <summary>Finds open deals that are older than deals that were won ever got.</summary>
public static class StageAgeCalculator
{
    /// <summary>Measures every open deal against those won.</summary>
    /// <param name="log">The ways of the deals.</param>
    /// <param name="asOf">The last day that is known.</param>
    /// <param name="stalledAbove">The share of winning stays above which a deal is stalled; above 0 and below 1, by default 0.9.</param>
    /// <param name="fewestWins">How many deals won must have been in a stage before it is judged by; 1 or more, by default 10.</param>
    /// <returns>The open deals, by id ordinally. Quantiles are of type 7 (Hyndman and Fan 1996), as in R and spreadsheets.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share or number is out of range.</exception>
    public static ImmutableArray<StageAge> Calculate(StageLog log, LocalDate asOf, double stalledAbove = 0.9, int fewestWins = 10)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fewestWins);
        if (!(stalledAbove is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(stalledAbove), stalledAbove, "A share is above 0 and below 1.");
        }

        var known = log.AsOf(asOf).Histories;
        var ages = log.Process.Stages.Select(_ => new List<int>()).ToArray();
        var stays = log.Process.Stages.Select(_ => new List<int>()).ToArray();
        foreach (var history in known.Where(history => history.Outcome?.Kind == StageKind.Won))
        {
            foreach (var stage in history.Visits.GroupBy(visit => visit.StageIndex))
            {
                ages[stage.Key].Add(NodaTime.Period.DaysBetween(history.FirstOn, stage.Max(visit => visit.LeftOn!.Value)));
                stays[stage.Key].Add(stage.Sum(visit => visit.DaysUntil(asOf)));
            }
        }

        return
        [
            .. known.Where(history => history.Outcome is null).Select(history =>
            {
                var last = history.Visits[^1];
                var isKnown = ages[last.StageIndex].Count >= fewestWins;
                return new StageAge(
                    history.DealId,
                    last.OwnerId,
                    log.Process.Stages[last.StageIndex],
                    NodaTime.Period.DaysBetween(history.FirstOn, asOf),
                    history.Visits.Where(visit => visit.StageIndex == last.StageIndex).Sum(visit => visit.DaysUntil(asOf)),
                    isKnown ? Quantile(ages[last.StageIndex], 0.5) : null,
                    isKnown ? Quantile(stays[last.StageIndex], stalledAbove) : null);
            }),
        ];
    }

    private static double Quantile(List<int> days, double share)
    {
        var sorted = days.Order().ToArray();
        var place = (sorted.Length - 1) * share;
        var below = (int)Math.Floor(place);
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }
}

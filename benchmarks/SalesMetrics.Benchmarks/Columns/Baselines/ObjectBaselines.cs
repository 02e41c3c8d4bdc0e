using System.Runtime.InteropServices;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Baselines;

/// <summary>What one writes by hand over a list of objects.</summary>
internal static class ObjectBaselines
{
    /// <summary>The query that comes to mind first.</summary>
    public static List<DealGroup> GroupBy(Deal[] deals) =>
    [
        .. deals
            .GroupBy(deal => (deal.RepId, deal.CloseDate.Year, deal.CloseDate.Month))
            .Select(group => new DealGroup(
                group.Key.RepId,
                group.Key.Year,
                group.Key.Month,
                group.Where(deal => deal.Outcome == FactOutcome.Won).Sum(deal => deal.Amount),
                group.Count(),
                group.Count(deal => deal.Outcome == FactOutcome.Won))),
    ];

    /// <summary>The same without keeping the groups' members.</summary>
    public static List<DealGroup> AggregateBy(Deal[] deals) =>
    [
        .. deals
            .AggregateBy(deal => (deal.RepId, deal.CloseDate.Year, deal.CloseDate.Month), default(DealTally), (tally, deal) => tally.With(deal))
            .Select(group => new DealGroup(
                group.Key.RepId, group.Key.Year, group.Key.Month, group.Value.Won, group.Value.Count, group.Value.Wins)),
    ];

    /// <summary>A loop over a dictionary, each key looked up once.</summary>
    public static Dictionary<(string RepId, int Year, int Month), DealTally> Loop(Deal[] deals)
    {
        var groups = new Dictionary<(string RepId, int Year, int Month), DealTally>();
        foreach (var deal in deals)
        {
            ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(
                groups, (deal.RepId, deal.CloseDate.Year, deal.CloseDate.Month), out _);
            tally.Count++;
            if (deal.Outcome == FactOutcome.Won)
            {
                tally.Won += deal.Amount;
                tally.Wins++;
            }
        }

        return groups;
    }

    public static Answer AnswerOf(Dictionary<(string RepId, int Year, int Month), DealTally> groups, TotalsShape shape) =>
        DealGroup.AnswerOf(
            groups.Select(group => new DealGroup(
                group.Key.RepId, group.Key.Year, group.Key.Month, group.Value.Won, group.Value.Count, group.Value.Wins)),
            shape);
}

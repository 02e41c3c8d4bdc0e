using System.Runtime.InteropServices;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Baselines;

/// <summary>What a loop of one's own keeps for each group of deals.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct DealTally(decimal Won, int Count, int Wins)
{
    public readonly DealTally With(Deal deal) => deal.Outcome == FactOutcome.Won
        ? new DealTally(Won + deal.Amount, Count + 1, Wins + 1)
        : this with { Count = Count + 1 };
}

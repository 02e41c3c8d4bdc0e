using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Baselines;

/// <summary>One group of deals, as LINQ or a loop of one's own finds it.</summary>
internal readonly record struct DealGroup(string RepId, int Year, int Month, decimal Won, int Count, int Wins)
{
    public static Answer AnswerOf(IEnumerable<DealGroup> groups, TotalsShape shape) => groups.Aggregate(default(Answer), (answer, group) => answer.With(
        shape.Rows.IndexOf(group.RepId),
        ((group.Year - FactSet.FirstDate.Year) * 12) + group.Month - 1,
        (long)(group.Won * 100),
        group.Count,
        group.Wins));
}

using Microsoft.Data.Analysis;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Baselines;

/// <summary>Microsoft.Data.Analysis, helped along: rep and month are one key already, amounts not won are zero already.</summary>
internal sealed class DataFrameFacts(FactSet set)
{
    private readonly DataFrame _frame = new(
        new PrimitiveDataFrameColumn<int>("key", set.Rows.Select((row, i) => (row * FactSet.Months) + FactSet.MonthOfDay[set.Days[i] - FactSet.FirstDay])),
        new PrimitiveDataFrameColumn<long>("won", set.Amounts.Select((amount, i) => set.Outcomes[i] == FactOutcome.Won ? amount : 0)),
        new PrimitiveDataFrameColumn<long>("count", set.Amounts.Select(_ => 1L)),
        new PrimitiveDataFrameColumn<long>("wins", set.Outcomes.Select(outcome => outcome == FactOutcome.Won ? 1L : 0)));

    /// <summary>Totals only: a third of the answer.</summary>
    public DataFrame Totals() => _frame.GroupBy("key").Sum("won");

    /// <summary>The whole answer.</summary>
    public DataFrame Everything() => _frame.GroupBy("key").Sum("won", "count", "wins");

    public static Answer AnswerOf(DataFrame frame)
    {
        var answer = default(Answer);
        var (keys, won, count, wins) = (frame["key"], frame["won"], frame["count"], frame["wins"]);
        for (var i = 0L; i < frame.Rows.Count; i++)
        {
            var key = (int)keys[i];
            answer = answer.With(key / FactSet.Months, key % FactSet.Months, (long)won[i], (long)count[i], (long)wins[i]);
        }

        return answer;
    }
}

using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>A fact as an application has it: an object with a text id, a decimal amount and a date.</summary>
internal sealed record Deal(string RepId, LocalDate CloseDate, decimal Amount, FactOutcome Outcome)
{
    /// <summary>Makes objects of facts, each a record of its own; the ids are shared, as they are behind any careful reader.</summary>
    public static Deal[] Of(FactSet set)
    {
        var dates = Enumerable.Range(0, FactSet.DayCount).Select(FactSet.FirstDate.PlusDays).ToArray();
        var deals = new Deal[set.Count];
        for (var i = 0; i < deals.Length; i++)
        {
            deals[i] = new Deal(
                set.Shape.Rows[set.Rows[i]], dates[set.Days[i] - FactSet.FirstDay], new decimal(set.Amounts[i]) / 100m, set.Outcomes[i]);
        }

        return deals;
    }

    /// <summary>The number of its month, 0 for the first.</summary>
    public int Month => ((CloseDate.Year - FactSet.FirstDate.Year) * 12) + CloseDate.Month - 1;
}

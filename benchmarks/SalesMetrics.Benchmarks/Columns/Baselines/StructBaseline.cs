using System.Runtime.InteropServices;
using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns.Baselines;

/// <summary>What one writes by hand for speed: an array of structs, a dictionary by one 64-bit key, months from a table.</summary>
internal static class StructBaseline
{
    public static Fact[] FactsOf(FactSet set)
    {
        var facts = new Fact[set.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = new Fact(set.Rows[i], set.Days[i], set.Amounts[i], set.Outcomes[i]);
        }

        return facts;
    }

    public static Dictionary<long, Tally> Loop(Fact[] facts) => Loop(facts, []);

    /// <summary>The same in a dictionary that has grown to its size before.</summary>
    public static Dictionary<long, Tally> Loop(Fact[] facts, Dictionary<long, Tally> groups)
    {
        groups.Clear();
        var months = FactSet.MonthOfDay.AsSpan();
        var first = FactSet.FirstDay;
        foreach (ref readonly var fact in facts.AsSpan())
        {
            // Not the one above the other's bits: a long hashes to the exclusive-or of its halves, and thousands of groups would share a few hundred hashes.
            ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, ((long)fact.Row * FactSet.Months) + months[fact.Day - first], out _);
            tally.Count++;
            if (fact.Outcome == FactOutcome.Won)
            {
                tally.MinorUnits += fact.MinorUnits;
                tally.Wins++;
            }
        }

        return groups;
    }

    public static Answer AnswerOf(Dictionary<long, Tally> groups) => groups.Aggregate(
        default(Answer),
        (answer, group) => answer.With(
            (int)(group.Key / FactSet.Months), (int)(group.Key % FactSet.Months), group.Value.MinorUnits, group.Value.Count, group.Value.Wins));

    internal record struct Tally(long MinorUnits, int Count, int Wins);
}

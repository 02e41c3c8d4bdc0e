using FsCheck.Xunit;
using SalesMetrics.Columns;

namespace SalesMetrics.Tests.Columns;

/// <summary>Laws of exact distinct counts: they are those of a set, and pieces merge to the same bits, even when they overlap.</summary>
[Properties(Arbitrary = [typeof(StatisticsFacts)])]
public class DistinctSetProperties
{
    [Property]
    public bool Every_count_is_that_of_a_slow_set(CompanyFacts facts)
    {
        var set = Whole(facts);
        return (from row in Enumerable.Range(0, StatisticsFacts.Reps.Count)
                from period in Enumerable.Range(0, StatisticsFacts.Months.Count + 1)
                from currency in Enumerable.Range(0, 2)
                let customers = Won(facts, currency)
                    .Where(fact => fact.Row == row && StatisticsFacts.Months.IndexOf(fact.Day) == period)
                    .Select(fact => fact.Second)
                    .ToHashSet()
                select set.Count(row, period, currency) == customers.Count
                    && Enumerable.Range(0, StatisticsFacts.Customers.Count)
                        .All(customer => set.Has(row, period, customer, currency) == customers.Contains(customer)))
            .All(holds => holds);
    }

    [Property]
    public bool Any_order_chunking_and_merge_tree_gives_identical_bits(CompanyFacts facts)
    {
        var whole = Whole(facts);
        var torn = facts.TornAndMerged(
            hand =>
            {
                var part = new DistinctSetBuilder(StatisticsFacts.ByRep, StatisticsFacts.Customers);
                part.Add(StatisticsFacts.Block([.. hand.Select(dealt => dealt.Fact)]).View(hand.Length));
                return part.ToSet();
            },
            (left, right) => DistinctSet.Merge(left, right));
        return torn.Equals(whole) && torn.GetHashCode() == whole.GetHashCode() && DistinctSet.Merge(whole, torn, whole).Equals(whole);
    }

    [Property]
    public bool A_roll_up_counts_an_id_once(CompanyFacts facts)
    {
        var company = Whole(facts).RollUp(Grouping.ToOne(StatisticsFacts.Reps, "all"));
        var january = Won(facts, 0).Where(fact => StatisticsFacts.Months.IndexOf(fact.Day) == 0);
        return company.Count(0, 0) == january.Select(fact => fact.Second).Distinct().Count()
            && company.Everything(1) == Won(facts, 1).Select(fact => fact.Second).Distinct().Count()
            && company.Everything(1) <= Enumerable.Range(0, StatisticsFacts.Months.Count + 1).Sum(period => company.Count(0, period, 1));
    }

    private static IEnumerable<Fact> Won(CompanyFacts facts, int currency) =>
        facts.Values.Where(fact => fact.Outcome == FactOutcome.Won && fact.Currency == currency);

    private static DistinctSet Whole(CompanyFacts facts)
    {
        var builder = new DistinctSetBuilder(StatisticsFacts.ByRep, StatisticsFacts.Customers);
        foreach (var fact in facts.Values)
        {
            builder.Add(fact);
        }

        return builder.ToSet();
    }
}

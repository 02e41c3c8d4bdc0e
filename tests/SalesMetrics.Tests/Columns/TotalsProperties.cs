using System.Numerics;
using FsCheck.Xunit;
using SalesMetrics.Columns;

namespace SalesMetrics.Tests.Columns;

/// <summary>Laws of totals: they are those of a slow reference, and how facts are ordered, cut, shared out and put together changes no bit.</summary>
/// <param name="shape">What the totals are kept for; facts are in its first two currencies.</param>
public abstract class TotalsProperties(TotalsShape shape)
{
    private TotalsShape Shape { get; } = shape;

    [Property]
    public bool Every_cell_is_that_of_a_slow_reference(CompanyFacts facts) => AgreesWithReference(OneByOne(facts), facts.Values);

    [Property]
    public bool Columns_give_what_single_facts_give(CompanyFacts facts) => InColumns(facts.Values).Equals(OneByOne(facts));

    [Property]
    public bool Any_order_chunking_and_merge_tree_gives_identical_bits(CompanyFacts facts)
    {
        var whole = OneByOne(facts);
        var torn = facts.TornAndMerged(hand => InColumns([.. hand.Select(dealt => dealt.Fact)]), (left, right) => Totals.Merge(left, right));
        return torn.Equals(whole) && torn.GetHashCode() == whole.GetHashCode() && TotalsSnapshot.Write(torn).AsSpan().SequenceEqual(TotalsSnapshot.Write(whole));
    }

    [Property]
    public bool What_is_added_and_taken_back_leaves_no_trace(CompanyFacts facts, CompanyFacts others)
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(StatisticsFacts.Block(facts.Values).View(facts.Values.Length));
        builder.Add(StatisticsFacts.Block(others.Values).View(others.Values.Length));
        foreach (var fact in others.Values)
        {
            builder.Remove(fact);
        }

        var left = builder.ToTotals();
        builder.Remove(StatisticsFacts.Block(facts.Values).View(facts.Values.Length));
        return left.Equals(OneByOne(facts)) && builder.ToTotals().Equals(new TotalsBuilder(Shape).ToTotals());
    }

    [Property]
    public bool Correcting_is_taking_back_and_adding(CompanyFacts facts, CompanyFacts others)
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(StatisticsFacts.Block(facts.Values).View(facts.Values.Length));
        var corrected = facts.Values.ToArray();
        for (var i = 0; i < Math.Min(corrected.Length, others.Values.Length); i++)
        {
            // Every other one stays in its cell, which is another way through the code.
            var after = i % 2 == 0 ? others.Values[i] : corrected[i] with { MinorUnits = others.Values[i].MinorUnits, Outcome = others.Values[i].Outcome };
            builder.Correct(corrected[i], after);
            corrected[i] = after;
        }

        return AgreesWithReference(builder.ToTotals(), corrected);
    }

    [Property]
    public bool A_roll_up_of_roll_ups_is_the_direct_one_in_any_order(CompanyFacts facts)
    {
        var totals = OneByOne(facts);
        var company = Grouping.ToOne(StatisticsFacts.Reps, "all");
        var companyOfTeams = Grouping.ToOne(StatisticsFacts.Teams.To, "all");
        var direct = totals.RollUp(company).RollUp(StatisticsFacts.Quarter).RollUpSeconds();
        return direct.Equals(totals.RollUpSeconds().RollUp(StatisticsFacts.Teams).RollUp(companyOfTeams).RollUp(StatisticsFacts.Quarter))
            && direct.Equals(totals.RollUp(StatisticsFacts.Quarter).RollUpSeconds().RollUp(company))
            && direct.Everything(1) == totals.Everything(1)
            && direct.Outside() == totals.Outside();
    }

    [Property]
    public bool Nothing_is_lost(CompanyFacts facts)
    {
        var totals = OneByOne(facts);
        return Enumerable.Range(0, 2).All(currency =>
        {
            var own = facts.Values.Where(fact => fact.Currency == currency).ToArray();
            var everything = totals.Everything(currency);
            return everything.Count == own.Length
                && (BigInteger)everything.MinorUnits == Sum(own)
                && totals.Outside(currency).Count == own.Count(fact => StatisticsFacts.Months.IndexOf(fact.Day) == StatisticsFacts.Months.Count);
        });
    }

    private bool AgreesWithReference(Totals totals, IReadOnlyCollection<Fact> facts)
    {
        var groups = facts.ToLookup(fact => (fact.Row, Period: StatisticsFacts.Months.IndexOf(fact.Day), fact.Second, (int)fact.Currency));
        return (from row in Enumerable.Range(0, Shape.Rows.Count)
                from period in Enumerable.Range(0, Shape.Periods.Count + 1)
                from second in Enumerable.Range(0, Shape.Seconds!.Count)
                from currency in Enumerable.Range(0, Shape.Currencies.Length)
                let cell = totals.Of(row, period, second, currency)
                let own = groups[(row, period, second, currency)].ToArray()
                select cell.Count == own.Length
                    && cell.Wins == own.Count(fact => fact.Outcome == FactOutcome.Won)
                    && (BigInteger)cell.MinorUnits == Sum(own))
            .All(holds => holds);
    }

    private static BigInteger Sum(IEnumerable<Fact> facts) =>
        facts.Where(fact => fact.Outcome == FactOutcome.Won).Aggregate(BigInteger.Zero, (sum, fact) => sum + fact.MinorUnits);

    private Totals OneByOne(CompanyFacts facts)
    {
        var builder = new TotalsBuilder(Shape);
        foreach (var fact in facts.Values)
        {
            builder.Add(fact);
        }

        return builder.ToTotals();
    }

    private Totals InColumns(IReadOnlyCollection<Fact> facts)
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(StatisticsFacts.Block(facts).View(facts.Count));
        return builder.ToTotals();
    }
}

/// <summary>2,800 cells.</summary>
[Properties(Arbitrary = [typeof(StatisticsFacts)])]
public sealed class TotalsPropertiesOfFew() : TotalsProperties(StatisticsFacts.ByCustomer);

/// <summary>168,000 cells, most of them in currencies nobody sells in: so many that they begin small.</summary>
[Properties(Arbitrary = [typeof(StatisticsFacts)], MaxTest = 20)]
public sealed class TotalsPropertiesOfMany() : TotalsProperties(StatisticsFacts.ByCustomerInManyCurrencies);

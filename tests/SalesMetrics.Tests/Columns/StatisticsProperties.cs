using System.Numerics;
using FsCheck.Xunit;
using SalesMetrics.Columns;

namespace SalesMetrics.Tests.Columns;

/// <summary>Laws of exact statistics: they equal slow sums of big integers, whatever the order, the pieces and the merge tree.</summary>
[Properties(Arbitrary = [typeof(StatisticsFacts)])]
public class StatisticsProperties
{
    [Property]
    public bool Every_figure_is_that_of_a_slow_reference_over_big_integers(Amounts amounts)
    {
        var statistics = AmountStatistics.Of(amounts.Values.AsSpan());
        BigInteger count = amounts.Values.Length;
        var values = amounts.Values.Select(amount => (BigInteger)amount).ToArray();
        var sum = values.Aggregate((left, right) => left + right);
        var mean = Ratio.Of(sum, count);
        var distances = values
            .Select(value => Ratio.Of(value, 1) - mean)
            .Aggregate(Ratio.Zero, (total, distance) => total + (distance * distance));
        return statistics.Count == count
            && statistics.Minimum == amounts.Values.Min()
            && statistics.Maximum == amounts.Values.Max()
            && (BigInteger)statistics.Sum == sum
            && statistics.SumOfSquares == values.Aggregate(BigInteger.Zero, (total, value) => total + (value * value))
            && statistics.Mean == mean
            && statistics.PopulationVariance == distances / Ratio.Of(count, 1)
            && (count == 1 ? statistics.SampleVariance is null : statistics.SampleVariance == distances / Ratio.Of(count - 1, 1));
    }

    [Property]
    public bool The_updating_formula_of_Welford_and_the_merging_one_of_Chan_come_close(Amounts amounts)
    {
        var half = amounts.Values.Length / 2;
        var (count, mean, squares) = Chan(Welford(amounts.Values[..half]), Welford(amounts.Values[half..]));
        var exact = AmountStatistics.Of(amounts.Values.AsSpan());

        // The extremes reach 2^63, so distances are judged against the magnitudes they come from.
        var scale = amounts.Values.Max(amount => Math.Abs((double)amount)) + 1;
        return count == exact.Count
            && Math.Abs(mean - exact.Mean!.Value.ToDouble()) <= 1e-12 * scale
            && Math.Abs((squares / count) - exact.PopulationVariance!.Value.ToDouble()) <= 1e-12 * scale * scale;
    }

    [Property]
    public bool Any_order_chunking_and_merge_tree_gives_identical_bits(CompanyFacts facts)
    {
        var whole = OneByOne(facts.Values);
        var torn = facts.TornAndMerged(
            hand => InBlocks([.. hand.Select(dealt => dealt.Fact)]),
            (left, right) => GroupedStatistics.Merge(left, right));
        return torn.Equals(whole) && torn.GetHashCode() == whole.GetHashCode();
    }

    [Property]
    public bool Every_cell_holds_its_own_facts_and_no_others(CompanyFacts facts)
    {
        var shape = StatisticsFacts.ByCustomer;
        var statistics = InBlocks(facts.Values);
        var cells = facts.Values
            .Select(fact => (fact.Row, Period: shape.Periods.IndexOf(fact.Day), fact.Second, fact.Currency))
            .Append((Row: 3, Period: 4, Second: 69, Currency: (byte)1))
            .Distinct();
        return cells.All(cell =>
            statistics.Of(cell.Row, cell.Period, cell.Second, cell.Currency)
            == AmountStatistics.Of([.. StatisticsFacts.WonIn(facts.Values, cell.Row, cell.Period, cell.Second, cell.Currency).Select(fact => fact.MinorUnits)]));
    }

    [Property]
    public bool A_roll_up_is_what_the_facts_themselves_would_have_given(CompanyFacts facts)
    {
        var fine = InBlocks(facts.Values);
        var coarse = new GroupedStatisticsBuilder(
            TotalsShape.Create(StatisticsFacts.Teams.To, null, StatisticsFacts.Months, StatisticsFacts.Money));
        foreach (var fact in facts.Values)
        {
            coarse.Add(fact with { Row = StatisticsFacts.Teams.Map[fact.Row], Second = 0 });
        }

        var everything = AmountStatistics.Of(
            [.. facts.Values.Where(fact => fact.Outcome == FactOutcome.Won && fact.Currency == 1).Select(fact => fact.MinorUnits)]);
        return fine.RollUp(StatisticsFacts.Teams).RollUpSeconds().Equals(coarse.ToStatistics())
            && fine.RollUpSeconds().RollUp(StatisticsFacts.Teams).Equals(coarse.ToStatistics())
            && fine.Everything(currency: 1) == everything;
    }

    private static GroupedStatistics OneByOne(IEnumerable<Fact> facts)
    {
        var builder = new GroupedStatisticsBuilder(StatisticsFacts.ByCustomer);
        foreach (var fact in facts)
        {
            builder.Add(fact);
        }

        return builder.ToStatistics();
    }

    private static GroupedStatistics InBlocks(IReadOnlyCollection<Fact> facts)
    {
        var builder = new GroupedStatisticsBuilder(StatisticsFacts.ByCustomer);
        foreach (var chunk in facts.Chunk(7))
        {
            builder.Add(StatisticsFacts.Block(chunk).View(chunk.Length));
        }

        return builder.ToStatistics();
    }

    // Welford (1962), equations 2.1 and 2.2 in today's form.
    private static (double Count, double Mean, double Squares) Welford(IEnumerable<long> amounts)
    {
        var (count, mean, squares) = (0.0, 0.0, 0.0);
        foreach (var amount in amounts)
        {
            count++;
            var distance = amount - mean;
            mean += distance / count;
            squares += distance * (amount - mean);
        }

        return (count, mean, squares);
    }

    // Chan, Golub and LeVeque (1983), equation 2.1.
    private static (double Count, double Mean, double Squares) Chan(
        (double Count, double Mean, double Squares) one, (double Count, double Mean, double Squares) other)
    {
        var count = one.Count + other.Count;
        var distance = other.Mean - one.Mean;
        return (count, one.Mean + (distance * other.Count / count), one.Squares + other.Squares + (distance * distance * one.Count * other.Count / count));
    }
}

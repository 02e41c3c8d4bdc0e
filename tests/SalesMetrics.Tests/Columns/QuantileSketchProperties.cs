using System.Numerics;
using FsCheck.Xunit;
using SalesMetrics.Columns;

namespace SalesMetrics.Tests.Columns;

/// <summary>Laws of quantile sketches: the true order statistic is always within the bounds, and pieces merge to the same bits.</summary>
[Properties(Arbitrary = [typeof(StatisticsFacts)])]
public class QuantileSketchProperties
{
    [Property]
    public bool The_true_order_statistic_is_within_the_bounds_and_the_estimate_within_the_stated_error(Amounts amounts, byte any)
    {
        var sketch = Sketch(amounts.Values, 1 + (any % QuantileSketch.MaxPrecision));
        var sorted = amounts.Values.Sort();
        return Enumerable.Range(1, sorted.Length).All(rank =>
        {
            var (estimate, truth) = (sketch.AtRank(rank), sorted[rank - 1]);
            var off = BigInteger.Abs((BigInteger)estimate.Value - truth);
            return estimate.Lower <= truth && truth <= estimate.Upper
                && estimate.Lower <= estimate.Value && estimate.Value <= estimate.Upper
                && Ratio.Of(off, 1) <= sketch.RelativeError * Ratio.Of(BigInteger.Abs(truth), 1)
                && (BigInteger.Abs(truth) >= 1 << sketch.Precision || estimate.IsExact);
        });
    }

    [Property]
    public bool A_quantile_is_the_least_amount_that_its_share_of_all_does_not_exceed(Amounts amounts, byte numerator)
    {
        var share = Ratio.Of(numerator, byte.MaxValue);
        var sorted = amounts.Values.Sort();
        var truth = sorted.First(amount => Ratio.Of(sorted.Count(other => other <= amount), sorted.Length) >= share);
        var estimate = Sketch(amounts.Values).Quantile(share)!.Value;
        return estimate.Lower <= truth && truth <= estimate.Upper;
    }

    [Property]
    public bool Both_ends_are_exact(Amounts amounts)
    {
        var sketch = Sketch(amounts.Values, precision: 1);
        return sketch.Minimum == amounts.Values.Min()
            && sketch.Maximum == amounts.Values.Max()
            && sketch.Quantile(Ratio.Zero)!.Value.Lower == amounts.Values.Min()
            && sketch.Quantile(Ratio.One)!.Value.Upper == amounts.Values.Max();
    }

    [Property]
    public bool Any_order_chunking_and_merge_tree_gives_identical_bits(CompanyFacts facts)
    {
        var whole = new GroupedQuantilesBuilder(StatisticsFacts.ByCustomer, precision: 5);
        foreach (var fact in facts.Values)
        {
            whole.Add(fact);
        }

        var torn = facts.TornAndMerged(
            hand =>
            {
                var part = new GroupedQuantilesBuilder(StatisticsFacts.ByCustomer, precision: 5);
                part.Add(StatisticsFacts.Block([.. hand.Select(dealt => dealt.Fact)]).View(hand.Length));
                return part.ToQuantiles();
            },
            (left, right) => GroupedQuantiles.Merge(left, right));
        return torn.Equals(whole.ToQuantiles()) && torn.GetHashCode() == whole.ToQuantiles().GetHashCode();
    }

    [Property]
    public bool A_roll_up_is_the_sketch_of_the_facts_themselves(CompanyFacts facts)
    {
        var fine = new GroupedQuantilesBuilder(StatisticsFacts.ByCustomer);
        fine.Add(StatisticsFacts.Block(facts.Values).View(facts.Values.Length));
        var coarse = fine.ToQuantiles().RollUp(StatisticsFacts.Teams).RollUpSeconds();
        var red = StatisticsFacts.Teams.To.IndexOf("Red");
        return coarse.Of(red, period: 0, currency: 1).Equals(Sketch(
            facts.Values
                .Where(fact => fact.Outcome == FactOutcome.Won && fact.Currency == 1 && StatisticsFacts.Months.IndexOf(fact.Day) == 0)
                .Where(fact => StatisticsFacts.Reps[fact.Row] is "Ada" or "Dee")
                .Select(fact => fact.MinorUnits)));
    }

    private static QuantileSketch Sketch(IEnumerable<long> amounts, int precision = QuantileSketch.DefaultPrecision)
    {
        var builder = new QuantileSketchBuilder(precision);
        builder.Add(amounts.ToArray());
        return builder.ToSketch();
    }
}

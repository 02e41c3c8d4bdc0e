using FsCheck.Xunit;
using SalesMetrics.Comparisons;
using static SalesMetrics.Tests.Comparisons.ComparisonArbitraries;

namespace SalesMetrics.Tests.Comparisons;

[Properties(Arbitrary = [typeof(ComparisonArbitraries)], MaxTest = 500)]
public class ComparisonProperties
{
    [Property]
    public bool Units_add_up_to_the_company(Pipelines pipeline, OutcomeGrouping by)
    {
        var company = pipeline.Outcomes(OutcomeGrouping.Company);
        return pipeline.Outcomes(by).Total == OutcomeCounts.Merge("total", company.Of("company"));
    }

    [Property]
    public bool Every_deal_is_counted_or_left_out_for_a_reason(Pipelines pipeline, OutcomeGrouping by)
    {
        var total = pipeline.Outcomes(by).Total;
        return total.Won + total.Lost + total.Open + total.Excluded.Sum(excluded => excluded.Count) == pipeline.Deals.Length;
    }

    [Property]
    public bool The_order_of_deals_does_not_matter(Pipelines pipeline, OutcomeGrouping by) =>
        pipeline.Of(pipeline.Shuffled, by).Counts.SequenceEqual(pipeline.Outcomes(by).Counts);

    [Property]
    public bool Counts_of_two_halves_merge_into_those_of_the_whole(Pipelines pipeline)
    {
        var half = pipeline.Deals.Length / 2;
        var first = pipeline.Of(pipeline.Deals[..half], OutcomeGrouping.Payee).Of("Ada");
        var second = pipeline.Of(pipeline.Deals[half..], OutcomeGrouping.Payee).Of("Ada");
        return OutcomeCounts.Merge("Ada", first, second) == pipeline.Outcomes(OutcomeGrouping.Payee).Of("Ada");
    }

    [Property]
    public bool A_value_rate_lies_between_nothing_and_everything_or_says_why_not(Pipelines pipeline)
    {
        var outcomes = pipeline.Outcomes(OutcomeGrouping.Payee);
        return outcomes.Counts.All(counts => Enum.GetValues<ValueBasis>().All(basis =>
        {
            var rate = outcomes.ValueWinRateOf(counts.Id, basis);
            return rate.Value is { } value
                ? value >= Ratio.Zero && value <= Ratio.One && rate.WhyUndefined.Length == 0
                : rate.WhyUndefined.Length > 0;
        }));
    }

    [Property]
    public bool An_interval_stays_within_bounds_and_holds_the_rate_seen(WinCount count, IntervalMethod method)
    {
        var interval = count.Interval(0.9, method)!.Value;
        return interval.Lower >= 0 && interval.Upper <= 1 && interval.Contains((double)count.Won / count.Decided);
    }

    [Property]
    public bool Intervals_nest_with_the_level(WinCount count, IntervalMethod method)
    {
        var levels = new[] { 0.5, 0.8, 0.95, 0.99, 0.999 }.Select(level => count.Interval(level, method)!.Value).ToList();
        return levels.Zip(levels.Skip(1)).All(pair => pair.Second.Lower <= pair.First.Lower && pair.Second.Upper >= pair.First.Upper);
    }

    [Property]
    public bool Losses_mirror_wins(WinCount count, IntervalMethod method)
    {
        var won = count.Interval(0.95, method)!.Value;
        var lost = new WinCount("losses", count.Decided - count.Won, count.Decided).Interval(0.95, method)!.Value;
        return Math.Abs(won.Lower - (1 - lost.Upper)) < 1e-12 && Math.Abs(won.Upper - (1 - lost.Lower)) < 1e-12;
    }

    [Property]
    public bool The_exact_interval_is_never_inside_the_Jeffreys_interval(WinCount count)
    {
        var exact = count.Interval(0.95, IntervalMethod.ClopperPearson)!.Value;
        var jeffreys = count.Interval(0.95, IntervalMethod.Jeffreys)!.Value;
        return exact.Lower <= jeffreys.Lower && exact.Upper >= jeffreys.Upper;
    }

    [Property]
    public bool Places_are_given_once_each_and_equal_values_share_them(int?[] values, bool highestFirst)
    {
        var order = highestFirst ? RankingOrder.HighestFirst : RankingOrder.LowestFirst;
        var candidates = values.Select((value, i) => new RankingCandidate<int>($"{i:000}", value)).ToList();
        var ranking = RankingCalculator.Calculate(candidates, order);
        return ranking.Entries.Length + ranking.Undefined.Length == values.Length
            && ranking.Entries.DistinctBy(entry => entry.Position).Sum(entry => entry.Position.Count) == ranking.Entries.Length
            && ranking.Entries.All(entry =>
                entry.Position.First
                    == 1 + ranking.Entries.Count(other => highestFirst ? other.Value > entry.Value : other.Value < entry.Value)
                && entry.Position.Count == ranking.Entries.Count(other => other.Value == entry.Value));
    }

    [Property]
    public bool A_ranking_does_not_depend_on_the_order_given(int?[] values)
    {
        var candidates = values.Select((value, i) => new RankingCandidate<int>($"{i:000}", value)).ToList();
        return RankingCalculator.Calculate(candidates).Entries.SequenceEqual(
            RankingCalculator.Calculate(candidates.AsEnumerable().Reverse()).Entries);
    }

    [Property]
    public bool Adjusting_never_makes_a_probability_smaller_and_keeps_the_order(WinCount[] counts)
    {
        var tested = Named(counts);
        var findings = PeerComparisonCalculator.Calculate(tested).Findings
            .Where(finding => finding.Probability is not null)
            .OrderBy(finding => finding.Probability)
            .ToList();
        return findings.TrueForAll(finding => finding.AdjustedProbability >= finding.Probability && finding.AdjustedProbability <= 1)
            && findings.Zip(findings.Skip(1)).All(pair => pair.First.AdjustedProbability <= pair.Second.AdjustedProbability);
    }

    [Property]
    public bool The_exact_test_adds_up_the_outcomes_no_more_likely_than_the_one_seen(WinCount count)
    {
        // By brute force over every outcome, from a unit so large beside the count that the common rate is nearly its own.
        WinCount rest = new("rest", 700_000, 1_000_000);
        var finding = PeerComparisonCalculator.Calculate([count, rest]).Findings[1];
        if (finding.Probability is not { } probability)
        {
            return true;
        }

        var rate = (double)(rest.Won + count.Won) / (rest.Decided + count.Decided);
        var log = new double[count.Decided + 1];
        log[0] = count.Decided * Math.Log(1 - rate);
        for (var k = 1; k < log.Length; k++)
        {
            log[k] = log[k - 1] + Math.Log((count.Decided - k + 1) * rate / (k * (1 - rate)));
        }

        var expected = log.Where(one => one <= log[count.Won] + 1e-7).Sum(Math.Exp);
        return Math.Abs(probability - expected) <= 1e-9 * Math.Max(expected, 1e-12);
    }

    [Property]
    public bool The_common_rate_of_a_homogeneity_test_is_that_of_all_deals(WinCount[] counts)
    {
        var test = HomogeneityCalculator.Calculate(Named(counts));
        return test.Won == counts.Sum(count => count.Won)
            && test.Decided == counts.Sum(count => count.Decided)
            && (test.Probability is not { } probability || probability is >= 0 and <= 1);
    }

    private static List<WinCount> Named(WinCount[] counts) =>
        [.. counts.Select((count, i) => new WinCount($"{i:000}", count.Won, count.Decided))];
}

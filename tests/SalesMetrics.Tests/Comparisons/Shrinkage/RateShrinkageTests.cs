using FsCheck.Xunit;
using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Shrinkage;
using SalesMetrics.Testing.Generation;

namespace SalesMetrics.Tests.Comparisons.Shrinkage;

public class RateShrinkageTests
{
    [Fact]
    public void The_fewer_deals_the_more_is_borrowed()
    {
        var shrinkage = RateShrinkageCalculator.WithStrength([new("few", 8, 10), new("many", 400, 500), new("low", 300, 600)], 90)!;

        var (few, many) = (shrinkage.Rates.Single(rate => rate.Count.Id == "few"), shrinkage.Rates.Single(rate => rate.Count.Id == "many"));
        Assert.Equal((0.1, 500.0 / 590), (few.OwnWeight, many.OwnWeight));
        Assert.Equal((8 + (90 * 708 / 1110.0)) / 100, few.Rate, 12);
        Assert.True(few.Upper - few.Lower > many.Upper - many.Lower);
    }

    [Fact]
    public void Units_alike_are_drawn_together_in_full_and_share_all_places()
    {
        var shrinkage = RateShrinkageCalculator.Calculate([new("a", 60, 100), new("b", 61, 100), new("c", 59, 100), new("d", 0, 0)])!;

        Assert.True(shrinkage.IsFullPooling);
        Assert.Equal("d", Assert.Single(shrinkage.WithoutDeals));
        Assert.All(shrinkage.Rates, rate => Assert.Equal((0.6, 0), (rate.Rate, rate.OwnWeight)));

        // That they do not differ is not known, so nobody's limits are those of the common rate alone, which would be 0.6 -+ 0.055 with 300 deals.
        Assert.All(shrinkage.Rates, rate => Assert.True(rate.Lower < 0.6 - 0.055 && rate.Upper > 0.6 + 0.055 && rate.Upper - rate.Lower < 0.2, $"{rate.Lower} {rate.Upper}"));
        Assert.All(shrinkage.Ranks(1), range => Assert.Equal("tied 1st to 3rd", range.ToString()));
        Assert.Contains("do not differ by more than luck", shrinkage.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Units_far_apart_keep_their_places()
    {
        var ranks = RateShrinkageCalculator.Calculate([new("a", 900, 1000), new("b", 500, 1000), new("c", 100, 1000)])!.Ranks(seed: 7);

        Assert.Equal(["1st", "2nd", "3rd"], ranks.Select(range => range.ToString()));
        Assert.Equal([1, 0, 0], ranks.Select(range => range.TopThird));
        Assert.Equal(ranks.AsEnumerable(), RateShrinkageCalculator.Calculate([new("c", 100, 1000), new("b", 500, 1000), new("a", 900, 1000)])!.Ranks(seed: 7));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 9)]
    [InlineData(9, 9)]
    public void Without_both_outcomes_there_is_nothing_to_estimate(long won, long decided)
    {
        Assert.Null(RateShrinkageCalculator.Calculate([new("a", won, decided), new("b", won, decided)]));
        Assert.Null(RateShrinkageCalculator.WithStrength([new("a", won, decided)], 10));
    }

    [Property(MaxTest = 300)]
    public bool A_shrunk_rate_lies_between_the_own_and_the_common_one(byte a, byte b, byte c, byte d, byte e, byte f)
    {
        WinCount[] counts = [new("x", a, a + b + 1), new("y", c + 1, c + d + 2), new("z", e, e + f + 1)];
        var shrinkage = RateShrinkageCalculator.Calculate(counts)!;
        return shrinkage.Rates.All(rate =>
        {
            var own = (double)rate.Count.Won / rate.Count.Decided;
            return rate.Rate >= Math.Min(own, shrinkage.Mean) - 1e-9 && rate.Rate <= Math.Max(own, shrinkage.Mean) + 1e-9 && rate.OwnWeight is >= 0 and <= 1
                && (rate.Lower is null || (rate.Lower < rate.Rate && rate.Rate < rate.Upper));
        });
    }

    /// <summary>Known truth: 120 companies of 30 reps whose true rates are beta with mean 0.6, with 20 to 200 deals each. The plain rates err more, and the 90 % limits hold
    /// 88 to 92 % of the true rates (3,600 rates, so a measured share is within a point; the table of docs/calculations/error-rates.md has more cases).</summary>
    [Theory]
    [InlineData(15, 0.98)]
    [InlineData(40, 0.85)]
    [InlineData(200, 0.5)]
    public void Shrunk_rates_err_less_and_their_limits_hold_what_they_say(double strength, double ofPlainError)
    {
        var random = new RandomStream(11);
        var source = new MathNet.Numerics.Random.Xoshiro256StarStar(11, threadSafe: false);
        var (inside, all, shrunk, plain) = (0, 0, 0.0, 0.0);
        for (var company = 0; company < 120; company++)
        {
            var truth = Enumerable.Range(0, 30).ToDictionary(
                rep => $"rep {rep:00}", _ => MathNet.Numerics.Distributions.Beta.Sample(source, 0.6 * strength, 0.4 * strength), StringComparer.Ordinal);
            WinCount[] counts = [.. truth.Select(rep =>
            {
                var decided = 20 + random.Below(181);
                return new WinCount(rep.Key, Enumerable.Range(0, decided).Count(_ => random.Chance(rep.Value)), decided);
            })];
            foreach (var rate in RateShrinkageCalculator.Calculate(counts, 0.9)!.Rates)
            {
                var real = truth[rate.Count.Id];
                inside += rate.Lower <= real && real <= rate.Upper ? 1 : 0;
                all++;
                shrunk += Math.Pow(rate.Rate - real, 2);
                plain += Math.Pow(((double)rate.Count.Won / rate.Count.Decided) - real, 2);
            }
        }

        Assert.InRange((double)inside / all, 0.88, 0.92);
        Assert.True(shrunk < ofPlainError * plain, $"{shrunk} {plain}");
    }

    [Fact]
    public void Fifty_thousand_units_are_no_more_uncertain_than_a_known_strength()
    {
        var random = new RandomStream(3);
        var source = new MathNet.Numerics.Random.Xoshiro256StarStar(3, threadSafe: false);
        WinCount[] counts = [.. Enumerable.Range(0, 50_000).Select(rep =>
        {
            var (rate, decided) = (MathNet.Numerics.Distributions.Beta.Sample(source, 30, 20), 10 + random.Below(40));
            return new WinCount($"{rep}", Enumerable.Range(0, decided).Count(_ => random.Chance(rate)), decided);
        })];

        var shrinkage = RateShrinkageCalculator.Calculate(counts)!;
        var known = RateShrinkageCalculator.WithStrength(counts, shrinkage.Strength!.Value)!;

        Assert.InRange(shrinkage.Strength!.Value, 46, 54);
        Assert.All(shrinkage.Rates.Zip(known.Rates).Take(500), pair => Assert.Equal(pair.Second.Upper!.Value, pair.First.Upper!.Value, 1e-3));
    }

    [Theory]
    [InlineData(1, 3, 2, 4)]
    [InlineData(0, 5, 4_000_000, 9_000_000)]
    [InlineData(999_999, 1_000_000, 0, 1)]
    public void Few_and_very_many_deals_have_limits_in_order(long won, long decided, long otherWon, long otherDecided)
    {
        var shrinkage = RateShrinkageCalculator.Calculate([new("a", won, decided), new("b", otherWon, otherDecided), new("c", 1, 2)])!;
        Assert.All(shrinkage.Rates, rate => Assert.True(rate.Lower is >= 0 && rate.Lower < rate.Upper && rate.Upper <= 1 && rate.ProbabilityAbove is >= 0 and <= 1, $"{rate.Lower} {rate.Upper}"));
    }

    [Fact]
    public void Misuse_is_refused()
    {
        WinCount[] counts = [new("a", 1, 2), new("b", 1, 3)];
        Assert.Throws<ArgumentException>("counts", () => RateShrinkageCalculator.Calculate([new("a", 1, 2), new("a", 1, 2)]));
        Assert.Throws<ArgumentOutOfRangeException>("strength", () => RateShrinkageCalculator.WithStrength(counts, 0));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => RateShrinkageCalculator.Calculate(counts, 95));
        Assert.Throws<ArgumentOutOfRangeException>("draws", () => RateShrinkageCalculator.Calculate(counts)!.Ranks(1, 99));
        Assert.Throws<ArgumentOutOfRangeException>("draws", () => RateShrinkageCalculator.Calculate(counts)!.Ranks(1, 50_000_000));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => RateShrinkageCalculator.Calculate(counts)!.Ranks(1, 100, 90));
    }
}

using SalesMetrics.Comparisons;
using SalesMetrics.Comparisons.Shrinkage;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Comparisons.Shrinkage;

public class AdaptiveLimitsTests
{
    // The normal quantiles of 90 and of 95 %.
    private const double OneSided = 1.2815515655446004;
    private const double TwoSided = 1.6448536269514722;

    /// <summary>The example of docs/calculations/fair-rates.md.</summary>
    [Fact]
    public void Limits_are_drawn_toward_the_peers_and_shorter_than_plain_ones()
    {
        // Two peers around 10: their variance is 2 x 0.5 = 1, that of their mean (1 + 1) / 2 = 1, together 2; so c = 2 x 1 x (theta - 10) / 2 = theta - 10.
        var own = MeanShrinkageCalculator.Calculate([new("own", 12, 1), new("p", 10 - Math.Sqrt(0.5), 1), new("q", 10 + Math.Sqrt(0.5), 1)], 0.9)!.Means[0].Adaptive;
        Assert.Equal((10, 2, 0.9), (own.PeerMean!.Value, Math.Pow(own.PeerDeviation!.Value, 2), own.Level), (left, right) => Near(left.Item1, right.Item1) && Near(left.Item2, right.Item2));

        // Lower: F(theta - 12) + F(2 theta - 22) = 0.1; by the table at 10.229, F(-1.771) + F(-1.542) = 0.0383 + 0.0615. Upper: F(12 - theta) + F(22 - 2 theta) = 0.1;
        // at 13.282, F(-1.282) + F(-4.563) = 0.1 + 0.
        Assert.Equal(10.229, own.Lower, 1e-3);
        Assert.Equal(13.282, own.Upper, 1e-3);
        Assert.True(own.Upper - own.Lower < 2 * TwoSided && own.Contains(12) && own.Contains(own.Lower) && !own.Contains(10.2));
        Assert.Contains("who lie around 10 with a deviation of 1.41421", own.Explain().ToString(), StringComparison.Ordinal);
    }

    /// <summary>Where peers do not differ at all the limits are those of one-sided tests, and reach to the peers (Pratt 1963).</summary>
    [Theory]
    [InlineData(0.5, 0.5 - OneSided, 0.5 + OneSided)]
    [InlineData(3, 0, 3 + OneSided)]
    [InlineData(-3, -3 - OneSided, 0)]
    public void Peers_who_do_not_differ_pull_to_one_side_each(double mean, double lower, double upper)
    {
        var peers = Enumerable.Range(0, 1_000).Select(i => new UnitMean($"{i:000}", 0, 1e-6));
        var own = MeanShrinkageCalculator.Calculate(peers.Append(new("own", mean, 1)), 0.9)!.Means.Single(one => one.Own.Id == "own").Adaptive;
        Assert.Equal(lower, own.Lower, 1e-6);
        Assert.Equal(upper, own.Upper, 1e-6);
    }

    [Fact]
    public void Peers_who_differ_without_end_leave_the_plain_limits()
    {
        var own = MeanShrinkageCalculator.Calculate([new("own", 3, 1), new("p", -1e9, 1), new("q", 1e9, 1), new("r", 0, 1), new("s", 5e8, 1)], 0.9)!.Means[0].Adaptive;
        Assert.Equal((3 - TwoSided, 3 + TwoSided), (own.Lower, own.Upper), (left, right) => Math.Abs(left.Item1 - right.Item1) < 1e-6 && Math.Abs(left.Item2 - right.Item2) < 1e-6);
    }

    [Fact]
    public void Without_two_peers_they_are_plain()
    {
        var alone = MeanShrinkageCalculator.Calculate([new UnitMean("a", 3, 2)], 0.9)!.Means[0];
        Assert.Null(alone.Lower);
        Assert.Equal(3 - (2 * TwoSided), alone.Adaptive.Lower, 12);
        Assert.Equal(3 + (2 * TwoSided), alone.Adaptive.Upper, 12);
        Assert.Equal((null, null), (alone.Adaptive.PeerMean, alone.Adaptive.PeerDeviation));
        Assert.Contains("fewer than two peers", alone.Explain().ToString(), StringComparison.Ordinal);

        // 1 of 2: the chance of more, and half of that of as many, is p^2 + (2 p (1 - p)) / 2 = p. So limits are where p is 5 %, and 1 - p.
        foreach (var counts in new WinCount[][] { [new("a", 1, 2)], [new("a", 1, 2), new("b", 70, 90)] })
        {
            var rate = RateShrinkageCalculator.Calculate(counts, 0.9)!.Rates[0].Adaptive;
            Assert.Equal(0.05, rate.Lower, 12);
            Assert.Equal(0.95, rate.Upper, 12);
        }

        var amounts = AmountShrinkageCalculator.Calculate([Deal("Ada", 100), Deal("Ada", 400), Deal("Ada", 100), Deal("Ada", 400)], 0.9);
        Assert.Equal(200, Math.Sqrt(amounts.Amounts[0].Adaptive.Lower * amounts.Amounts[0].Adaptive.Upper), 9);

        // Four logarithms, each ln 2 from their mean: the variance is 4 (ln 2)^2 / 3, the error ln 2 / sqrt(3); t of 3 degrees at 95 % is 2.353363.
        Assert.Equal(200 * Math.Pow(2, 2.353363 / Math.Sqrt(3)), amounts.Amounts[0].Adaptive.Upper, 1e-3);
    }

    [Fact]
    public void Who_won_nothing_or_everything_has_a_limit_at_the_end()
    {
        var rates = RateShrinkageCalculator.Calculate([new("none", 0, 20), new("all", 20, 20), new("p", 9, 20), new("q", 11, 20)], 0.9)!.Rates.ToDictionary(rate => rate.Count.Id);
        Assert.True(rates["none"].Adaptive is { Lower: 0, Upper: > 0.02 and < 0.4 });
        Assert.True(rates["all"].Adaptive is { Upper: 1, Lower: < 0.98 and > 0.6 });
        Assert.Equal(rates["none"].Adaptive.Upper, 1 - rates["all"].Adaptive.Lower, 12);
    }

    /// <summary>With millions of deals the peers hardly pull, and limits are those of the normal distribution; rare wins are not normal, however many the losses.</summary>
    [Fact]
    public void Millions_of_deals_have_normal_limits_and_one_win_among_them_has_those_of_Poisson()
    {
        WinCount[] counts = [new("many", 4_000_000, 9_000_000), new("rare", 1, 9_000_000), new("a", 1, 3), new("b", 30, 50)];
        var rates = RateShrinkageCalculator.Calculate(counts, 0.9)!.Rates.ToDictionary(rate => rate.Count.Id);
        var half = TwoSided * Math.Sqrt(4.0 / 9 * 5 / 9 / 9_000_000);
        Assert.Equal(4.0 / 9, (rates["many"].Adaptive.Lower + rates["many"].Adaptive.Upper) / 2, 2e-7);
        Assert.Equal(2 * half, rates["many"].Adaptive.Upper - rates["many"].Adaptive.Lower, half / 1_000);

        // Mid-P limits of one event: e^-m (1 + m / 2) = 0.05 gives m = 4.113 above; 1 - e^-m (1 + m / 2) = 0.05 gives 0.0999 below. The peers, far above, pull them up a little.
        Assert.InRange(rates["rare"].Adaptive.Lower * 9e6, 0.0998, 0.11);
        Assert.InRange(rates["rare"].Adaptive.Upper * 9e6, 4.113, 4.2);
    }

    /// <summary>A stated strength says how far peers truly differ: angles of a beta distribution of strength 99 vary by 1 / 400; the error of the peers' mean is added.</summary>
    [Fact]
    public void A_stated_strength_is_how_far_peers_differ()
    {
        WinCount[] counts = [new("a", 30, 50), new("b", 10, 50), new("c", 48, 50)];
        var stated = RateShrinkageCalculator.WithStrength(counts, 99, 0.9)!.Rates[0].Adaptive;

        // Two peers of the same error 1 / 202: their mean has half of what each varies by.
        Assert.Equal((1 / 400.0) + (((1 / 202.0) + (1 / 400.0)) / 2), Math.Pow(stated.PeerDeviation!.Value, 2), 12);
        Assert.True(RateShrinkageCalculator.Calculate(counts, 0.9)!.Rates[0].Adaptive.PeerDeviation > stated.PeerDeviation);
    }

    /// <summary>They are no limits of the drawn rate, which may be the common one where the counts do not show that people differ.</summary>
    [Fact]
    public void Far_from_its_peers_limits_may_leave_the_drawn_rate_out()
    {
        var counts = Enumerable.Range(0, 20).Select(i => new WinCount($"{i:00}", 1 + (i % 3), 20)).Append(new("far", 6, 20));
        var far = RateShrinkageCalculator.Calculate(counts, 0.9)!.Rates.Single(rate => rate.Count.Id == "far");
        Assert.True(far.Rate < far.Adaptive.Lower && far.Lower < far.Rate && far.Adaptive.Contains(0.3), $"{far.Adaptive} {far.Rate}");
    }

    private static bool Near(double left, double right) => Math.Abs(left - right) < 1e-12;

    private static KeyValuePair<string, Money> Deal(string rep, decimal amount) => KeyValuePair.Create(rep, Usd(amount));
}

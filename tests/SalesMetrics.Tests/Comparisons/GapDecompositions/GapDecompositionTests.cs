using FsCheck.Xunit;
using SalesMetrics.Comparisons.GapDecompositions;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Comparisons.GapDecompositions;

public class GapDecompositionTests
{
    /// <summary>100 leads at 10 each against 200 at 20: 1,000 and 4,000. L = 3000 / ln 4, each effect L ln 2 = 1,500.</summary>
    [Fact]
    public void Factors_that_double_alike_share_the_gap_alike()
    {
        var gap = GapDecompositionCalculator.Calculate([new("leads", 100, 200), new("deal size", 10, 20)]);

        Assert.Equal(3_000, gap.Gap);
        Assert.All(gap.Effects, effect => Assert.Equal(1_500, effect.Value, 9));
        Assert.Contains("leads", gap.Explain().ToString(), StringComparison.Ordinal);
    }

    /// <summary>Nobody was won: 10 x 0.5 x 100 = 500 against 20 x 0 x 100 = 0. Over the six orders the number of deals has 500 where it is changed before the
    /// rate, and 0 after it: half. The rate has -500 or -1,000: -750.</summary>
    [Fact]
    public void A_factor_of_zero_is_decomposed_by_Shapley_and_said_so()
    {
        var gap = GapDecompositionCalculator.Calculate([new("deals", 10, 20), new("win rate", 0.5, 0), new("deal size", 100, 100)]);

        Assert.Equal(GapMethod.Shapley, gap.Method);
        Assert.Equal("win rate is 0.5 and 0, which have no logarithms", gap.Reason);
        Assert.Equal([250, -750, 0], gap.Effects.Select(effect => Math.Round(effect.Value, 9)));
    }

    [Property(MaxTest = 1_000)]
    public bool Effects_add_up_whatever_the_method(ushort a, ushort b, ushort c, ushort d, ushort e, ushort f, bool isShapley)
    {
        var gap = GapDecompositionCalculator.Calculate(Factors(a, b, c, d, e, f), isShapley ? GapMethod.Shapley : GapMethod.LogarithmicMean);
        return Math.Abs(gap.Effects.Sum(effect => effect.Value) - gap.Gap) <= 1e-12 * (gap.From + gap.To);
    }

    [Property(MaxTest = 1_000)]
    public bool Swapping_the_sides_turns_the_signs_and_the_order_of_factors_does_not_matter(ushort a, ushort b, ushort c, ushort d, ushort e, ushort f, bool isShapley)
    {
        var method = isShapley ? GapMethod.Shapley : GapMethod.LogarithmicMean;
        var factors = Factors(a, b, c, d, e, f);
        var gap = GapDecompositionCalculator.Calculate(factors, method);
        var swapped = GapDecompositionCalculator.Calculate(factors.Select(factor => new GapFactor(factor.Name, factor.To, factor.From)), method);
        var reversed = GapDecompositionCalculator.Calculate(factors.Reverse(), method);
        return gap.Effects.Zip(swapped.Effects).All(pair => Math.Abs(pair.First.Value + pair.Second.Value) <= 1e-9 * (gap.From + gap.To))
            && gap.Effects.Zip(reversed.Effects.Reverse()).All(pair => Math.Abs(pair.First.Value - pair.Second.Value) <= 1e-9 * (gap.From + gap.To));
    }

    [Property(MaxTest = 1_000)]
    public bool In_money_the_effects_add_up_to_the_cent(ushort a, ushort b, ushort c, ushort d, ushort e, ushort f)
    {
        var gap = GapDecompositionCalculator.Calculate(Factors(a, b, c, d, e, f));
        var exact = Facts.Usd(Math.Round((decimal)gap.Gap, 2));
        var parts = gap.InMoney(exact);
        return Money.Sum(parts, Facts.Dollar) == exact
            && parts.Zip(gap.Effects).All(pair => Math.Abs((double)pair.First.Amount - pair.Second.Value) <= 0.0101 + (1e-12 * (gap.From + gap.To)));
    }

    [Fact]
    public void It_says_in_a_sentence_what_the_gap_comes_from()
    {
        // L = 3,000 / ln 4 for both; the third factor does nothing.
        Assert.Equal(
            "The gap comes from leads (50 %) and deal size (50 %), not from win rate (0 %).",
            GapDecompositionCalculator.Calculate([new("leads", 100, 200), new("win rate", 0.5, 0.5), new("deal size", 10, 20)]).Summary);
        Assert.Equal("Nothing differs.", GapDecompositionCalculator.Calculate([new("leads", 3, 3)]).Summary);

        // 2 x 10 = 20 and 4 x 5 = 20: L = 20, so 20 ln 2 = 13.8629 either way.
        Assert.Equal("Effects nearly cancel out: leads +13.8629, deal size -13.8629.", GapDecompositionCalculator.Calculate([new("leads", 2, 4), new("deal size", 10, 5)]).Summary);
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>("factors", () => GapDecompositionCalculator.Calculate([]));
        Assert.Throws<ArgumentException>("factors", () => GapDecompositionCalculator.Calculate([new("a", 1, double.NaN)]));
        Assert.Throws<ArgumentException>("factors", () => GapDecompositionCalculator.Calculate([new("a", 1, 2), new("a", 1, 2)]));
        Assert.Throws<ArgumentException>("factors", () => GapDecompositionCalculator.Calculate([new(" ", 1, 2)]));
        Assert.Throws<ArgumentException>("factors", () => GapDecompositionCalculator.Calculate([new("a", 1e300, 2), new("b", 1e300, 2)]));
        var gap = GapDecompositionCalculator.Calculate([new("a", 100, 200)]);
        Assert.Throws<ArgumentException>("gap", () => gap.InMoney(Facts.Usd(99m)));
        Assert.Throws<ArgumentException>("gap", () => gap.InMoney(Facts.Usd(99.999m)));
    }

    private static GapFactor[] Factors(ushort a, ushort b, ushort c, ushort d, ushort e, ushort f) =>
        [new("leads", a + 1, b + 1), new("win rate", (c + 1) / 65_536d, (d + 1) / 65_536d), new("deal size", (e + 1) / 7d, (f + 1) / 7d)];
}

using FsCheck.Xunit;
using SalesMetrics.Comparisons.Shrinkage;
using SalesMetrics.Testing.Generation;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Comparisons.Shrinkage;

public class MeanShrinkageTests
{
    /// <summary>The batting averages of 18 players after 45 times at bat in 1970, and their estimates as printed: B. Efron and C. Morris, Stein's paradox in
    /// statistics, Scientific American 236 (1977), 119-127: z = 0.265 + 0.212 (y - 0.265), in three digits.</summary>
    private static readonly (double Own, double Drawn)[] Batting =
    [
        (0.400, 0.294), (0.378, 0.289), (0.356, 0.285), (0.333, 0.280), (0.311, 0.275), (0.311, 0.275), (0.289, 0.270), (0.267, 0.266), (0.244, 0.261), (0.244, 0.261),
        (0.222, 0.256), (0.222, 0.256), (0.222, 0.256), (0.222, 0.256), (0.222, 0.256), (0.200, 0.251), (0.178, 0.247), (0.156, 0.242),
    ];

    [Fact]
    public void Steins_batting_averages_are_those_of_Efron_and_Morris()
    {
        var error = Math.Sqrt(0.265 * 0.735 / 45);
        var shrinkage = MeanShrinkageCalculator.Calculate(Batting.Select((player, i) => new UnitMean($"{i:00}", player.Own, error)))!;

        Assert.Equal(0.265, shrinkage.Mean, 0.0005);
        Assert.All(shrinkage.Means, mean => Assert.Equal(0.212, mean.OwnWeight, 0.002));
        Assert.All(shrinkage.Means.Zip(Batting), pair => Assert.Equal(pair.Second.Drawn, pair.First.Value, 0.0012));
    }

    [Fact]
    public void With_equal_errors_it_is_the_positive_part_rule()
    {
        // Means 0, 1, 2, 3, 4 with variance 0.25: squares sum to 10, so the weight is 1 - (5 - 3) 0.25 / 10 = 0.95.
        var spread = MeanShrinkageCalculator.Calculate(Enumerable.Range(0, 5).Select(i => new UnitMean($"{i}", i, 0.5)))!;
        Assert.All(spread.Means, mean => Assert.Equal(0.95, mean.OwnWeight, 12));
        Assert.Equal([0.1, 1.05, 2, 2.95, 3.9], spread.Means.Select(mean => Math.Round(mean.Value, 10)));

        // With variance 16, 1 - 2 x 16 / 10 is below zero, and the weight zero.
        var alike = MeanShrinkageCalculator.Calculate(Enumerable.Range(0, 5).Select(i => new UnitMean($"{i}", i, 4)))!;
        Assert.True(alike.IsFullPooling);
        Assert.All(alike.Means, mean => Assert.Equal((2, 0), (mean.Value, mean.OwnWeight)));
        Assert.Contains("do not differ by more than luck", alike.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Units_far_apart_keep_their_places_and_one_alone_has_no_peers()
    {
        var shrinkage = MeanShrinkageCalculator.Calculate([new("a", 3, 0.01), new("b", 2, 0.01), new("c", 1, 0.01)])!;
        Assert.Equal(["1st", "2nd", "3rd"], shrinkage.Ranks(seed: 5).Select(range => range.ToString()));
        Assert.True(shrinkage.Means[0].ProbabilityAbove > 0.95 && shrinkage.Means[2].ProbabilityAbove < 0.05);

        var alone = MeanShrinkageCalculator.Calculate([new UnitMean("a", 3, 1)])!;
        Assert.Equal((3, null), (alone.Means[0].Value, alone.Means[0].Lower));
        Assert.Null(MeanShrinkageCalculator.Calculate([]));
    }

    [Property(MaxTest = 300)]
    public bool A_drawn_mean_lies_between_the_own_and_the_common_one(short[] means, byte error)
    {
        var units = means.Select((mean, i) => new UnitMean($"{i:000}", mean, 1 + error + (i % 3))).ToArray();
        return units.Length == 0 || MeanShrinkageCalculator.Calculate(units) is { } shrinkage && shrinkage.Means.All(mean =>
            mean.Value >= Math.Min(mean.Own.Mean, shrinkage.Mean) - 1e-9 && mean.Value <= Math.Max(mean.Own.Mean, shrinkage.Mean) + 1e-9
            && mean.OwnWeight is >= 0 and < 1 && (mean.Lower is null || mean.Lower < mean.Upper));
    }

    [Fact]
    public void A_unit_and_an_origin_move_everything_alike()
    {
        UnitMean[] units = [new("a", 1, 0.5), new("b", 4, 0.7), new("c", 2, 0.4), new("d", 9, 1)];
        var (one, other) = (MeanShrinkageCalculator.Calculate(units)!, MeanShrinkageCalculator.Calculate(units.Select(unit => new UnitMean(unit.Id, 10 + (3 * unit.Mean), 3 * unit.StandardError)))!);
        Assert.All(one.Means.Zip(other.Means), pair => Assert.Equal(
            (10 + (3 * pair.First.Value), 10 + (3 * pair.First.Lower!.Value), 10 + (3 * pair.First.Upper!.Value)), (pair.Second.Value, pair.Second.Lower!.Value, pair.Second.Upper!.Value), Near));
    }

    [Fact]
    public void Typical_amounts_are_geometric_means_drawn_together()
    {
        // Ada's 100 and 400 have the geometric mean 200; Bob's 1,600, 100 and 400 have 400.
        var shrinkage = AmountShrinkageCalculator.Calculate([Deal("Ada", 100), Deal("Ada", 400), Deal("Bob", 1_600), Deal("Bob", 100), Deal("Bob", 400), Deal("Bob", 0), Deal("Cem", -5)]);

        Assert.Equal(["Ada", "Bob"], shrinkage.Amounts.Select(amount => amount.Id));
        Assert.Equal(200, shrinkage.Amounts[0].Own, 9);
        Assert.Equal(400, shrinkage.Amounts[1].Own, 9);
        Assert.Equal((2, 1, "Cem"), (shrinkage.LeftOut, shrinkage.Amounts[1].LeftOut, Assert.Single(shrinkage.WithoutAmounts)));
        Assert.True(shrinkage.Amounts[0].Lower < 200 && shrinkage.Amounts[0].Upper > 400);

        // ln 100, ln 400 vary by ln 2 around their mean, ln 1,600, ln 100, ln 400 by ln 4: squares 2 (ln 2)^2 and 2 (ln 4)^2, with 3 degrees of freedom.
        Assert.Equal(Math.Sqrt(10 * Math.Log(2) * Math.Log(2) / 3 / 2), shrinkage.Amounts[0].Logarithm.Own.StandardError, 12);
        Assert.Contains("2 amounts of zero or below left out", shrinkage.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_estimated_it_says_why()
    {
        Assert.Equal("no deal", AmountShrinkageCalculator.Calculate([]).WhyUndefined);
        Assert.Equal("2 of 3 amounts are zero or below", AmountShrinkageCalculator.Calculate([Deal("a", 0), Deal("b", 0), Deal("b", 5)]).WhyUndefined);
        Assert.StartsWith("2 amounts of 2 units", AmountShrinkageCalculator.Calculate([Deal("a", 7), Deal("b", 5)]).WhyUndefined, StringComparison.Ordinal);
        var flat = AmountShrinkageCalculator.Calculate([Deal("a", 7), Deal("a", 7), Deal("a", 7), Deal("b", 5), Deal("b", 5)]);
        Assert.Equal(("amounts of one unit do not vary", null), (flat.WhyUndefined, flat.Typical));
        Assert.Contains("do not vary", flat.Explain().ToString(), StringComparison.Ordinal);
        Assert.Empty(flat.Ranks(1));
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => new UnitMean("a", double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("standardError", () => new UnitMean("a", 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("standardError", () => new UnitMean("a", 1, double.PositiveInfinity));
        Assert.Throws<ArgumentException>("means", () => MeanShrinkageCalculator.Calculate([new("a", 1, 1), new("a", 2, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => MeanShrinkageCalculator.Calculate([new("a", 1, 1)], 90));
        Assert.Throws<CurrencyMismatchException>(() => AmountShrinkageCalculator.Calculate([Deal("a", 1), KeyValuePair.Create("a", new Money(1, Currency.Of("EUR")))]));
    }

    /// <summary>Known truth: 150 companies of 20 reps whose typical deals differ, with 3 to 40 deals each, whose logarithms vary by 0.8.</summary>
    [Theory]
    [InlineData(0.15)]
    [InlineData(0.4)]
    public void Ninety_percent_limits_of_typical_amounts_hold_88_to_92_percent(double spread)
    {
        var random = new RandomStream(21);
        var (inside, all) = (0, 0);
        for (var company = 0; company < 150; company++)
        {
            var truth = Enumerable.Range(0, 20).ToDictionary(rep => $"rep {rep:00}", _ => 8 + (spread * random.Normal()), StringComparer.Ordinal);
            var deals = truth.SelectMany(rep => Enumerable.Range(0, 3 + random.Below(38)).Select(_ => KeyValuePair.Create(rep.Key, Usd((decimal)Math.Exp(rep.Value + (0.8 * random.Normal()))))));
            foreach (var amount in AmountShrinkageCalculator.Calculate([.. deals], 0.9).Amounts)
            {
                var real = Math.Exp(truth[amount.Id]);
                inside += amount.Lower <= real && real <= amount.Upper ? 1 : 0;
                all++;
            }
        }

        Assert.InRange((double)inside / all, 0.88, 0.92);
    }

    private static bool Near((double, double, double) expected, (double, double, double) actual) =>
        Math.Abs(expected.Item1 - actual.Item1) < 1e-9 && Math.Abs(expected.Item2 - actual.Item2) < 1e-9 && Math.Abs(expected.Item3 - actual.Item3) < 1e-9;

    private static KeyValuePair<string, Money> Deal(string rep, decimal amount) => KeyValuePair.Create(rep, Usd(amount));
}

using FsCheck.Xunit;
using SalesMetrics.Comparisons.CaseMix;

namespace SalesMetrics.Tests.Comparisons.CaseMix;

public class CaseMixTests
{
    /// <summary>Ada has the easy leads and Bob the hard ones; both win as everybody does with such leads, so at equal mix they are equal.</summary>
    [Fact]
    public void Whoever_is_given_bad_leads_does_not_look_bad()
    {
        var table = CaseMixCalculator.Calculate(
        [
            new("easy", new("Ada", 72, 90)), new("hard", new("Ada", 2, 10)),
            new("easy", new("Bob", 8, 10)), new("hard", new("Bob", 18, 90)),
        ])!;

        Assert.All(table.Units, unit => Assert.Equal((1.0, 0.5), (Math.Round(unit.Ratio!.Value, 12), Math.Round(unit.AdjustedRate!.Value, 12))));
        Assert.All(table.Units, unit => Assert.Equal(0, unit.Score!.Value, 12));
        Assert.All(table.Units, unit => Assert.True(unit.IsOwnYardstick));
        Assert.Contains("holds 90 % of a stratum", table.Units[0].Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_rates_of_the_others_a_unit_is_no_part_of_its_own_yardstick()
    {
        // Others won 10 of 40: a quarter. Ada won 30 of 40 beside an expected 10; variance 40 x 1/4 x 3/4 = 7.5.
        var table = CaseMixCalculator.Calculate([new("all", new("Ada", 30, 40)), new("all", new("Bob", 10, 40)), new("own", new("Ada", 5, 5))], isLeaveOneOut: true)!;

        var ada = table.Units[0];
        Assert.Equal((30, 10, 3, 5), (ada.Observed, ada.Expected, ada.Ratio!.Value, ada.Incomparable));
        Assert.Equal(20 / Math.Sqrt(7.5), ada.Score!.Value, 12);
        Assert.False(ada.IsOwnYardstick);
        Assert.Equal("own", Assert.Single(table.SoleStrata));
        Assert.True(ada.AdjustedProbability >= ada.Probability && ada.AdjustedProbability < 0.001);
    }

    [Fact]
    public void What_leaves_nothing_to_luck_has_no_score()
    {
        var table = CaseMixCalculator.Calculate([new("sure", new("Ada", 5, 5)), new("sure", new("Bob", 5, 5)), new("never", new("Cem", 0, 5)), new("never", new("Dee", 0, 0))])!;

        Assert.Equal(3, table.Units.Length);
        Assert.All(table.Units, unit => Assert.Equal((null, null, null), (unit.Score, unit.Probability, unit.AdjustedProbability)));
        Assert.Null(table.Units[2].Ratio);
        Assert.Null(CaseMixCalculator.Calculate([]));
    }

    [Property(MaxTest = 300)]
    public bool Expected_adds_up_to_observed_over_all_units(byte a, byte b, byte c, byte d)
    {
        var table = CaseMixCalculator.Calculate(
        [
            new("s", new("Ada", a, a + 3L)), new("s", new("Bob", b, b + 1L)), new("t", new("Ada", c, c + 2L)), new("t", new("Bob", d, d + 5L)),
        ])!;
        return Math.Abs(table.Units.Sum(unit => unit.Expected) - table.Units.Sum(unit => unit.Observed)) < 1e-9;
    }

    [Fact]
    public void The_same_unit_and_stratum_twice_is_refused() =>
        Assert.Throws<ArgumentException>("counts", () => CaseMixCalculator.Calculate([new("s", new("Ada", 1, 2)), new("s", new("Ada", 1, 2))]));
}

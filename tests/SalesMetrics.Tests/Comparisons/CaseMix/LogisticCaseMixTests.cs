using SalesMetrics.Comparisons.CaseMix;
using SalesMetrics.Numerics;

namespace SalesMetrics.Tests.Comparisons.CaseMix;

public class LogisticCaseMixTests
{
    [Fact]
    public void One_factor_gives_the_win_rates_of_its_levels()
    {
        var fit = LogisticCaseMixCalculator.Calculate([.. Deals("Ada", 3, 4, "easy"), .. Deals("Bob", 5, 6, "easy"), .. Deals("Bob", 2, 10, "hard")])!;

        // Easy 8 of 10, hard 2 of 10: logits ln 4 and ln(1/4), the difference -ln 16.
        Assert.Equal((SearchExit.Converged, ""), (fit.Search.Exit, fit.Reason));
        Assert.Equal([Math.Log(4), -Math.Log(16)], fit.Terms.Select(term => term.Value!.Value), new Near());
        Assert.Equal([("", -1), ("hard", 0)], fit.Terms.Select(term => (term.Level, term.Factor)));
        Assert.Equal([3.2, 4.8 + 2], fit.Table.Units.Select(unit => unit.Expected), new Near());
        Assert.Equal(0.5, fit.Table.OverallRate);
    }

    [Fact]
    public void A_factor_that_says_the_same_as_another_adds_nothing()
    {
        var plain = LogisticCaseMixCalculator.Calculate([.. Deals("Ada", 3, 4, "easy"), .. Deals("Bob", 2, 10, "hard")])!;
        var twice = LogisticCaseMixCalculator.Calculate([.. Deals("Ada", 3, 4, "easy", "series A"), .. Deals("Bob", 2, 10, "hard", "series B")])!;
        Assert.Equal(plain.Table.Units.Select(unit => unit.Expected), twice.Table.Units.Select(unit => unit.Expected), new Near());
        Assert.Null(twice.Terms[2].Value);
    }

    [Fact]
    public void A_level_that_is_always_won_falls_back_and_says_so()
    {
        var fit = LogisticCaseMixCalculator.Calculate([.. Deals("Ada", 5, 5, "sure"), .. Deals("Bob", 3, 10, "hard")])!;
        Assert.Contains("some kind of deal was always won, or always lost: 2 made-up deals", fit.Reason, StringComparison.Ordinal);

        // Two made-up deals at 8 of 15: two thirds of one is added to the five, (5 + 2/3 x 8/15) / (5 + 2/3) of five expected.
        Assert.Equal(5 * (5 + (2.0 / 3 * 8 / 15)) / (5 + (2.0 / 3)), fit.Table.Units[0].Expected, 9);
        Assert.NotNull(fit.Table.Units[0].Score);
    }

    [Fact]
    public void Nothing_decided_all_won_or_unequal_factors_are_undefined_or_refused()
    {
        Assert.Null(LogisticCaseMixCalculator.Calculate([]));
        Assert.Null(LogisticCaseMixCalculator.Calculate(Deals("Ada", 5, 5, "sure")));
        Assert.Null(CaseMixCalculator.WithChances([]));
        Assert.Throws<ArgumentException>(() => LogisticCaseMixCalculator.Calculate([.. Deals("Ada", 1, 2, "a"), .. Deals("Ada", 1, 2, "a", "b")]));
        Assert.Throws<ArgumentException>(() => LogisticCaseMixCalculator.Calculate(Enumerable.Range(0, 600).Select(i => new CaseMixDeal("Ada", i % 2 == 0, $"level {i}"))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DealChance("Ada", true, 60));
    }

    [Fact]
    public void A_model_of_the_callers_own_is_a_yardstick_too()
    {
        var table = CaseMixCalculator.WithChances([new("Ada", true, 0.5), new("Ada", true, 0.3), new("Bob", false, 0.9)])!;
        Assert.Equal((2, 0.8, 2.5), (table.Units[0].Observed, table.Units[0].Expected, table.Units[0].Ratio!.Value));
        Assert.Equal((2 - 0.8) / Math.Sqrt(0.25 + 0.21), table.Units[0].Score!.Value, 12);
    }

    private static IEnumerable<CaseMixDeal> Deals(string unit, int won, int decided, params string[] levels) =>
        Enumerable.Range(0, decided).Select(i => new CaseMixDeal(unit, i < won, levels));

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-9;

        public int GetHashCode(double obj) => 0;
    }
}

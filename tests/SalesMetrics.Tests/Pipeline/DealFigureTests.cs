using FsCheck.Xunit;
using SalesMetrics.Pipeline;
using static SalesMetrics.Tests.Pipeline.DealRevisions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Pipeline;

public class DealFigureTests
{
    [Fact]
    public void An_average_deal_has_a_mean_a_median_and_one_without_the_ends()
    {
        var deals = ((decimal[])[1m, 2m, 3m, 4m, 90m]).Select((amount, i) => Open($"{i}", "Ada", null, null).Won("2024-05-01", amount))
            .Append(Open("x", "Ada", null, null).Won("2023-05-01", 7m)).Append(Open("y", "Ada", null, null).Lost("2024-05-01", 900m)).ToList();
        var average = AverageDeal.Of(deals, Days("2024-01-01", "2024-12-31"), Dollar);

        Assert.Equal((Ratio.Of(20, 1), Ratio.Of(3, 1), Ratio.Of(3, 1), 5, 1), (average.Mean, average.Median, average.Trimmed(0.2m), average.Count, average.ClosedOutside));
        Assert.Equal(Math.Pow(2 * 3 * 4 * 90, 0.2), average.LogMean!.Value, 9);
        Assert.Equal(Usd(100m), average.Sum);
        Assert.Throws<ArgumentOutOfRangeException>(() => average.Trimmed(0.5m));

        var none = AverageDeal.Of([], null, Dollar);
        Assert.Equal((null, null, null, null, "no deal won"), (none.Mean, none.Median, none.Trimmed(0.1m), none.LogMean, none.WhyUndefined));
        var free = AverageDeal.Of([Open("1", "Ada", null, null).Won("2024-05-01", 0m), Open("2", "Ada", null, null).Won("2024-05-01", 9m)], null, Dollar);
        Assert.Equal((Ratio.Of(9, 2), 1), (free.Mean, free.WithoutAmount));
        Assert.Equal(9, free.LogMean!.Value, 12);
        Assert.Throws<CurrencyMismatchException>(() => AverageDeal.Of(deals, null, Currency.Of("EUR")));
    }

    [Fact]
    public void A_discount_ratio_sums_first_and_may_be_above_one()
    {
        Deal Sold(string id, decimal amount, decimal? list) => Open(id, "Ada", null, null).Won("2024-05-01", amount) with { ListPrice = list is { } price ? Usd(price) : null };
        var ratio = DiscountRatio.Of([Sold("1", 90m, 100m), Sold("2", 600m, 500m), Sold("3", 50m, null)], null, Dollar);
        Assert.Equal((Ratio.Of(690, 600), 2, 1), (ratio.Value, ratio.Count, ratio.WithoutListPrice));
        var none = DiscountRatio.Of([Sold("3", 50m, null)], null, Dollar);
        Assert.Equal((null, "no deal won has a list price"), (none.Value, none.WhyUndefined));
    }

    [Fact]
    public void Cycle_times_tell_wins_closings_and_open_ages_apart()
    {
        Deal From(string id, string opened) => Open(id, "Ada", null, null) with { OpenedOn = Day(opened) };
        Deal[] deals =
        [
            From("1", "2024-01-01").Won("2024-01-11", 1m), From("2", "2024-01-01").Won("2024-01-21", 1m), From("3", "2024-01-01").Lost("2024-01-04"),
            From("4", "2024-01-21"), From("5", "2024-01-20").Won("2024-01-10", 1m), Open("6", "Ada", null, null), From("7", "2024-03-01"),
        ];
        var times = CycleTimes.Of(deals, null, Day("2024-01-31"));
        Assert.Equal((Ratio.Of(15, 1), 15.0, Ratio.Of(11, 1), 10.0, Ratio.Of(10, 1)), (times.MeanDaysToWin, times.MedianDaysToWin, times.MeanDaysToClose, times.MedianDaysToClose, times.MeanOpenAge));
        Assert.Equal((1, 1, 1, 0), (times.WithoutOpening, times.Reversed, times.NotYetOpened, times.ClosedOutside));
        Assert.Null(CycleTimes.Of([], null, Day("2024-01-31")).MeanDaysToClose);
        Assert.Contains("undefined", CycleTimes.Of([], null, Day("2024-01-31")).Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Velocity_divides_by_the_cycle_of_all_decided_or_of_the_won_as_asked()
    {
        Deal[] deals =
        [
            Open("1", "Ada", null, null).Won("2024-01-11", 100m) with { OpenedOn = Day("2024-01-01") },
            Open("2", "Ada", null, null).Lost("2024-01-31") with { OpenedOn = Day("2024-01-01") },
        ];
        var window = Days("2024-01-01", "2024-01-31");
        Assert.Equal(Ratio.Of(5, 1), VelocityCalculator.Realised(deals, window, Dollar).PerDay);
        Assert.Equal(Ratio.Of(10, 1), VelocityCalculator.Realised(deals, window, Dollar, CycleBasis.Won).PerDay);
        Assert.Throws<ArgumentOutOfRangeException>(() => VelocityCalculator.Realised(deals, window, Dollar, (CycleBasis)7));
    }

    [Fact]
    public void Of_what_was_committed_a_share_was_made()
    {
        Deal Called(string id, decimal? amount, ForecastCategory? category) => Open(id, "Ada", amount, "2024-05-31") with { Category = category };
        var histories = Histories(
            ("2024-04-01", Called("1", 100m, ForecastCategory.Commit)), ("2024-05-02", Called("1", 100m, ForecastCategory.Commit).Won("2024-05-02", 90m)),
            ("2024-04-01", Called("2", 50m, ForecastCategory.Commit)), ("2024-05-03", Called("2", 50m, ForecastCategory.Omitted)),
            ("2024-04-01", Called("3", null, ForecastCategory.Commit)), ("2024-04-01", Called("4", 70m, null)),
            ("2024-05-09", Called("5", 999m, ForecastCategory.Commit)));
        var may = Days("2024-05-01", "2024-05-31");
        var commit = CategoryConversion.Of(histories, ForecastCategory.Commit, may, Dollar);

        // What came into the month later was not called; what it brought in the end is not what was called.
        Assert.Equal((Usd(150m), Usd(100m), 2, 1, Ratio.Of(2, 3)), (commit.Called, commit.Made, commit.Count, commit.WithoutAmount, commit.Rate));
        Assert.Equal(Ratio.Zero, CategoryConversion.Of(histories, ForecastCategory.Pipeline, may, Dollar).Rate);
        Assert.Null(CategoryConversion.Of(histories, ForecastCategory.BestCase, may, Dollar).Rate);
        Assert.Throws<ArgumentOutOfRangeException>(() => CategoryConversion.Of(histories, (ForecastCategory)9, may, Dollar));
    }

    [Fact]
    public void The_number_of_wins_is_distributed_as_one_reckons_on_paper()
    {
        // 0.5 and 0.2: none 0.4, one 0.5, two 0.1.
        var wins = WinDistribution.Of([0.5, 0.2]);
        Assert.Equal([0.4, 0.5, 0.1], wins.Probabilities.Select(one => Math.Round(one, 15)));
        Assert.Equal((0, 1, 1, 2), (wins.Quantile(0.39), wins.Quantile(0.41), wins.Quantile(0.89), wins.Quantile(0.95)));
        Assert.Equal((1.0, 0.6, 0.1, 0.0), (wins.AtLeast(0), Math.Round(wins.AtLeast(1), 12), Math.Round(wins.AtLeast(2), 12), wins.AtLeast(3)));
        Assert.Equal(Math.Sqrt(0.41), wins.StandardDeviation, 12);
        Assert.Equal([1.0], WinDistribution.Of([]).Probabilities.AsEnumerable());
        Assert.Throws<ArgumentOutOfRangeException>(() => WinDistribution.Of([60]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WinDistribution.Of([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => wins.Quantile(1));
    }

    [Property(MaxTest = 500)]
    public bool Wins_add_up_to_one_and_their_mean_is_the_sum_of_chances(byte[] percents)
    {
        var chances = percents.Select(one => one / 255.0).ToArray();
        var wins = WinDistribution.Of(chances);
        return Math.Abs(wins.Probabilities.Sum() - 1) < 1e-12 && Math.Abs(wins.Probabilities.Select((one, k) => one * k).Sum() - chances.Sum()) < 1e-9
            && Math.Abs(wins.Mean - chances.Sum()) < 1e-9;
    }
}

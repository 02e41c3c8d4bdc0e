using SalesMetrics.Forecasting;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting;

/// <summary>Every model on every kind of bad history: refused with the place of what is wrong, or forecast with a reason for what was done
/// instead. See <see cref="AdversarialHistoryTests"/> for the sizes and <see cref="ModelProperties"/> for the laws.</summary>
public class BadHistoryTests
{
    public static TheoryData<string> Models => [.. ForecastModels.All.Select(model => model.Name)];

    /// <summary>What a model that cannot be itself on such a history must say; the last is whether it may still be itself.</summary>
    private static readonly (string What, double[] Values, int SeasonLength)[] Constant =
    [
        ("all the same", [.. Enumerable.Repeat(7d, 40)], 4),
        ("all zero", new double[40], 12),
        ("negative and the same", [.. Enumerable.Repeat(-7d, 9)], 1),
        ("the largest", [.. Enumerable.Repeat(1e300, 30)], 4),
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_constant_history_is_carried_on_without_limits_and_says_why(string name) =>
        Assert.All(Constant, history =>
        {
            var forecast = Fit(name, history.Values, history.SeasonLength).Forecast(3, 0.9);
            Assert.All(forecast.Steps, step => Assert.Equal(history.Values[0], step.Mean, 1e-9 * Math.Abs(history.Values[0])));
            Assert.All(forecast.Steps, step => Assert.Empty(step.Intervals));
            Assert.NotNull(forecast.NoIntervalReason);
            // What repeats the last value, or a mean, is itself on a constant history; any other model says that it was not used.
            Assert.True(forecast.ModelReason is not null || forecast.ModelName == name, $"{history.What}: {forecast.ModelName} without a reason.");
        });

    [Theory]
    [MemberData(nameof(Models))]
    public void One_value_is_carried_on_without_limits_and_says_why(string name)
    {
        var forecast = Fit(name, [42], 12).Forecast(2, 0.9);
        Assert.All(forecast.Steps, step => Assert.Equal(42, step.Mean));
        Assert.NotNull(forecast.NoIntervalReason);
        Assert.True(forecast.ModelReason is not null || forecast.ModelName == name);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_season_longer_than_the_history_is_no_obstacle(string name)
    {
        var forecast = Fit(name, [.. Enumerable.Range(0, 20).Select(i => 100 + (i * 7 % 5d))], 52).Forecast(60, 0.8, 0.95);
        Assert.Equal(60, forecast.Steps.Length);
        Assert.All(forecast.Steps, step => Assert.True(double.IsFinite(step.Mean)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Negative_values_are_forecast(string name)
    {
        var forecast = Fit(name, [.. Enumerable.Range(0, 40).Select(i => -100 + (i * 7 % 5d))], 4).Forecast(3, 0.8);
        Assert.All(forecast.Steps, step => Assert.InRange(step.Mean, -150, 0));
        if (name.StartsWith("box-cox", StringComparison.Ordinal))
        {
            Assert.Contains("takes values above 0 and there is -100 at index 0", forecast.ModelReason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Horizons_and_levels_out_of_range_are_refused_with_the_limit(string name)
    {
        var fit = Fit(name, [.. Enumerable.Range(0, 30).Select(i => 100 + (i * 7 % 5d))], 4);
        Assert.All((int[])[0, -1, Forecast.MaxHorizon + 1, int.MaxValue], horizon =>
            Assert.Equal("horizon", Assert.Throws<ArgumentOutOfRangeException>(() => fit.Forecast(horizon)).ParamName));
        Assert.All((double[])[0, 1, 80, double.NaN], level => Assert.Throws<ArgumentOutOfRangeException>(() => fit.Forecast(1, level)));
        Assert.Throws<ArgumentException>(() => fit.Forecast(1, 0.8, 0.8));
        Assert.Throws<ArgumentNullException>(() => Model(name).Fit(null!));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Quantiles_are_in_order_at_every_step(string name)
    {
        double[] levels = [0.5, 0.8, 0.9, 0.99];
        var values = Enumerable.Range(0, 60).Select(i => (100 + i + (i * 7919L % 31)) * (i % 12 == 11 ? 2d : 1)).ToArray();
        foreach (var step in Fit(name, values, 12).Forecast(24, levels).Steps.Where(step => step.Intervals.Length > 0))
        {
            Assert.Equal(levels, step.Intervals.Select(interval => interval.Level));
            double[] quantiles = [.. step.Intervals.Reverse().Select(interval => interval.Lower), .. step.Intervals.Select(interval => interval.Upper)];
            Assert.Equal(quantiles.Order(), quantiles);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1.0001e300)]
    public void What_is_no_finite_number_is_refused_with_its_place(double value) =>
        Assert.Contains(
            "at index 2",
            Assert.Throws<ArgumentException>(() => TimeSeries.Create("north", [1, 2, value, 4])).Message,
            StringComparison.Ordinal);

    [Fact]
    public void No_values_are_refused() =>
        Assert.Contains("no values", Assert.Throws<ArgumentException>(() => TimeSeries.Create("north", [])).Message, StringComparison.Ordinal);

    private static IForecastModel Model(string name)
    {
        Assert.True(ForecastModels.TryGet(name, out var model));
        return model;
    }

    private static IFittedModel Fit(string name, double[] values, int seasonLength) =>
        Model(name).Fit(TimeSeries.Create("north", values, seasonLength));
}

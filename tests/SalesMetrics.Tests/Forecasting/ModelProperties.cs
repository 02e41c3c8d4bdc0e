using FsCheck.Xunit;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.ExponentialSmoothing;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting;

[Properties(Arbitrary = [typeof(Histories)], MaxTest = 60)]
public class ModelProperties
{
    private const int Horizon = 14;

    private static readonly string[] GrowsWithIndex = ["naive2", "optimised-theta", "dynamic-theta", "dynamic-optimised-theta", "auto", "regression"];

    [Property]
    public void Every_forecast_is_finite_and_has_limits_or_a_reason(TimeSeries series) =>
        Assert.All(ForecastModels.All, model =>
        {
            var forecast = model.Fit(series).Forecast(Horizon, 0.80, 0.95);
            Assert.Equal(Enumerable.Range(1, Horizon), forecast.Steps.Select(s => s.Step));
            Assert.All(forecast.Steps, s => Assert.True(double.IsFinite(s.Mean)));
            Assert.All(forecast.Steps, s => Assert.Equal(forecast.NoIntervalReason is null ? 2 : 0, s.Intervals.Length));
        });

    [Property]
    public void Limits_are_nested_around_the_mean_and_never_narrow_with_the_horizon_unless_errors_are_relative(TimeSeries series) =>
        Assert.All(ForecastModels.All, model =>
        {
            if (model.Name.StartsWith("box-cox-", StringComparison.Ordinal))
            {
                // Limits that are brought back from another scale are in order; the mean of a skewed distribution may lie beyond them.
                Assert.All(model.Fit(series).Forecast(Horizon, 0.80, 0.95).Steps.Where(s => s.Intervals.Length > 0), s =>
                    Assert.True(s.Intervals[1].Lower <= s.Intervals[0].Lower
                        && s.Intervals[0].Lower < s.Intervals[0].Upper
                        && s.Intervals[0].Upper <= s.Intervals[1].Upper));
                return;
            }

            var isRelative = model.Name == "stl-ets" || model.Fit(series) is FittedEts { Form.Error: ErrorForm.Multiplicative };
            // Limits that grow with a multiplicative seasonal index narrow after a peak, and those of a period seen less often are wider, so they
            // are compared with those a season before.
            var lag = GrowsWithIndex.Contains(model.Name) ? series.SeasonLength : 1;
            var widths = new List<double>();
            foreach (var step in model.Fit(series).Forecast(Horizon, 0.80, 0.95).Steps.Where(s => s.Intervals.Length > 0))
            {
                var (inner, outer) = (step.Intervals[0], step.Intervals[1]);
                Assert.True(outer.Lower < inner.Lower && inner.Lower < step.Mean && step.Mean < inner.Upper && inner.Upper < outer.Upper);
                var width = outer.Upper - outer.Lower;
                // The limits are rounded one by one, so their distance is known only to the last digits of the mean.
                var before = widths.Count < lag ? 0 : widths[^lag];
                Assert.True(isRelative || width >= before - (1e-12 * (Math.Abs(step.Mean) + width)));
                widths.Add(width);
            }
        });

    [Property]
    public void The_same_history_gives_the_same_bits(TimeSeries series) =>
        Assert.All(ForecastModels.All, model => AssertSame(model, series, TimeSeries.Create("copy", [.. series.Values], series.SeasonLength), 1, 0));

    // Powers of two and whole shifts are exact in binary, so nothing but the last rounding may differ.
    [Property]
    public void A_change_of_unit_changes_the_forecast_by_the_same_factor(TimeSeries series) =>
        Assert.All(ForecastModels.All, model => AssertSame(model, series, Map(series, y => y * 1024), 1024, 0));

    // The models that move with the origin of the series, as the remarks of each and docs/calculations/forecasting-basics.md say.
    private static readonly string[] MovesWithOrigin =
        ["naive", "seasonal-naive", "drift", "mean", "ses", "holt", "damped", "holt-winters", "arima", "stl-naive", "stl-theta", "regression", "regression-arima"];

    // The models to which the distance from zero matters: relative errors, multiplicative seasons, complex states, periods without sales.
    private static readonly string[] KnowsZero =
    [
        "ets", "naive2", "theta", "optimised-theta", "dynamic-theta", "dynamic-optimised-theta", "ces", "croston", "sba", "tsb", "adida", "imapa",
        "auto", "stl-ets", "box-cox-ets", "box-cox-arima",
    ];

    // It moves, but for the last bits of what local regressions leave; where tests of a unit root are near their limit these choose another order.
    private static readonly string[] MovesButForLastBits = ["stl-arima"];

    [Fact]
    public void Every_model_says_whether_it_moves_with_the_origin() =>
        Assert.Equal(ForecastModels.All.Select(m => m.Name).Order(StringComparer.Ordinal), MovesWithOrigin.Concat(KnowsZero).Concat(MovesButForLastBits).Order(StringComparer.Ordinal));

    [Property]
    public void A_change_of_origin_moves_the_forecast_by_the_same_amount(TimeSeries series) =>
        Assert.All(
            ForecastModels.All.Where(model => MovesWithOrigin.Contains(model.Name)),
            model => AssertSame(model, series, Map(series, y => y + 4096), 1, 4096));

    private static TimeSeries Map(TimeSeries series, Func<double, double> change) =>
        TimeSeries.Create(series.Id, series.Values.Select(change), series.SeasonLength);

    private static void AssertSame(IForecastModel model, TimeSeries series, TimeSeries changed, double factor, double shift)
    {
        var (before, after) = (model.Fit(series), model.Fit(changed));
        Assert.Equal(before.Search, after.Search);
        Assert.Equal((before.ModelName, before.NoIntervalReason), (after.ModelName, after.NoIntervalReason));
        var tolerance = shift == 0 ? 0 : 1e-9 * shift;
        foreach (var (a, b) in before.Forecast(Horizon, 0.80).Steps.Zip(after.Forecast(Horizon, 0.80).Steps))
        {
            Assert.Equal((factor * a.Mean) + shift, b.Mean, tolerance);
            Assert.All(a.Intervals.Zip(b.Intervals), pair =>
            {
                Assert.Equal((factor * pair.First.Lower) + shift, pair.Second.Lower, tolerance);
                Assert.Equal((factor * pair.First.Upper) + shift, pair.Second.Upper, tolerance);
            });
        }
    }
}

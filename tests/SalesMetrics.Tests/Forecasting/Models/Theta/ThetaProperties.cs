using FsCheck.Xunit;
using SalesMetrics.Forecasting;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Theta;

[Properties(Arbitrary = [typeof(Histories)], MaxTest = 60)]
public class ThetaProperties
{
    private static readonly string[] Names = ["naive2", "drift", "mean", "theta", "optimised-theta", "dynamic-theta", "dynamic-optimised-theta"];

    private static IEnumerable<IForecastModel> Models => ForecastModels.All.Where(model => Names.Contains(model.Name));

    // A multiplicative season depends on the distance from zero, so the law holds without season only.
    [Property]
    public void Without_season_a_change_of_origin_moves_the_forecast_by_the_same_amount(TimeSeries series) =>
        Assert.All(Models, model =>
        {
            var before = model.Fit(TimeSeries.Create("before", series.Values)).Forecast(14, 0.80);
            var after = model.Fit(TimeSeries.Create("after", series.Values.Select(y => y + 4096))).Forecast(14, 0.80);
            Assert.All(before.Steps.Zip(after.Steps), pair =>
            {
                Assert.Equal(pair.First.Mean + 4096, pair.Second.Mean, 1e-5);
                Assert.All(pair.First.Intervals.Zip(pair.Second.Intervals), i => Assert.Equal(i.First.Lower + 4096, i.Second.Lower, 1e-5));
            });
        });

    [Property]
    public void Upside_down_the_forecast_is_upside_down(TimeSeries series) =>
        Assert.All(Models, model =>
        {
            var before = model.Fit(TimeSeries.Create("before", series.Values)).Forecast(14);
            var after = model.Fit(TimeSeries.Create("after", series.Values.Select(y => -y))).Forecast(14);
            Assert.All(before.Steps.Zip(after.Steps), pair => Assert.Equal(-pair.First.Mean, pair.Second.Mean, 1e-5));
        });
}

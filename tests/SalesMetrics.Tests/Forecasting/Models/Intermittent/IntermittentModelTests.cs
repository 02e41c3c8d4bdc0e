using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models.Intermittent;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Intermittent;

public class IntermittentModelTests
{
    // Sales of 4, 6 and 3 after 2, 3 and 1 periods, then two without.
    private static readonly double[] Sales = [0, 4, 0, 0, 6, 3, 0, 0];

    public static TheoryData<IForecastModel> Family =>
        [new CrostonModel(), new SyntetosBoylanModel(), new TeunterModel(), new AdidaModel(), new ImapaModel()];

    [Fact]
    public void Croston_divides_the_smoothed_size_by_the_smoothed_interval()
    {
        var fit = new CrostonModel(0.2).Fit(TimeSeries.Create("north", Sales));
        var size = (0.8 * ((0.8 * 4) + (0.2 * 6))) + (0.2 * 3);
        var interval = (0.8 * ((0.8 * 2) + (0.2 * 3))) + (0.2 * 1);
        Assert.All(fit.Forecast(3).Steps, s => Assert.Equal(size / interval, s.Mean, 1e-12));
        // The sale of period 5 was expected from the first alone, that of 6 from two.
        Assert.Equal([4 / 2d, 4 / 2d, 4 / 2d, 4.4 / 2.2, size / interval, size / interval], fit.FittedValues, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Syntetos_and_Boylan_take_half_of_alpha_off()
    {
        var series = TimeSeries.Create("north", Sales);
        var croston = new CrostonModel(0.3).Fit(series).Forecast(1).Steps[0].Mean;
        Assert.Equal(croston * (1 - (0.3 / 2)), new SyntetosBoylanModel(0.3).Fit(series).Forecast(1).Steps[0].Mean, 1e-12);
    }

    [Fact]
    public void The_chance_of_Teunter_fades_while_nobody_buys()
    {
        var fit = new TeunterModel(0.2, 0.5).Fit(TimeSeries.Create("north", Sales));
        // From 1 in 2 at the first sale: two pauses, two sales, two pauses.
        var chance = 0.5 * 0.5 * ((0.5 * ((0.5 * (0.5 * 0.5 * 0.5)) + 0.5)) + 0.5);
        var size = (0.8 * ((0.8 * 4) + (0.2 * 6))) + (0.2 * 3);
        Assert.Equal(chance * size, fit.Forecast(1).Steps[0].Mean, 1e-12);
        var later = new TeunterModel(0.2, 0.5).Fit(TimeSeries.Create("north", [.. Sales, 0])).Forecast(1).Steps[0].Mean;
        Assert.Equal(chance * size / 2, later, 1e-12);
    }

    [Fact]
    public void Equal_blocks_are_spread_evenly()
    {
        // A sale every third period: blocks of three hold 6 each, single periods do not.
        var series = TimeSeries.Create("north", Enumerable.Range(1, 30).Select(i => i % 3 == 0 ? 6d : 0));
        var fit = new AdidaModel().Fit(series);
        Assert.Equal(3, fit.Parameters.Single(p => p.Name == "block").Value);
        Assert.Equal(6 / 3d, fit.Forecast(1).Steps[0].Mean, 1e-12);
    }

    [Fact]
    public void Blocks_end_with_the_last_value_and_what_is_left_over_does_not_count()
    {
        // 10 values, intervals of 2 in the mean: the blocks are all of 8 and 0.
        double[] values = [0, 8, 0, 8, 0, 8, 0, 8, 0, 8];
        var odd = new AdidaModel().Fit(TimeSeries.Create("north", [0, .. values])).Forecast(1).Steps[0].Mean;
        Assert.Equal(8 / 2d, odd, 1e-12);
    }

    [Fact]
    public void Imapa_is_the_mean_of_the_smoothings_of_every_length()
    {
        var values = Enumerable.Range(1, 30).Select(i => i % 2 == 0 ? 10d + (i % 8) : 0).ToArray();
        double Ses(int length)
        {
            var sums = values.Chunk(length).Select(block => block.Sum()).ToArray();
            return new SalesMetrics.Forecasting.Models.SimpleExponentialSmoothingModel().Fit(TimeSeries.Create("b", sums)).Forecast(1).Steps[0].Mean / length;
        }

        var fit = new ImapaModel().Fit(TimeSeries.Create("north", values));
        Assert.Equal(2, fit.Parameters.Single().Value);
        Assert.Equal((Ses(1) + Ses(2)) / 2, fit.Forecast(1).Steps[0].Mean, 1e-3);
    }

    [Theory]
    [MemberData(nameof(Family))]
    public void One_sale_and_no_more_gives_a_forecast_without_limits_and_a_reason(IForecastModel model)
    {
        var fit = model.Fit(TimeSeries.Create("north", [0, 0, 0, 12, 0, 0, 0, 0]));
        var forecast = fit.Forecast(4, 0.80);
        Assert.Equal(model.Name, forecast.ModelName);
        Assert.All(forecast.Steps, s => Assert.InRange(s.Mean, 0.5, 12));
        Assert.All(forecast.Steps, s => Assert.Empty(s.Intervals));
        Assert.Contains("Shenstone", forecast.NoIntervalReason, StringComparison.Ordinal);
        Assert.Null(fit.Forecast(4).NoIntervalReason);
    }

    [Theory]
    [MemberData(nameof(Family))]
    public void A_value_below_zero_falls_back_and_is_pointed_out(IForecastModel model)
    {
        var fit = model.Fit(TimeSeries.Create("north", [0, 5, 0, -2, 0, 7]));
        Assert.Equal("ses", fit.ModelName);
        Assert.Contains("value 3 (from 0)", fit.ModelReason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Family))]
    public void Nothing_but_zeros_is_carried_on(IForecastModel model)
    {
        var fit = model.Fit(TimeSeries.Create("north", new double[12]));
        Assert.Equal(("naive", 0d), (fit.ModelName, fit.Forecast(1).Steps[0].Mean));
        Assert.Equal(("naive", 5d), (model.Fit(TimeSeries.Create("north", [5])).ModelName, model.Fit(TimeSeries.Create("north", [5])).Forecast(1).Steps[0].Mean));
    }

    [Theory]
    [MemberData(nameof(Family))]
    public void The_largest_values_do_not_overflow(IForecastModel model)
    {
        var fit = model.Fit(TimeSeries.Create("north", Enumerable.Range(0, 40).Select(i => i % 3 == 0 ? 1e300 : 0)));
        Assert.InRange(fit.Forecast(1).Steps[0].Mean, 0.2e300, 0.5e300);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_smoothing_parameter_out_of_range_is_refused(double parameter)
    {
        Assert.Equal("alpha", Assert.Throws<ArgumentOutOfRangeException>(() => new CrostonModel(parameter)).ParamName);
        Assert.Equal("alpha", Assert.Throws<ArgumentOutOfRangeException>(() => new SyntetosBoylanModel(parameter)).ParamName);
        Assert.Equal("alpha", Assert.Throws<ArgumentOutOfRangeException>(() => new TeunterModel(parameter, 0.1)).ParamName);
        Assert.Equal("beta", Assert.Throws<ArgumentOutOfRangeException>(() => new TeunterModel(0.1, parameter)).ParamName);
    }
}

using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Combinations;
using SalesMetrics.Forecasting.Models.ExponentialSmoothing;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Combinations;

public class AutoModelTests
{
    private static readonly double[] Wave = [.. Enumerable.Range(0, 48).Select(i => 100 + (20 * Math.Sin(i * Math.PI / 6)) + (i * 7919 % 13))];

    [Fact]
    public void Without_a_season_six_models_have_a_voice()
    {
        var fit = Fit(Wave, 1);

        Assert.Equal(["ets-mean", "ces", "arima", "dynamic-optimised-theta", "damped", "drift"], fit.Members.Select(member => member.Name));
        Assert.Empty(fit.LeftOut);
        Assert.All(fit.Members[0].FormNames, form => Assert.EndsWith(",N)", form, StringComparison.Ordinal));
        Assert.Equal(6, fit.Members[0].Forms.Length);
    }

    [Fact]
    public void With_a_season_the_forms_of_smoothing_are_shared_by_two_members()
    {
        var fit = Fit(Wave, 12);

        Assert.Equal(
            ["ets-mean", "damped-ets-mean", "ces-mean", "arima", "dynamic-optimised-theta", "seasonal-naive"], fit.Members.Select(member => member.Name));
        Assert.Equal(15, fit.Members[0].Forms.Length);
        Assert.All(fit.Members[1].FormNames, form => Assert.Contains(",Ad,", form, StringComparison.Ordinal));
        Assert.Equal(5, fit.Members[1].Forms.Length);
        Assert.Equal(["season none", "season simple", "season partial", "season full"], fit.Members[2].FormNames.AsEnumerable());
    }

    [Fact]
    public void Each_forecast_is_the_middle_one_of_the_models_asked_alone()
    {
        var series = TimeSeries.Create("north", Wave);
        var fit = Fit(Wave, 1);
        var alone = new[] { "ces", "arima", "dynamic-optimised-theta", "damped", "drift" }.Select(name =>
        {
            Assert.True(ForecastModels.TryGet(name, out var model));
            return model.Fit(series).Forecast(9).Steps;
        }).ToArray();
        // A form fitted alone starts its search elsewhere and ends a little elsewhere.
        var smoothing = MeanOfForms(series, rate: 1 / 32d, 9);

        foreach (var step in fit.Forecast(9).Steps)
        {
            var sorted = alone.Select(steps => steps[step.Step - 1].Mean).Append(smoothing[step.Step - 1]).Order().ToArray();
            Assert.Equal((sorted[2] + sorted[3]) / 2, step.Mean, 1e-3);
        }
    }

    [Fact]
    public void Weights_of_forms_follow_their_criterion_and_add_up_to_one()
    {
        var mean = Fit(Wave, 12).Members[0];
        var forms = mean.Forms.Cast<FittedEts>().ToArray();
        var least = forms.Min(form => form.Chosen.Aicc!.Value);

        Assert.Equal(1, mean.Weights.Sum(), 1e-12);
        var heaviest = mean.Weights.Max();
        Assert.All(forms.Zip(mean.Weights), pair =>
            Assert.Equal(Math.Exp((least - pair.First.Chosen.Aicc!.Value) / 32), pair.Second / heaviest, 1e-6));
        Assert.Equal(15 + 5 + 4, Fit(Wave, 12).Parameters.Length);
    }

    [Theory]
    [InlineData(9, 4, "ets-mean")]
    [InlineData(20, 12, "ces-mean")]
    public void What_a_short_history_does_not_allow_is_left_out_with_the_reason(int length, int seasonLength, string stays)
    {
        var fit = Fit(Wave[..length], seasonLength);

        Assert.Contains(stays, fit.Members.Select(member => member.Name));
        Assert.All(fit.LeftOut, one => Assert.True(one.Reason.Length > 20, one.Reason));
        Assert.Equal(6, fit.Members.Length + fit.LeftOut.Length);
        Assert.All(fit.LeftOut, one => Assert.Contains(one.Name + " left out: ", fit.ModelReason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_season_too_long_for_a_model_takes_its_voice()
    {
        var weekly = Enumerable.Range(0, 200).Select(i => 50 + (i % 52) + (i * 31 % 7d)).ToArray();
        var fit = Fit(weekly, 52);

        Assert.Equal(["ces-mean", "arima", "dynamic-optimised-theta", "seasonal-naive"], fit.Members.Select(member => member.Name));
        Assert.Equal(["ets-mean", "damped-ets-mean"], fit.LeftOut.Select(one => one.Name));
        Assert.Contains("longer than 24", fit.LeftOut[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new double[] { 5 }, "naive")]
    [InlineData(new double[] { 5, 7, 6, 8 }, "ses")]
    [InlineData(new double[] { 5, 5, 5, 5, 5, 5 }, "naive")]
    public void Too_little_to_combine_falls_back_with_a_reason(double[] values, string model)
    {
        var fit = new AutoModel().Fit(TimeSeries.Create("north", values));

        Assert.Equal(model, fit.ModelName);
        Assert.NotNull(fit.ModelReason);
    }

    [Fact]
    public void One_model_gone_astray_has_no_say()
    {
        // A rise that doubles: drift and smoothing disagree wildly, and the middle stays between its neighbours.
        var fit = Fit([.. Enumerable.Range(0, 20).Select(i => Math.Pow(2, i))], 1);
        var means = fit.Members.Select(member => member.Forms.Length == 1 ? member.Forms[0].Forecast(6).Steps[5].Mean : double.NaN).ToArray();
        var middle = fit.Forecast(6).Steps[5].Mean;

        Assert.Contains(means, mean => mean < middle);
        Assert.True(middle < means.Where(mean => !double.IsNaN(mean)).Max());
    }

    [Fact]
    public void Shorter_histories_have_wider_limits_beside_their_spread()
    {
        // The same noise: what differs is how little of it there is to learn from.
        double Width(int length) =>
            Fit([.. Enumerable.Range(0, length).Select(i => 100 + (i * 7919 % 13d))], 1).Forecast(1, 0.95).Steps[0].Intervals.Select(i => i.Upper - i.Lower).Single();

        Assert.True(Width(12) > Width(200), $"{Width(12)} {Width(200)}");
    }

    [Fact]
    public void The_explanation_names_every_voice_and_its_next_value()
    {
        var text = Fit(Wave, 12).Explain().ToString()!;

        Assert.All(Fit(Wave, 12).Members, member => Assert.Contains(member.Name, text, StringComparison.Ordinal));
    }

    private static FittedCombination Fit(double[] values, int seasonLength) =>
        Assert.IsType<FittedCombination>(new AutoModel().Fit(TimeSeries.Create("north", values, seasonLength)));

    private static double[] MeanOfForms(TimeSeries series, double rate, int horizon)
    {
        var fits = EtsForm.All.Where(form => form.Season == SeasonForm.None)
            .Select(form => (FittedEts)new EtsModel(form).Fit(series)).ToArray();
        var least = fits.Min(fit => fit.Chosen.Aicc!.Value);
        var weights = fits.Select(fit => Math.Exp(-rate * (fit.Chosen.Aicc!.Value - least))).ToArray();
        return
        [
            .. Enumerable.Range(0, horizon).Select(h => fits.Zip(weights).Sum(p => p.Second * p.First.Forecast(horizon).Steps[h].Mean) / weights.Sum()),
        ];
    }
}

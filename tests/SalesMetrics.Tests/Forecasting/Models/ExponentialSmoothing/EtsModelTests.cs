using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.ExponentialSmoothing;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.ExponentialSmoothing;

public class EtsModelTests
{
    private const double Z95 = 1.9599639845400543;

    private static readonly double[] Ragged =
        [112, 145, 101, 134, 138, 173, 117, 156, 151, 195, 139, 170, 184, 218, 162, 193, 195, 251, 176, 214, 226, 270, 185, 242];

    public static TheoryData<string> Forms => [.. EtsForm.All.Select(form => form.ToString())];

    [Fact]
    public void Fifteen_forms_are_offered() =>
        Assert.Equal(
            ["ETS(A,N,N)", "ETS(M,N,N)", "ETS(A,A,N)", "ETS(M,A,N)", "ETS(A,Ad,N)", "ETS(M,Ad,N)",
                "ETS(A,N,A)", "ETS(M,N,A)", "ETS(A,A,A)", "ETS(M,A,A)", "ETS(A,Ad,A)", "ETS(M,Ad,A)",
                "ETS(M,N,M)", "ETS(M,A,M)", "ETS(M,Ad,M)"],
            EtsForm.All.Select(form => form.ToString()));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Fitted_values_likelihood_and_means_can_be_redone_from_the_parameters(string form)
    {
        var fit = Fit(form);
        var k = fit.Chosen.EstimatedNumbers;
        Assert.Equal(fit.Parameters.Length + 1 - (fit.Form.Season == SeasonForm.None ? 0 : 1), k);

        var rerun = Rerun.Of(fit.Form, fit.Parameters, Ragged);
        Assert.All(rerun.Forecasts.Zip(fit.FittedValues), pair => Assert.Equal(pair.First, pair.Second, 9));
        var n = Ragged.Length;
        Assert.Equal(rerun.LogLikelihood, fit.Chosen.LogLikelihood!.Value, 6);
        Assert.Equal((-2 * rerun.LogLikelihood) + (2 * k) + (2d * k * (k + 1) / (n - k - 1)), fit.Chosen.Aicc!.Value, 5);
        Assert.Equal(Math.Sqrt(rerun.SquaredErrors / (n - k + 1)), fit.ErrorStandardDeviation!.Value, 8);

        // A season early, before the shocks of one season meet again, the mean is the recursion carried on without shocks.
        var ahead = rerun.Ahead(4);
        Assert.All(fit.Forecast(4).Steps, step => Assert.Equal(ahead[step.Step - 1], step.Mean, 8));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_parameters_nearby_are_more_likely(string form)
    {
        var fit = Fit(form);
        Assert.Equal(SearchExit.Converged, fit.Search.Exit);
        var best = fit.Chosen.LogLikelihood!.Value;
        var random = new Random(20261123);
        var tried = 0;
        for (var trial = 0; trial < 2000; trial++)
        {
            var moved = fit.Parameters.Select(p => p with { Value = p.Value + (Size(p, fit.Form) * (random.NextDouble() - 0.5)) }).ToList();
            double Of(string name, double otherwise) =>
                moved.Where(p => p.Name == name).Select(p => p.Value).DefaultIfEmpty(otherwise).Single();
            var (alpha, beta, gamma) = (Of("alpha", 0.5), Of("beta", 1e-4), Of("gamma", 1e-4));
            if (alpha is < 1e-4 or > 0.9999 || beta < 1e-4 || beta > alpha || gamma < 1e-4 || gamma > 1 - alpha
                || Of("phi", 0.9) is < 0.8 or > 0.98)
            {
                continue;
            }

            // Seasonal states keep their sum: only then are they told apart from the level.
            var seasons = moved.Where(IsSeason).ToList();
            var excess = seasons.Count == 0 ? 0 : seasons.Average(p => p.Value) - (fit.Form.Season == SeasonForm.Multiplicative ? 1 : 0);
            moved = [.. moved.Select(p => IsSeason(p) ? p with { Value = p.Value - excess } : p)];
            tried++;
            Assert.True(Rerun.Of(fit.Form, moved, Ragged).LogLikelihood <= best + 1e-4, string.Join(' ', moved));
        }

        Assert.True(tried > 50, $"{tried} tried");
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Limits_are_those_of_many_drawn_futures(string form)
    {
        const int Count = 40_000;
        var fit = Fit(form);
        var forecast = fit.Forecast(10, 0.95);
        var paths = fit.SamplePaths(10, Count, seed: 7)!;
        foreach (var step in forecast.Steps)
        {
            var values = Enumerable.Range(0, Count).Select(i => paths.Path(i)[step.Step - 1]).ToList();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / Count);
            var expected = (step.Intervals[0].Upper - step.Mean) / Z95;
            // Four standard errors of the mean, and of a standard deviation of values near the normal.
            Assert.Equal(step.Mean, mean, 4 * expected / Math.Sqrt(Count));
            Assert.InRange(deviation / expected, 1 - (4 / Math.Sqrt(2d * Count)), 1 + (4 / Math.Sqrt(2d * Count)));
        }
    }

    [Fact]
    public void Errors_of_neighbouring_months_go_together_so_a_sum_spreads_more_than_its_months_alone()
    {
        var walk = Enumerable.Range(1, 40).Select(i => 500 + Enumerable.Range(0, i).Sum(j => (j * 7919 % 13) - 6d));
        var fit = (FittedEts)new EtsModel(Form("ETS(A,N,N)")).Fit(TimeSeries.Create("north", walk));
        var forecast = fit.Forecast(6, 0.80);
        var paths = fit.SamplePaths(6, 20_000, seed: 1)!;
        var spread = paths.QuantileOfSum(1, 6, 0.9) - paths.QuantileOfSum(1, 6, 0.1);
        var alone = Math.Sqrt(forecast.Steps.Sum(s => Math.Pow(s.Intervals[0].Upper - s.Intervals[0].Lower, 2)));
        Assert.True(spread > 1.1 * alone, $"{spread} against {alone}");
    }

    [Fact]
    public void Paths_of_one_seed_are_the_same_and_of_another_are_not()
    {
        var fit = Fit("ETS(M,A,M)");
        Assert.Equal(fit.SamplePaths(5, 3, 1)!.Path(2).ToArray(), fit.SamplePaths(5, 3, 1)!.Path(2).ToArray());
        Assert.NotEqual(fit.SamplePaths(5, 3, 1)!.Path(2).ToArray(), fit.SamplePaths(5, 3, 2)!.Path(2).ToArray());
    }

    [Fact]
    public void The_quantile_of_a_sum_lies_between_the_sums_it_falls_between()
    {
        var fit = Fit("ETS(A,A,N)");
        var paths = fit.SamplePaths(3, 5, 1)!;
        var sums = Enumerable.Range(0, 5).Select(i => paths.Path(i)[1] + paths.Path(i)[2]).Order().ToList();
        Assert.Equal(sums[2], paths.QuantileOfSum(2, 3, 0.5), 9);
        Assert.Equal(sums[0] + (0.4 * (sums[1] - sums[0])), paths.QuantileOfSum(2, 3, 0.1), 9);
        Assert.Throws<ArgumentOutOfRangeException>(() => paths.QuantileOfSum(2, 4, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => paths.QuantileOfSum(1, 3, 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.SamplePaths(3, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.SamplePaths(Forecast.MaxHorizon, SamplePaths.MaxValues, 1));
    }

    [Fact]
    public void The_automatic_choice_has_the_least_AICc_of_all_that_were_tried_and_shows_them()
    {
        var fit = (FittedEts)new EtsModel().Fit(TimeSeries.Create("north", Ragged, seasonLength: 4));
        Assert.Equal(EtsForm.All, fit.Candidates.Select(c => c.Form));
        Assert.Equal(fit.Candidates.Min(c => c.Aicc), fit.Chosen.Aicc);
        Assert.NotEqual(SeasonForm.None, fit.Form.Season);
        Assert.All(fit.Candidates, c =>
        {
            var alone = (FittedEts)new EtsModel(c.Form).Fit(fit.Series);
            Assert.Equal(alone.Chosen.LogLikelihood!.Value, c.LogLikelihood!.Value, 0.02);
        });
        var lines = fit.Explain();
        Assert.Equal(15, lines.Lines.Length);
        Assert.Equal(fit.Form.ToString(), lines.Value.ToString());
    }

    [Fact]
    public void Sales_that_swing_in_proportion_get_a_multiplicative_season_and_keep_their_swing()
    {
        double[] season = [0.5, 0.8, 1.2, 1.5];
        double At(int i) => (100 + (10 * i)) * season[i % 4] * (1 + (0.01 * ((i * 7919 % 13) - 6) / 6));
        var fit = (FittedEts)new EtsModel().Fit(TimeSeries.Create("north", Enumerable.Range(0, 32).Select(At), seasonLength: 4));
        Assert.Equal(SeasonForm.Multiplicative, fit.Form.Season);
        Assert.All(fit.Forecast(8).Steps, s => Assert.InRange(s.Mean / ((100 + (10 * (31 + s.Step))) * season[(s.Step - 1) % 4]), 0.97, 1.03));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void With_zeros_or_negatives_nothing_multiplies(double one)
    {
        double[] values = [.. Ragged];
        values[5] = one;
        var fit = (FittedEts)new EtsModel().Fit(TimeSeries.Create("north", values, seasonLength: 4));
        Assert.Equal(6, fit.Candidates.Length);
        Assert.DoesNotContain(fit.Candidates, c => c.Form.NeedsPositiveValues);
    }

    [Theory]
    [InlineData(5, "ETS(A,N,N)")]
    [InlineData(6, "ETS(A,N,N)")]
    [InlineData(7, "ETS(A,A,N)")]
    [InlineData(8, "ETS(A,Ad,N)")]
    [InlineData(9, "ETS(A,N,A)")]
    [InlineData(11, "ETS(A,A,A)")]
    [InlineData(12, "ETS(A,Ad,A)")]
    public void A_form_is_tried_from_two_values_more_than_it_has_numbers(int length, string richest)
    {
        var fit = (FittedEts)new EtsModel().Fit(TimeSeries.Create("north", Ragged[..length], seasonLength: 4));
        Assert.Equal(richest, fit.Candidates.Where(c => c.Form.Error == ErrorForm.Additive).MaxBy(c => c.EstimatedNumbers)!.Form.ToString());
        Assert.All(fit.Candidates, c => Assert.True(length >= c.EstimatedNumbers + 2 && double.IsFinite(c.Aicc!.Value)));
    }

    [Fact]
    public void A_season_of_two_periods_is_found()
    {
        var values = Enumerable.Range(0, 30).Select(i => 100 + (i % 2 * 50) + (i * 7919 % 13));
        var fit = (FittedEts)new EtsModel().Fit(TimeSeries.Create("north", values.Select(v => (double)v), seasonLength: 2));
        Assert.NotEqual(SeasonForm.None, fit.Form.Season);
    }

    [Fact]
    public void A_season_too_long_is_left_out_with_a_reason()
    {
        var fit = new EtsModel().Fit(TimeSeries.Create("north", Enumerable.Range(0, 80).Select(i => 50d + (i % 25)), seasonLength: 25));
        Assert.Equal("A season of 25 periods is longer than 24: forms without season were tried.", fit.ModelReason);
        Assert.Equal(SeasonForm.None, ((FittedEts)fit).Form.Season);
    }

    public static TheoryData<string, double[], int, string, string> Fallbacks => new()
    {
        { "ets", [5, 6, 7, 9], 1, "ses", "ets needs 5 values and there are 4" },
        { "ets", [5, 6], 1, "naive", "ets needs 5 values and there are 2" },
        { "ets", [0, 0, 0, 0, 0, 0], 1, "naive", "The history is constant" },
        { "damped", [5, 6, 7, 9, 4, 3, 8], 1, "holt", "damped needs 8 values and there are 7" },
        { "damped", [5, 6, 7, 9], 1, "ses", "damped needs 8 values and there are 4" },
        { "damped", [4, 4, 4, 4, 4, 4, 4, 4], 1, "naive", "The history is constant" },
    };

    [Theory]
    [MemberData(nameof(Fallbacks))]
    public void What_cannot_be_estimated_falls_back_and_says_why(string asked, double[] values, int seasonLength, string fitted, string reason)
    {
        Assert.True(ForecastModels.TryGet(asked, out var model));
        var forecast = model.Fit(TimeSeries.Create("north", values, seasonLength)).Forecast(3, 0.80);
        Assert.Equal(fitted, forecast.ModelName);
        Assert.Contains(reason, forecast.ModelReason, StringComparison.Ordinal);
        Assert.All(forecast.Steps, s => Assert.True(double.IsFinite(s.Mean)));
    }

    [Fact]
    public void A_form_that_does_not_suit_gives_way_to_another_and_says_why()
    {
        double[] withZero = [.. Ragged, 0];
        Assert.Contains("needs values above zero", Of("ETS(M,N,N)", withZero, 4).ModelReason, StringComparison.Ordinal);
        Assert.Contains("needs a season length of 2 to 24", Of("ETS(A,N,A)", Ragged, 1).ModelReason, StringComparison.Ordinal);
        Assert.Contains("ETS(A,Ad,A) needs 12 values", Of("ETS(A,Ad,A)", Ragged[..11], 4).ModelReason, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new EtsModel(new EtsForm(ErrorForm.Additive, TrendForm.None, SeasonForm.Multiplicative)));
        IFittedModel Of(string form, double[] values, int m) => new EtsModel(Form(form)).Fit(TimeSeries.Create("north", values, m));
    }

    [Fact]
    public void A_line_with_a_season_is_carried_on_without_limits()
    {
        double[] season = [5, -2, 0, -3];
        double At(int i) => 20 + (2d * i) + season[i % 4];
        var fit = (FittedEts)new EtsModel().Fit(TimeSeries.Create("north", Enumerable.Range(0, 24).Select(At), seasonLength: 4));
        Assert.Equal(Enumerable.Range(24, 8).Select(At), fit.Forecast(8).Steps.Select(s => Math.Round(s.Mean, 6)));
        Assert.StartsWith("The model runs through every value", fit.NoIntervalReason, StringComparison.Ordinal);
        Assert.Null(fit.SamplePaths(3, 10, 1));
    }

    [Fact]
    public void Parameters_that_never_forget_are_not_taken_even_where_they_made_the_series()
    {
        // In the usual region, yet a root of the characteristic equation lies outside the unit circle: forecasts would swing ever more.
        const int M = 12;
        var (l, b, seasons, random) = (1000d, 5d, new double[M], new Random(20261123));
        var values = new double[180];
        for (var t = 0; t < values.Length; t++)
        {
            var error = (10 * random.NextDouble()) - 5;
            values[t] = l + b + seasons[t % M] + error;
            (l, b) = (l + b + (0.22 * error), b + (0.21 * error));
            seasons[t % M] += 0.77 * error;
        }

        var fit = (FittedEts)new EtsModel(Form("ETS(A,A,A)")).Fit(TimeSeries.Create("north", values, M));
        Assert.True(Rerun.ForecastAfterZeros(fit, seasons: 500) < 1000, string.Join(' ', fit.Parameters.Take(3)));
    }

    private static FittedEts Fit(string form) =>
        Assert.IsType<FittedEts>(new EtsModel(Form(form)).Fit(TimeSeries.Create("north", Ragged, seasonLength: 4)));

    private static EtsForm Form(string letters) => EtsForm.All.Single(form => form.ToString() == letters);

    private static bool IsSeason(ModelParameter parameter) => parameter.Name.StartsWith("season", StringComparison.Ordinal);

    private static double Size(ModelParameter parameter, EtsForm form) => parameter.Name switch
    {
        "alpha" or "beta" or "gamma" or "phi" => 0.02,
        "level" or "trend" => 2,
        _ => form.Season == SeasonForm.Multiplicative ? 0.02 : 2,
    };
}

using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Numerics;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting.Models.Arima;

public class ArimaModelTests
{
    private const double Z95 = 1.9599639845400543;

    private static readonly double[] Ragged =
    [
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140,
        145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, 171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194,
    ];

    public static TheoryData<int, int, int, int, int, int, bool> Orders => new()
    {
        { 1, 0, 0, 0, 0, 0, true },
        { 0, 0, 2, 0, 0, 0, true },
        { 2, 0, 1, 0, 0, 0, true },
        { 0, 1, 1, 0, 0, 0, false },
        { 3, 1, 2, 0, 0, 0, true },
        { 0, 1, 1, 0, 1, 1, false },
        { 1, 0, 0, 1, 1, 0, true },
        { 1, 0, 1, 1, 0, 1, true },
        { 2, 1, 0, 0, 0, 2, false },
        { 0, 2, 2, 0, 0, 0, false },
    };

    private static FittedArima Fit(IEnumerable<double> values, ArimaOrder order, int seasonLength = 12) =>
        Assert.IsType<FittedArima>(ArimaModel.Of(order).Fit(TimeSeries.Create("north", values, seasonLength)));

    private static double[] Difference(double[] values, int d, int seasonal, int m)
    {
        for (var i = 0; i < d + seasonal; i++)
        {
            var lag = i < d ? 1 : m;
            values = [.. values.Skip(lag).Zip(values, (later, earlier) => later - earlier)];
        }

        return values;
    }

    /// <summary>(1 - a1 B - ...)(1 - s1 B^m - ...) multiplied out; with sign -1 the same for plus signs.</summary>
    private static double[] Expand(FittedArima fit, string own, string seasonal, int m, int sign)
    {
        double[] Of(string name) =>
            [.. fit.Parameters.Where(p => p.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') == name).Select(p => p.Value)];
        double[] a = [-sign, .. Of(own)];
        double[] s = [-sign, .. Of(seasonal)];
        var product = new double[a.Length + (m * (s.Length - 1))];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = 0; j < s.Length; j++)
            {
                product[i + (j * m)] += -sign * a[i] * s[j];
            }
        }

        return product[1..];
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_likelihood_is_that_of_the_covariance_matrix(int p, int d, int q, int seasonalP, int seasonalD, int seasonalQ, bool constant)
    {
        const int m = 4;
        var fit = Fit(Ragged, ArimaOrder.Create(p, d, q, seasonalP, seasonalD, seasonalQ, constant), m);
        var differenced = Difference(Ragged, d, seasonalD, m);
        var direct = DirectLikelihood.Of(
            differenced, Expand(fit, "ar", "sar", m, 1), Expand(fit, "ma", "sma", m, -1), constant);
        Assert.Equal(direct, fit.Chosen.LogLikelihood, 5);

        double n = differenced.Length;
        double k = p + q + seasonalP + seasonalQ + (constant ? 1 : 0) + 1;
        Assert.Equal((-2 * direct) + (2 * k * n / (n - k - 1)), fit.Chosen.Aicc!.Value, 4);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void No_coefficients_nearby_are_more_likely(int p, int d, int q, int seasonalP, int seasonalD, int seasonalQ, bool constant)
    {
        const int m = 4;
        var fit = Fit(Ragged, ArimaOrder.Create(p, d, q, seasonalP, seasonalD, seasonalQ, constant), m);
        Assert.Equal(SearchExit.Converged, fit.Search.Exit);
        var (ar, ma) = (Expand(fit, "ar", "sar", m, 1), Expand(fit, "ma", "sma", m, -1));
        var differenced = Difference(Ragged, d, seasonalD, m);
        var random = new Random(20261123);
        for (var trial = 0; trial < 12; trial++)
        {
            // One coefficient is moved: the first of a kind that is there.
            var moved = (double[])[.. ar];
            var other = (double[])[.. ma];
            var size = (random.NextDouble() - 0.5) * 0.02;
            (trial % 2 == 0 && moved.Length > 0 || other.Length == 0 ? moved : other)[0] += size;
            if (seasonalP + seasonalQ > 0 || moved.Concat(other).Any(c => Math.Abs(c) > 0.97))
            {
                break;
            }

            var likelihood = DirectLikelihood.Of(differenced, moved, other, constant);
            Assert.True(likelihood <= fit.Chosen.LogLikelihood + 1e-6, $"{size}: {likelihood} over {fit.Chosen.LogLikelihood}");
        }
    }

    [Fact]
    public void A_first_order_autoregression_is_carried_on_as_on_paper()
    {
        var fit = Fit(Ragged, ArimaOrder.Create(1, 0, 0, hasConstant: true));
        var (phi, mean) = (fit.Parameters[0].Value, fit.Parameters[1].Value);
        Assert.Equal(["ar1", "mean"], fit.Parameters.Select(p => p.Name));
        var sigma = fit.ResidualStandardDeviation!.Value;
        foreach (var step in fit.Forecast(9, 0.95).Steps)
        {
            Assert.Equal(mean + (Math.Pow(phi, step.Step) * (Ragged[^1] - mean)), step.Mean, 8);
            var variance = Enumerable.Range(0, step.Step).Sum(j => Math.Pow(phi, 2 * j));
            Assert.Equal(Z95 * sigma * Math.Sqrt(variance), step.Intervals[0].Upper - step.Mean, 8);
        }

        // Exact: the first error has the variance of the process, sigma² / (1 - phi²).
        var errors = Ragged.Skip(1).Zip(Ragged, (y, before) => y - mean - (phi * (before - mean))).Sum(e => e * e)
            + ((1 - (phi * phi)) * Math.Pow(Ragged[0] - mean, 2));
        Assert.Equal(Math.Sqrt(errors / (Ragged.Length - 2)), sigma, 6);
    }

    [Fact]
    public void A_random_walk_with_drift_is_the_line_through_the_first_and_last_value()
    {
        var fit = Fit(Ragged, ArimaOrder.Create(0, 1, 0, hasConstant: true));
        var drift = (Ragged[^1] - Ragged[0]) / (Ragged.Length - 1);
        Assert.Equal(new ModelParameter("drift", drift).Value, fit.Parameters.Single().Value, 10);
        Assert.Equal(SearchExit.NotNeeded, fit.Search.Exit);
        Assert.All(fit.Forecast(6).Steps, s => Assert.Equal(Ragged[^1] + (s.Step * drift), s.Mean, 9));
    }

    [Fact]
    public void The_worked_example_of_the_page_holds()
    {
        var forecast = Fit([10, 13, 9, 16, 18], ArimaOrder.Create(0, 1, 0, hasConstant: true)).Forecast(4, 0.80);
        Assert.Equal([20, 22, 24, 26], forecast.Steps.Select(s => Math.Round(s.Mean, 9)));
        Assert.Equal(14.35, forecast.Steps[3].Intervals[0].Lower, 0.005);
        Assert.Equal(37.65, forecast.Steps[3].Intervals[0].Upper, 0.005);
    }

    [Fact]
    public void The_airline_model_forecasts_by_its_difference_equation()
    {
        const int m = 12;
        var fit = Fit(Ragged, ArimaOrder.Create(0, 1, 1, 0, 1, 1));
        var (theta, seasonal) = (fit.Parameters[0].Value, fit.Parameters[1].Value);
        Assert.Equal(["ma1", "sma1"], fit.Parameters.Select(p => p.Name));
        Assert.Equal(Ragged.Length - 13, fit.FittedValues.Length);
        var errors = Ragged[^fit.FittedValues.Length..].Zip(fit.FittedValues, (y, f) => y - f).ToList();

        // From the second season on, when nothing but the last errors counts: w = theta e(-1) + Theta e(-12) + theta Theta e(-13).
        var values = Ragged.ToList();
        foreach (var step in fit.Forecast(2 * m, 0.95).Steps.Skip(m + 1))
        {
            var h = step.Step;
            var steps = fit.Forecast(h).Steps;
            double At(int k) => k > 0 ? steps[k - 1].Mean : values[^(1 - k)];
            Assert.Equal(At(h - 1) + At(h - m) - At(h - m - 1), step.Mean, 8);
        }

        double[] psi = [1, .. Enumerable.Repeat(1 + theta, m - 1), 2 + theta + seasonal];
        var variance = psi[..3].Sum(w => w * w);
        var third = fit.Forecast(3, 0.95).Steps[2];
        Assert.Equal(Z95 * fit.ResidualStandardDeviation!.Value * Math.Sqrt(variance), third.Intervals[0].Upper - third.Mean, 8);
        Assert.True(errors.Count == 35);
    }

    [Fact]
    public void The_automatic_choice_lists_every_order_it_tried_and_takes_the_least_AICc()
    {
        var fit = Assert.IsType<FittedArima>(new ArimaModel().Fit(TimeSeries.Create("north", Ragged, 12)));
        Assert.Equal(("arima", null), (fit.ModelName, fit.ModelReason));
        Assert.InRange(fit.Candidates.Length, 5, 94);
        Assert.Equal(fit.Candidates.Length, fit.Candidates.Select(c => c.Order).Distinct().Count());
        Assert.All(fit.Candidates, c => Assert.Equal(fit.Order.Differences, c.Order.Differences));
        Assert.All(fit.Candidates, c => Assert.Equal(fit.Order.SeasonalDifferences, c.Order.SeasonalDifferences));
        var least = fit.Candidates.Where(c => c.Refusal is null).MinBy(c => c.Aicc)!;
        Assert.Equal(least.Order, fit.Order);
        Assert.Equal(least.Aicc!.Value, fit.Chosen.Aicc!.Value, 3);

        var told = fit.Explain();
        Assert.Equal(fit.Candidates.Length, told.Lines.Length);
        Assert.Equal(fit.Order.ToString(), ((SalesMetrics.Explanations.ExplainedValue.OfText)told.Value).Value);
    }

    [Fact]
    public void A_process_is_recognised_by_its_coefficients()
    {
        // 2,000 values of y = 0.7 y(-1) + e + 0.4 e(-1), from a fixed seed.
        var random = new Random(4711);
        double Normal() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
        var (y, e) = (0d, 0d);
        var values = new double[2000];
        for (var t = 0; t < values.Length; t++)
        {
            var next = Normal();
            (y, e) = ((0.7 * y) + next + (0.4 * e), next);
            values[t] = 50 + y;
        }

        var fit = Fit(values, ArimaOrder.Create(1, 0, 1, hasConstant: true));
        Assert.Equal(0.7, fit.Parameters[0].Value, 0.05);
        Assert.Equal(0.4, fit.Parameters[1].Value, 0.06);
        Assert.Equal(50, fit.Parameters[2].Value, 0.4);
        Assert.Equal(1, fit.ResidualStandardDeviation!.Value, 0.04);
    }

    [Fact]
    public void Without_mean_and_differences_the_values_lean_on_zero()
    {
        var fit = Fit([.. Ragged.Select(y => y - 160)], ArimaOrder.Create(1, 0, 0));
        Assert.Equal(["ar1"], fit.Parameters.Select(p => p.Name));
        var phi = fit.Parameters[0].Value;
        Assert.All(fit.Forecast(5).Steps, s => Assert.Equal(Math.Pow(phi, s.Step) * (Ragged[^1] - 160), s.Mean, 8));
    }

    public static TheoryData<double[], int, string?, string, string> FallBacks => new()
    {
        { [5, 6, 7, 9], 1, null, "ses", "arima needs 5 values and there are 4" },
        { [5, 6], 1, null, "naive", "arima needs 5 values and there are 2" },
        { [4, 4, 4, 4, 4, 4], 1, null, "naive", "The history is constant" },
        { [5, 6, 7, 9, 4, 5, 6, 8], 100, null, "arima", "A season of 100 is longer than the 60" },
        { [5, 6, 7, 9, 4, 5, 6, 8], 4, "seasonal", "ses", "arima-0-1-1-0-1-1 needs 10 values and there are 8" },
        { [5, 6, 7, 9, 4, 5, 6, 8], 1, "seasonal", "arima-0-1-1-0-1-1", "needs a season length of 2 to 60, not 1: it was left out" },
    };

    [Theory]
    [MemberData(nameof(FallBacks))]
    public void What_cannot_be_estimated_falls_back_and_says_why(double[] values, int seasonLength, string? asked, string fitted, string reason)
    {
        var model = asked is null ? new ArimaModel() : ArimaModel.Of(ArimaOrder.Create(0, 1, 1, 0, 1, 1));
        var forecast = model.Fit(TimeSeries.Create("north", values, seasonLength)).Forecast(3, 0.80);
        Assert.Equal(fitted, forecast.ModelName);
        Assert.Contains(reason, forecast.ModelReason, StringComparison.Ordinal);
        Assert.All(forecast.Steps, s => Assert.True(double.IsFinite(s.Mean)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_straight_line_is_carried_on_without_limits(int seasonLength)
    {
        var forecast = new ArimaModel().Fit(TimeSeries.Create("north", Enumerable.Range(1, 24).Select(i => 3d * i), seasonLength))
            .Forecast(3, 0.95);
        Assert.Equal([75, 78, 81], forecast.Steps.Select(s => Math.Round(s.Mean, 8)));
        Assert.StartsWith("The model runs through every value", forecast.NoIntervalReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_over_the_limit_is_cut_to_its_last_values()
    {
        var values = Enumerable.Range(0, ArimaModel.MostValues + 500).Select(i => (i < 400 ? 1e6 : 0) + (i * 7919L % 101)).ToArray();
        var fit = new ArimaModel().Fit(TimeSeries.Create("north", values));
        Assert.InRange(fit.FittedValues.Length, ArimaModel.MostValues - 3, ArimaModel.MostValues);
        Assert.All(fit.Forecast(3).Steps, s => Assert.InRange(s.Mean, -50, 150));
    }
}

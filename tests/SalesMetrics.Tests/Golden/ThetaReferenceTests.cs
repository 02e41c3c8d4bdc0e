using System.Text.Json;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Series;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// The Theta method and what it stands on, series by series of M3, against R 4 with forecast 8.20 (<c>acf</c>, <c>decompose</c>,
/// <c>thetaf</c>, <c>rwf</c>, <c>meanf</c>, <c>croston</c>). Tolerances stand at each test.
/// </summary>
public class ThetaReferenceTests
{
    private const string Forecasts = "data/reference/m3-r-forecast.json";
    private const string Blocks = "data/reference/m3-r-blocks.json";

    [SharedDataFact(M3.File, Blocks)]
    public void The_seasonality_test_and_its_indices_are_those_of_R()
    {
        var series = M3.All.ToDictionary(s => s.History.Id, s => s.History);
        var (tested, seasonal) = (0, 0);
        foreach (var entry in Entries(Blocks))
        {
            var reference = entry.GetProperty("seasonality");
            var own = series[entry.GetProperty("series_id").GetString()!];
            if (!reference.TryGetProperty("limit_90", out var limit) || limit.ValueKind != JsonValueKind.Number)
            {
                continue;
            }

            var test = SeasonalityTestCalculator.Calculate(own);
            // The file holds |r(m)|, which is what the test compares: for N1531, the one series below zero, R's acf gives -0.00903.
            Assert.Equal(reference.GetProperty("acf_at_m").GetDouble(), Math.Abs(test.Autocorrelation!.Value), 1e-11);
            Assert.Equal(limit.GetDouble(), test.Limit!.Value, 1e-11);
            Assert.Equal(reference.GetProperty("seasonal").GetBoolean(), test.IsSeasonal);
            tested++;
            if (test.IsSeasonal)
            {
                var indices = ClassicalDecompositionCalculator.Calculate(own, DecompositionForm.Multiplicative).SeasonalIndices;
                // R's decompose lists them from the first value of the series, whatever the file calls them: five series begin within a
                // year (N1715 in October) and agree in no other order.
                var expected = reference.GetProperty("indices_from_first_period_of_year").EnumerateArray().Select(e => e.GetDouble()).ToArray();
                Assert.Equal(expected, indices, (x, y) => Math.Abs(x - y) < 1e-11);
                seasonal++;
            }
        }

        Assert.Equal((43, 30), (tested, seasonal));
    }

    [SharedDataTheory(M3.File, Blocks)]
    [InlineData("drift")]
    [InlineData("mean")]
    [InlineData("naive2")]
    public void Benchmarks_and_their_limits_are_those_of_R(string name)
    {
        var compared = Compare(Blocks, name);
        Assert.Equal(60, compared.Count);
        Assert.All(compared, c => Assert.True(c.Mean < 1e-9, c.ToString()));
        // R gives no limits for naive2.
        Assert.All(compared, c => Assert.True(name == "naive2" ? double.IsNaN(c.Width) : c.Width < 1e-7, c.ToString()));
    }

    [SharedDataFact(M3.File, Blocks)]
    public void Croston_is_that_of_R()
    {
        var compared = Compare(Blocks, "croston", "croston_alpha_0.1");
        Assert.Equal(60, compared.Count);
        Assert.All(compared, c => Assert.True(c.Mean < 1e-9, c.ToString()));
    }

    [SharedDataFact(M3.File)]
    public void An_autocorrelation_below_zero_keeps_its_sign()
    {
        var values = M3.ById["N1531"].History.Values;
        var (m, mean) = (M3.ById["N1531"].History.SeasonLength, values.Average());
        var above = values.Skip(m).Zip(values, (later, earlier) => (later - mean) * (earlier - mean)).Sum();
        var below = values.Sum(y => (y - mean) * (y - mean));
        Assert.Equal(-0.00903382654322, above / below, 1e-11);
        Assert.Equal(above / below, SeasonalityTestCalculator.Calculate(M3.ById["N1531"].History).Autocorrelation!.Value, 1e-11);
    }

    // R's search for alpha stops a little early, and where the sum of squares is flat in alpha that shows.
    [SharedDataTheory(M3.File, Forecasts, Blocks)]
    [InlineData(Forecasts, 50)]
    public void Theta_is_that_of_R_within_a_thousandth(string file, int count)
    {
        var compared = Compare(file, "theta");
        Assert.Equal(count, compared.Count);
        Assert.True(compared.Count(c => c.Mean < 1e-3) >= 0.9 * count, Describe(compared.Where(c => c.Mean >= 1e-3)));
        Assert.True(compared.Count(c => c.Width < 0.02) >= 0.9 * count, Describe(compared.Where(c => c.Width >= 0.02)));
    }

    private static string Describe(IEnumerable<Comparison> compared) => string.Join(Environment.NewLine, compared);

    private static List<Comparison> Compare(string file, string name, string? property = null)
    {
        var series = M3.All.ToDictionary(s => s.History.Id, s => s.History);
        Assert.True(ForecastModels.TryGet(name, out var model));
        var compared = new List<Comparison>();
        foreach (var entry in Entries(file))
        {
            if (!entry.TryGetProperty(property ?? name, out var reference) || reference.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var id = entry.GetProperty("series_id").GetString()!;
            var means = Numbers(reference, "mean");
            var forecast = model.Fit(series[id]).Forecast(means.Length, 0.80, 0.95);
            compared.Add(new Comparison(
                id,
                forecast.Steps.Max(s => Math.Abs((s.Mean / means[s.Step - 1]) - 1)),
                Math.Max(Width(forecast, 0, reference, "80"), Width(forecast, 1, reference, "95"))));
        }

        return compared;
    }

    private static double Width(Forecast forecast, int level, JsonElement reference, string suffix)
    {
        if (!reference.TryGetProperty("lo" + suffix, out _))
        {
            return double.NaN;
        }

        var (lower, upper) = (Numbers(reference, "lo" + suffix), Numbers(reference, "hi" + suffix));
        return forecast.Steps.Max(s => Math.Abs(
            ((s.Intervals[level].Upper - s.Intervals[level].Lower) / (upper[s.Step - 1] - lower[s.Step - 1])) - 1));
    }

    private static double[] Numbers(JsonElement reference, string name) =>
        [.. reference.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    private static List<JsonElement> Entries(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf(file)));
        return [.. json.RootElement.EnumerateArray().Select(entry => entry.Clone())];
    }

    /// <summary>The largest relative differences of a mean and of the width of an interval.</summary>
    private sealed record Comparison(string Id, double Mean, double Width);
}

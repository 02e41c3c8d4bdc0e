using System.Text.Json;
using SalesMetrics.Forecasting.Decomposition;
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
            Assert.Equal(reference.GetProperty("acf_at_m").GetDouble(), test.Autocorrelation!.Value, 1e-11);
            Assert.Equal(limit.GetDouble(), test.Limit!.Value, 1e-11);
            Assert.Equal(reference.GetProperty("seasonal").GetBoolean(), test.IsSeasonal);
            tested++;
            if (test.IsSeasonal)
            {
                var indices = ClassicalDecompositionCalculator.Calculate(own, DecompositionForm.Multiplicative).SeasonalIndices;
                // R lists them from the first period of the year, we from the first of the series.
                var first = reference.GetProperty("start_period").GetInt32() - 1;
                var expected = reference.GetProperty("indices_from_first_period_of_year").EnumerateArray().Select(e => e.GetDouble()).ToArray();
                Assert.All(Enumerable.Range(0, indices.Length), i => Assert.Equal(expected[(first + i) % expected.Length], indices[i], 1e-11));
                seasonal++;
            }
        }

        Assert.Equal((43, 30), (tested, seasonal));
    }

    private static List<JsonElement> Entries(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf(file)));
        return [.. json.RootElement.EnumerateArray().Select(entry => entry.Clone())];
    }
}

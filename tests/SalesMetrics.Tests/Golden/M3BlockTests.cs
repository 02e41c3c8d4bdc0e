using System.Text.Json;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Decomposition;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Decomposed;
using SalesMetrics.Forecasting.Transformations;
using SalesMetrics.Series;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// The building blocks of 60 M3 series against R 4 with forecast 8.20 that no other file of this folder holds: smoothing of seasonally adjusted
/// values, STL, STL with automatic smoothing, the power of a transformation. Tolerances stand at each test.
/// </summary>
public class M3BlockTests
{
    private const string Blocks = "data/reference/m3-r-blocks.json";

    // Searches that end a little apart, and for holt and damped the more likely of two optima (see RForecastTests and EtsReferenceTests): so
    // most agree closely, and the rest is counted.
    [SharedDataTheory(M3.File, Blocks)]
    [InlineData("ses", 1e-3, 57)]
    [InlineData("holt", 1e-2, 30)]
    [InlineData("damped", 1e-2, 20)]
    public void Smoothing_of_seasonally_adjusted_values_agrees_with_R(string name, double tolerance, int least)
    {
        Assert.True(ForecastModels.TryGet(name, out var model));
        var apart = new List<string>();
        var count = 0;
        foreach (var (entry, history) in Entries())
        {
            var expected = Numbers(entry.GetProperty(name + "_adjusted"), "mean");
            var indices = SeasonalityTestCalculator.Calculate(history).IsSeasonal
                ? ClassicalDecompositionCalculator.Calculate(history, DecompositionForm.Multiplicative)
                : null;
            var adjusted = TimeSeries.Create(history.Id, indices?.SeasonallyAdjusted() ?? history.Values);
            var own = model.Fit(adjusted).Forecast(expected.Length).Steps
                .Select(step => step.Mean * (indices?.IndexOf(history.Length + step.Step - 1) ?? 1));
            var difference = own.Zip(expected, (x, y) => Math.Abs((x / y) - 1)).Max();
            count++;
            if (difference >= tolerance)
            {
                apart.Add(FormattableString.Invariant($"{history.Id} {difference:G3}"));
            }
        }

        Assert.Equal(60, count);
        Assert.True(count - apart.Count >= least, string.Join(", ", apart));
    }

    [SharedDataFact(M3.File, Blocks)]
    public void Decompositions_by_a_fixed_season_are_those_of_R()
    {
        var count = 0;
        foreach (var (entry, history) in Entries())
        {
            if (!entry.TryGetProperty("stl_periodic", out var reference) || reference.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var parts = StlCalculator.Calculate(history, new StlOptions { SeasonalWindow = null });
            var expected = Numbers(reference, "seasonal_first_year");
            var tolerance = 1e-9 * history.Values.Max();
            Assert.Equal(expected, parts.Seasons[0].Values.Take(expected.Length), (x, y) => Math.Abs(x - y) <= tolerance);
            Assert.Equal(reference.GetProperty("trend_last").GetDouble(), parts.Trend[^1], tolerance);
            Assert.Equal(reference.GetProperty("seasonal_strength").GetDouble(), parts.Seasons[0].Strength, 1e-9);
            Assert.Equal(reference.GetProperty("trend_strength").GetDouble(), parts.TrendStrength, 1e-9);
            count++;
        }

        Assert.Equal(43, count);
    }

    // Our search finds more likely parameters on many series, and then another form may be chosen; where R's is found the rest must agree.
    [SharedDataFact(M3.File, Blocks)]
    public void Automatic_smoothing_of_the_adjusted_history_agrees_with_R_where_the_same_is_chosen()
    {
        var (count, near) = (0, 0);
        var apart = new List<string>();
        foreach (var (entry, history) in Entries())
        {
            if (!entry.TryGetProperty("stlf", out var reference) || reference.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            var expected = Numbers(reference, "mean");
            var forecast = new StlModel(new EtsModel()).Fit(history).Forecast(expected.Length, 0.80, 0.95);
            var difference = forecast.Steps.Max(step => Math.Abs((step.Mean / expected[step.Step - 1]) - 1));
            count++;
            if (difference < 1e-2)
            {
                near++;
            }
            else
            {
                apart.Add(FormattableString.Invariant($"{history.Id} {difference:G3}"));
            }
        }

        Assert.Equal(43, count);
        Assert.True(near >= 22, $"{near}: " + string.Join(", ", apart));
    }

    // R's search may end in the lesser of two valleys; ours must never be the worse.
    [SharedDataFact(M3.File, Blocks)]
    public void Powers_are_those_of_R_or_better()
    {
        var (count, same) = (0, 0);
        var apart = new List<string>();
        foreach (var (entry, history) in Entries())
        {
            if (entry.GetProperty("choices").GetProperty("boxcox_lambda_guerrero") is not { ValueKind: JsonValueKind.Number } reference)
            {
                continue;
            }

            count++;
            var (own, ofR) = (BoxCoxCalculator.Calculate(history).Lambda!.Value, reference.GetDouble());
            Assert.True(
                Variation(history, own) <= Variation(history, ofR) * (1 + 1e-9),
                FormattableString.Invariant($"{history.Id}: {own} is worse than {ofR}."));
            if (Math.Abs(own - ofR) < 1e-3)
            {
                same++;
            }
            else
            {
                apart.Add(FormattableString.Invariant($"{history.Id} {own:F3} {ofR:F3}"));
            }
        }

        Assert.True(count >= 58 && same >= count - 4, $"{count}, {same}: " + string.Join(", ", apart));
    }

    // R's figures are those of rows 1, 6, 11, ... of the file: stlf where there is a season, ets where there is none.
    [SharedDataFact(M3.File)]
    public void Automatic_smoothing_after_STL_errs_on_every_fifth_series_of_M3_no_more_than_in_R()
    {
        var (smape, mase) = M3BenchmarkTests.Table(new StlModel(new EtsModel()), every: 5);
        var own = FormattableString.Invariant($"{string.Join(' ', smape.Concat(mase).Select(value => FormattableString.Invariant($"{value:F3}")))}");
        Assert.True(smape[4] <= 13.589 && mase[4] <= 1.465, own);
    }

    // What Guerrero 1993 makes least, written down plainly.
    private static double Variation(TimeSeries history, double lambda)
    {
        var ratios = history.Values
            .Skip(history.Length % Math.Max(2, history.SeasonLength))
            .Chunk(Math.Max(2, history.SeasonLength))
            .Select(season => Deviation(season) / Math.Pow(season.Average(), 1 - lambda))
            .ToArray();
        return Deviation(ratios) / ratios.Average();

        static double Deviation(double[] values) =>
            Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1));
    }

    private static IEnumerable<(JsonElement Entry, TimeSeries History)> Entries()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf(Blocks)));
        return [.. json.RootElement.EnumerateArray().Select(entry => (entry.Clone(), M3.ById[entry.GetProperty("series_id").GetString()!].History))];
    }

    private static double[] Numbers(JsonElement reference, string name) =>
        [.. reference.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}

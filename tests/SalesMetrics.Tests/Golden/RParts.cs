using System.Collections.Immutable;
using System.Text.Json;
using SalesMetrics.Forecasting;
using SalesMetrics.Series;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>Figures of R 4.2.2 with forecast 8.20 on R's AirPassengers and on made-up series: <c>Rscript r-forecast-parts.R &gt;
/// r-forecast-parts.json</c>, both beside this file. R writes 15 digits.</summary>
internal static class RParts
{
    private static readonly Lazy<JsonElement> Loaded = new(() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests/SalesMetrics.Tests/Golden/r-forecast-parts.json"))).RootElement);

    /// <summary>Monthly airline passengers in thousands, 1949 to 1960 (Box &amp; Jenkins 1976).</summary>
    public static TimeSeries Air { get; } = Series("air", 12);

    /// <summary>The same with two values that are no passengers' numbers.</summary>
    public static TimeSeries Spiky { get; } = Series("spiky", 12);

    /// <summary>A level of 100 with a deal of 260 and a month of 20.</summary>
    public static TimeSeries Flat { get; } = Series("flat", 1);

    /// <summary>A trend with seasons of 7 and 91.</summary>
    public static TimeSeries Days { get; } = Series("days", 7);

    public static double Number(string path) => At(path).GetDouble();

    public static ImmutableArray<double> Numbers(string path) => [.. At(path).EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>Every number within a tolerance, relative to the largest.</summary>
    public static void AssertClose(string path, IEnumerable<double> actual, double tolerance = 1e-10)
    {
        var expected = Numbers(path);
        var largest = expected.Max(Math.Abs);
        Assert.Equal(expected, [.. actual], (x, y) => Math.Abs(x - y) <= tolerance * largest);
    }

    /// <summary>Means, and limits of 80 and 95 %.</summary>
    public static void AssertClose(string path, Forecast forecast, double tolerance)
    {
        AssertClose(path + "/mean", forecast.Steps.Select(step => step.Mean), tolerance);
        AssertClose(path + "/lo80", forecast.Steps.Select(step => step.Intervals[0].Lower), tolerance);
        AssertClose(path + "/hi80", forecast.Steps.Select(step => step.Intervals[0].Upper), tolerance);
        AssertClose(path + "/lo95", forecast.Steps.Select(step => step.Intervals[1].Lower), tolerance);
        AssertClose(path + "/hi95", forecast.Steps.Select(step => step.Intervals[1].Upper), tolerance);
    }

    private static TimeSeries Series(string name, int seasonLength) => TimeSeries.Create(name, Numbers(name), seasonLength);

    private static JsonElement At(string path) => path.Split('/').Aggregate(Loaded.Value, (element, part) => element.GetProperty(part));
}

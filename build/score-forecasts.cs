#:project ../src/SalesMetrics/SalesMetrics.csproj
#:property RestorePackagesWithLockFile=false
// Scores point forecasts made elsewhere, and those of our model of the same name on the same series. Called by build/score-r.sh:
//   dotnet run build/score-forecasts.cs -- MODEL FORECASTS_CSV M3_CSV_GZ     (a line is: series_id,mean;mean;...,criterion or NA)
using System.Globalization;
using System.IO.Compression;
using SalesMetrics.Forecasting;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Arima;
using SalesMetrics.Forecasting.Models.ExponentialSmoothing;
using SalesMetrics.Series;

if (!ForecastModels.TryGet(args[0], out var model))
{
    Console.Error.WriteLine($"There is no model {args[0]}.");
    return 2;
}

// The number that the search made small, as build/score-r.sh asks R for it.
double MadeSmall(IFittedModel fit) => fit switch
{
    FittedEts smoothing when args[0] == "damped" => -2 * smoothing.Chosen.LogLikelihood ?? double.NaN,
    FittedEts ets => ets.Chosen.Aicc ?? double.NaN,
    FittedArima arima => arima.Chosen.Aicc ?? double.NaN,
    _ => fit.Series.Length * Math.Log(fit.Series.Values[^fit.FittedValues.Length..].Zip(fit.FittedValues, (value, fitted) => (value - fitted) * (value - fitted)).Sum()),
};

static double[] Numbers(string text) => [.. text.Split(';').Select(one => double.Parse(one, CultureInfo.InvariantCulture))];

var theirs = File.ReadLines(args[1]).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => (Means: Numbers(cells[1]), MadeSmall: cells[2]));
using var reader = new StreamReader(new GZipStream(File.OpenRead(args[2]), CompressionMode.Decompress));
var header = (await reader.ReadLineAsync())!.Split(',');
int Column(string column) => Array.IndexOf(header, column);
var searches = new List<(string Id, double Theirs, double Ours)>();
var scored = new List<(string Frequency, (double Smape, double Mase) Theirs, (double Smape, double Mase) Ours)>();
while (await reader.ReadLineAsync() is { } line)
{
    var cells = line.Split(',');
    if (!theirs.Remove(cells[Column("series_id")], out var their))
    {
        continue;
    }

    var season = int.Parse(cells[Column("season_length")], CultureInfo.InvariantCulture);
    var (history, actual) = (Numbers(cells[Column("train")]), Numbers(cells[Column("test")]));
    (double Smape, double Mase) Score(double[] forecast) => (
        AccuracyMeasures.SmapePercent(actual, forecast),
        AccuracyMeasures.MeanAbsoluteScaledError(actual, forecast, history, season) ?? throw new InvalidOperationException($"{cells[0]} is flat."));
    var fit = model.Fit(TimeSeries.Create(cells[0], history, season));
    scored.Add((cells[Column("frequency")], Score(their.Means), Score([.. fit.Forecast(actual.Length).Steps.Select(step => step.Mean)])));
    if (double.TryParse(their.MadeSmall, CultureInfo.InvariantCulture, out var small) && double.IsFinite(small) && double.IsFinite(MadeSmall(fit)))
    {
        searches.Add((cells[0], small, MadeSmall(fit)));
    }
}

if (theirs.Count > 0)
{
    Console.Error.WriteLine($"{theirs.Count} forecasts are of unknown series, as {theirs.Keys.First()}.");
    return 1;
}

string[] frequencies = ["yearly", "quarterly", "monthly", "other"];
foreach (var (whose, score) in new[] { ("R's", scored.Select(one => (one.Frequency, Score: one.Theirs))), ("ours", scored.Select(one => (one.Frequency, Score: one.Ours))) })
{
    string Row(Func<(double Smape, double Mase), double> measure) => string.Join(
        " | ",
        frequencies
            .Select(frequency => score.Where(one => one.Frequency == frequency))
            .Append(score)
            .Select(group => group.Any() ? group.Average(one => measure(one.Score)).ToString("F3", CultureInfo.InvariantCulture) : "-"));
    Console.WriteLine($"| {args[0]}, {whose} | {scored.Count} | {Row(one => one.Smape)} | {Row(one => one.Mase)} |");
}

if (searches.Count > 0)
{
    bool IsWorse((string Id, double Theirs, double Ours) one) => one.Ours > one.Theirs + (0.001 * Math.Abs(one.Theirs));
    var worst = searches.MaxBy(one => one.Ours - one.Theirs);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"not worse by over 0.1 % on {searches.Count(one => !IsWorse(one))} of {searches.Count}; better by over 0.01 on {searches.Count(one => one.Ours < one.Theirs - 0.01)}, worse on {searches.Count(one => one.Ours > one.Theirs + 0.01)}, most on {worst.Id}: {worst.Ours:F3} for {worst.Theirs:F3}"));
}

return 0;

#:project ../src/SalesMetrics/SalesMetrics.csproj
#:property RestorePackagesWithLockFile=false
// Scores point forecasts made elsewhere, and those of our model of the same name on the same series. Called by build/score-r.sh:
//   dotnet run build/score-forecasts.cs -- MODEL FORECASTS_CSV M3_CSV_GZ     (a forecast is a line: series_id,mean;mean;...)
using System.Globalization;
using System.IO.Compression;
using SalesMetrics.Forecasting;
using SalesMetrics.Series;

if (!ForecastModels.TryGet(args[0], out var model))
{
    Console.Error.WriteLine($"There is no model {args[0]}.");
    return 2;
}

static double[] Numbers(string text) => [.. text.Split(';').Select(one => double.Parse(one, CultureInfo.InvariantCulture))];

var theirs = File.ReadLines(args[1]).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => Numbers(cells[1]));
using var reader = new StreamReader(new GZipStream(File.OpenRead(args[2]), CompressionMode.Decompress));
var header = (await reader.ReadLineAsync())!.Split(',');
int Column(string column) => Array.IndexOf(header, column);
var scored = new List<(string Frequency, (double Smape, double Mase) Theirs, (double Smape, double Mase) Ours)>();
while (await reader.ReadLineAsync() is { } line)
{
    var cells = line.Split(',');
    if (!theirs.Remove(cells[Column("series_id")], out var means))
    {
        continue;
    }

    var season = int.Parse(cells[Column("season_length")], CultureInfo.InvariantCulture);
    var (history, actual) = (Numbers(cells[Column("train")]), Numbers(cells[Column("test")]));
    (double Smape, double Mase) Score(double[] forecast) => (
        AccuracyMeasures.SmapePercent(actual, forecast),
        AccuracyMeasures.MeanAbsoluteScaledError(actual, forecast, history, season) ?? throw new InvalidOperationException($"{cells[0]} is flat."));
    var ours = model.Fit(TimeSeries.Create(cells[0], history, season)).Forecast(actual.Length).Steps.Select(step => step.Mean);
    scored.Add((cells[Column("frequency")], Score(means), Score([.. ours])));
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
            .Select(group => group.Average(one => measure(one.Score)).ToString("F3", CultureInfo.InvariantCulture)));
    Console.WriteLine($"| {args[0]}, {whose} | {scored.Count} | {Row(one => one.Smape)} | {Row(one => one.Mase)} |");
}

return 0;

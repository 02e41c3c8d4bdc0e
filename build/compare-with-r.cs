#:project ../src/SalesMetrics/SalesMetrics.csproj
#:property RestorePackagesWithLockFile=false
#:property TieredPGO=true
// One model on the series of a file, one after the other on one thread: prints the CPU seconds for them. Called by build/compare-with-r.sh:
//   dotnet run build/compare-with-r.cs -- MODEL FREQUENCY FIRST_SERIES EVERY M3_CSV_GZ
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using SalesMetrics.Forecasting;
using SalesMetrics.Series;

var (name, frequency, most, every) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture));
if (!ForecastModels.TryGet(name, out var model))
{
    Console.Error.WriteLine($"There is no model {name}.");
    return 2;
}

using var reader = new StreamReader(new GZipStream(File.OpenRead(args[4]), CompressionMode.Decompress));
var header = (await reader.ReadLineAsync())!.Split(',');
int Column(string column) => Array.IndexOf(header, column);
var chosen = new List<(TimeSeries History, int Horizon)>();
var row = 0;
while (await reader.ReadLineAsync() is { } line)
{
    var cells = line.Split(',');
    if ((frequency == "all" || cells[Column("frequency")] == frequency) && row++ % every == 0 && chosen.Count < most)
    {
        var values = cells[Column("train")].Split(';').Select(text => double.Parse(text, CultureInfo.InvariantCulture));
        chosen.Add((
            TimeSeries.Create(cells[Column("series_id")], values, int.Parse(cells[Column("season_length")], CultureInfo.InvariantCulture)),
            int.Parse(cells[Column("horizon")], CultureInfo.InvariantCulture)));
    }
}

// The code is compiled while it runs. What that costs is paid once a program and not once a series, so it is told apart: the cold run is the first.
var seconds = new List<double>();
var watch = Stopwatch.StartNew();
do
{
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    foreach (var (history, horizon) in chosen)
    {
        if (model.Fit(history).Forecast(horizon, 0.80, 0.95).Steps.Length != horizon)
        {
            return 1;
        }
    }

    seconds.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
}
while (seconds.Count < 5 && watch.Elapsed.TotalSeconds < 5);

var warm = seconds.Count > 1 ? seconds.Skip(1).Order().ElementAt((seconds.Count - 1) / 2) : seconds[0];
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{chosen.Count} {seconds[0]:F4} {warm:F4}"));
return 0;

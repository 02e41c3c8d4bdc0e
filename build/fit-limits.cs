#:project ../src/SalesMetrics/SalesMetrics.csproj
#:property RestorePackagesWithLockFile=false
// Fits the numbers in CombinationLimits.cs: how many spreads hold which share of the outcomes of the automatic forecast. Run by hand, in two stages:
//   dotnet run -c Release build/fit-limits.cs -- M3_CSV_GZ [--cross] [--forward]
//   dotnet run -c Release build/fit-limits.cs -- M3_CSV_GZ --calibrate odd|even [--cross]
//
// The first reads the column "train" and never the column "test": forecasts are made from 7 earlier moments of each history, 1/2, 1, 1 1/2, 2, 2 1/2, 3 and 4 horizons
// before its end, and compared with what followed within it. The numbers are those of least pinball loss of the logarithm of |error| / spread at 50, 80, 95 and 99 %.
// Within a class each frequency weighs the same, and within a frequency each series: long ones have more such moments, but will be forecast as often as short ones.
// With --cross it also leaves out each of the 7 moments in turn, fits to the other 6 and prints what share of the outcomes of the one left out is covered; with
// --forward it fits to moments long before each of the last 4, with and without more weight on later ones. Needs 3 minutes of one processor, with these 10 each.
//
// The second is a split calibration (Papadopoulos et al. 2002): of the numbers of the first stage the overall width is found anew on the end of the series, its "test" values
// included, of ONE HALF of the series, those of odd (or even) running number within their frequency; loss and weights are the same. Then it prints what share of the outcomes
// of the other half, of which the calibration saw nothing, is covered, with standard errors over series. What is found anew, and for which class, was chosen with --cross: it
// fits to nine tenths of the calibrating half and prints, of the tenth left out, what the loss gains beside the first stage, and the coverage. What is shipped is the
// width without a season that "odd" finds; with a season nothing was gained, and the numbers of the first stage stay. Needs half a minute of one processor.
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using SalesMetrics.Forecasting.Models;
using SalesMetrics.Forecasting.Models.Combinations;
using SalesMetrics.Series;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
double[] levels = [0.50, 0.80, 0.95, 0.99];
double[] z = [0.6744897501960817, 1.2815515655446004, 1.959963984540054, 2.5758293035489004];
double[] horizonsBack = [0.5, 1, 1.5, 2, 2.5, 3, 4];

if (Array.IndexOf(args, "--calibrate") is > 0 and var at)
{
    Calibrate(Read(args[0]), args[at + 1] switch { "odd" => 1, "even" => 0, _ => throw new ArgumentException("--calibrate odd or even.") }, args.Contains("--cross"));
    return;
}

var cases = new ConcurrentBag<Case>();
Parallel.ForEach(Read(args[0]), one =>
{
    foreach (var share in horizonsBack)
    {
        var back = (int)(share * one.Horizon);
        var length = one.History.Length - back;
        if (length >= Math.Max(8, one.History.SeasonLength == 1 ? 8 : (2 * one.History.SeasonLength) + 1)
            && new AutoModel().Fit(one.History.First(length)) is FittedCombination { NoIntervalReason: null } fit)
        {
            cases.Add(Case.Of(one.Frequency, share, fit, one.History.Values.AsSpan(length, Math.Min(back, one.Horizon)), one.Horizon));
        }
    }
});

var ordered = cases.OrderBy(c => c.Id, StringComparer.Ordinal).ThenBy(c => c.Back).ToArray();
Console.WriteLine($"{ordered.Length} forecasts, {ordered.Sum(c => c.LogErrors.Length)} outcomes");
foreach (var (title, isIn) in new (string, Func<Case, bool>)[]
    { ("no season", c => c.Season == 1), ("season of 2 to 6", c => c.Season is > 1 and <= 6), ("season of 7 or more", c => c.Season > 6) })
{
    var members = ordered.Where(isIn).ToArray();
    if (members.Length == 0)
    {
        continue;
    }

    var weights = WeightsOf(members);
    var (found, loss) = Fit(members, weights);
    Console.WriteLine($"{title}: loss {loss:F5}; a {found[0]:F3} {found[1]:F3} {found[2]:F3}; b {found[3]:F3} {found[4]:F3} {found[5]:F3}; recent {found[6]:F3}, typical {found[7]:F3}, length {found[8]:F3}");
    if (args.Contains("--forward"))
    {
        foreach (var rate in new double[] { 0.5, 1 })
        {
            Console.WriteLine($"  halving {rate}: {string.Join(' ', Fit(members, weights, rate).Found.Select(v => v.ToString("F3")))}");
        }
    }

    foreach (var group in members.GroupBy(c => (c.Frequency, c.Back)).OrderBy(g => g.Key.Frequency, StringComparer.Ordinal).ThenBy(g => g.Key.Back))
    {
        Console.WriteLine($"  {group.Key.Frequency} {group.Key.Back}: {Covered(group, found, 1):P1} {Covered(group, found, 2):P1}");
    }

    if (args.Contains("--forward"))
    {
        foreach (var rate in new double[] { 0, 0.5, 1 })
        {
            var misses = new List<(string Frequency, double Inner, double Outer)>();
            foreach (var target in new double[] { 0.5, 1, 1.5, 2 })
            {
                var (before, _) = Fit([.. members.Where(c => c.Back >= target + 1)], weights, rate, target + 1);
                foreach (var group in members.Where(c => c.Back == target).GroupBy(c => c.Frequency).OrderBy(g => g.Key, StringComparer.Ordinal))
                {
                    var (inner, outer) = (Covered(group, before, 1), Covered(group, before, 2));
                    misses.Add((group.Key, inner, outer));
                    Console.WriteLine($"  from before, weights halve {rate} times a horizon: {group.Key} {target}: {inner:P1} {outer:P1}");
                }
            }

            Console.WriteLine($"  halving {rate}: off by {misses.Average(m => Math.Abs(m.Inner - 0.8)):P2} and {misses.Average(m => Math.Abs(m.Outer - 0.95)):P2}");
        }
    }

    if (args.Contains("--cross"))
    {
        foreach (var left in horizonsBack)
        {
            var rest = Fit([.. members.Where(c => c.Back != left)], weights).Found;
            foreach (var group in members.Where(c => c.Back == left).GroupBy(c => c.Frequency).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                Console.WriteLine($"  left out {group.Key} {left}: {Covered(group, rest, 1):P1} {Covered(group, rest, 2):P1}");
            }
        }
    }
}

return;

void Calibrate(List<Row> rows, int calibratingRest, bool hasCross)
{
    var ends = rows.AsParallel().AsOrdered()
        .Select(row => new AutoModel().Fit(row.History) is FittedCombination { NoIntervalReason: null } fit
            ? (row.Number, Case: Case.Of(row.Frequency, 0, fit, row.Test, row.Horizon))
            : throw new InvalidOperationException(row.History.Id))
        .ToArray();

    // As printed by the first stage, with a logarithm of the overall width behind.
    (string Class, Func<Case, bool> IsIn, double[] TrainingPart)[] classes =
    [
        ("no season", c => c.Season == 1, [1.149, -0.426, 0.164, 0.068, 0.039, 0.007, 0.995, 0.267, -0.314, 0]),
        ("season of 2 to 6", c => c.Season is > 1 and <= 6, [1.230, -0.962, 0.177, 0.005, 0.061, 0.033, 0.396, 0.180, -0.522, 0]),
        ("season of 7 or more", c => c.Season > 6, [0.243, 0.748, 0.066, 0.005, 0.085, 0.006, 0.497, 0.122, 0.141, 0]),
    ];
    (string Name, int[] Free)[] choices =
        [("nothing", []), ("width", [9]), ("width and length", [9, 8]), ("width and step", [9, 2]), ("width and far limits", [9, 3])];
    foreach (var (title, isIn, start) in classes)
    {
        var calibrating = ends.Where(end => isIn(end.Case) && end.Number % 2 == calibratingRest).ToArray();
        var measured = ends.Where(end => isIn(end.Case) && end.Number % 2 != calibratingRest).Select(end => end.Case).ToArray();
        if (hasCross)
        {
            foreach (var (name, free) in choices)
            {
                var left = new List<(Case Case, double[] Numbers)>();
                for (var tenth = 0; tenth < 10; tenth++)
                {
                    var found = Refit([.. calibrating.Where(end => end.Number / 2 % 10 != tenth).Select(end => end.Case)], start, free);
                    left.AddRange(calibrating.Where(end => end.Number / 2 % 10 == tenth).Select(end => (end.Case, found)));
                }

                Console.WriteLine($"  left out, {title}, {name}: {string.Join("; ", left.GroupBy(l => l.Case.Frequency).OrderByDescending(g => g.Key, StringComparer.Ordinal).Select(g =>
                    $"{g.Key} gains {Mean(g.Select(l => LossOf([l.Case], WeightsOf([l.Case]), start) - LossOf([l.Case], WeightsOf([l.Case]), l.Numbers)), "F4")}, "
                    + $"{Share(g, 1)} {Share(g, 2)}"))}");
            }
        }

        var numbers = Refit([.. calibrating.Select(end => end.Case)], start, [9]);
        Console.WriteLine($"{title}: width {Math.Exp(numbers[9]):F3}");
        numbers[9] = Math.Log(Math.Round(Math.Exp(numbers[9]), 3));
        foreach (var (half, some) in new[] { ("calibrating", calibrating.Select(end => end.Case)), ("other half", measured), ("all", ends.Select(end => end.Case).Where(isIn)) })
        {
            foreach (var group in some.GroupBy(c => c.Frequency).OrderByDescending(g => g.Key, StringComparer.Ordinal))
            {
                var (before, after) = (group.Select(one => (one, start)), group.Select(one => (one, numbers)));
                Console.WriteLine($"  {half} {group.Key} {group.Count()}: before {Share(before, 1)} {Share(before, 2)}, with it {Share(after, 1)} {Share(after, 2)}");
            }
        }
    }

    // With the standard error over series.
    static string Mean(IEnumerable<double> of, string format)
    {
        double[] each = [.. of];
        var mean = each.Average();
        var error = Math.Sqrt(each.Sum(x => (x - mean) * (x - mean)) / (each.Length - 1) / each.Length);
        return $"{mean.ToString(format)} ± {error.ToString(format)}";
    }

    string Share(IEnumerable<(Case Case, double[] Numbers)> some, int level) => Mean(some.Select(one => 100 * Covered([one.Case], one.Numbers, level)), "F1");

    double[] Refit(Case[] some, double[] start, int[] free)
    {
        double[] With(double[] point)
        {
            var numbers = (double[])start.Clone();
            for (var i = 0; i < free.Length; i++)
            {
                numbers[free[i]] += point[i];
            }

            return numbers;
        }

        var weights = WeightsOf(some);
        var best = new double[free.Length];
        for (var run = 0; run < (free.Length == 0 ? 0 : 3); run++)
        {
            (best, _) = Simplex(point => LossOf(some, weights, With(point)), best, run == 0 ? 0.1 : 0.03);
        }

        return With(best);
    }
}

Dictionary<string, double> WeightsOf(Case[] some)
{
    var seriesOf = some.GroupBy(c => c.Frequency).ToDictionary(g => g.Key, g => g.DistinctBy(c => c.Id).Count());
    return some.GroupBy(c => c.Id).ToDictionary(g => g.Key, g => 1d / g.Sum(c => c.LogErrors.Length) / seriesOf[g.First().Frequency]);
}

double LossOf(Case[] some, Dictionary<string, double> weights, double[] p, double halvings = 0, double from = 0)
{
    var (sum, all) = (0d, 0d);
    foreach (var one in some)
    {
        var weight = weights[one.Id] * Math.Pow(0.5, halvings * (one.Back - from));
        for (var h = 0; h < one.LogErrors.Length; h++)
        {
            all += weight;
            for (var i = 0; i < levels.Length; i++)
            {
                var error = one.LogErrors[h] - one.LogLimit(p, z[i], h + 1);
                sum += weight * (error < 0 ? (levels[i] - 1) * error : levels[i] * error);
            }
        }
    }

    return sum / all;
}

double Covered(IEnumerable<Case> some, double[] p, int level)
{
    var (inside, all) = (0, 0);
    foreach (var one in some)
    {
        for (var h = 0; h < one.LogErrors.Length; h++)
        {
            all++;
            inside += one.LogErrors[h] <= one.LogLimit(p, z[level], h + 1) ? 1 : 0;
        }
    }

    return (double)inside / all;
}

(double[] Found, double Loss) Fit(Case[] some, Dictionary<string, double> weights, double halvings = 0, double from = 0)
{
    double Loss(double[] p) => LossOf(some, weights, p, halvings, from);

    double[] best = [0.6, 0, 0, 0.05, 0, 0, 0, 0, 0];
    var value = Loss(best);
    for (var run = 0; run < 6; run++)
    {
        var before = value;
        (best, value) = Simplex(Loss, best, run == 0 ? 0.2 : 0.08);
        if (run > 1 && before - value < 1e-6)
        {
            break;
        }
    }

    return (best, value);
}

// Nelder & Mead 1965.
static (double[] Point, double Value) Simplex(Func<double[], double> of, double[] start, double step)
{
    var n = start.Length;
    var points = Enumerable.Range(0, n + 1).Select(i => (double[])start.Clone()).ToArray();
    for (var i = 0; i < n; i++)
    {
        points[i + 1][i] += step;
    }

    var values = points.Select(of).ToArray();
    for (var evaluation = 0; evaluation < 900; evaluation++)
    {
        Array.Sort(values, points);
        if (values[n] - values[0] < 1e-8)
        {
            break;
        }

        double[] At(double factor) => [.. Enumerable.Range(0, n).Select(j =>
        {
            var centre = points.Take(n).Average(p => p[j]);
            return centre + (factor * (points[n][j] - centre));
        })];
        var reflected = At(-1);
        var reflectedValue = of(reflected);
        var second = reflectedValue < values[0] ? At(-2) : reflectedValue < values[n] ? At(-0.5) : At(0.5);
        if (reflectedValue >= values[0] && reflectedValue < values[n - 1])
        {
            (points[n], values[n]) = (reflected, reflectedValue);
            continue;
        }

        var secondValue = of(second);
        if (secondValue < Math.Min(reflectedValue, values[n]))
        {
            (points[n], values[n]) = (second, secondValue);
        }
        else if (reflectedValue < values[n])
        {
            (points[n], values[n]) = (reflected, reflectedValue);
        }
        else
        {
            for (var i = 1; i <= n; i++)
            {
                points[i] = [.. points[i].Zip(points[0], (x, b) => (x + b) / 2)];
                values[i] = of(points[i]);
            }
        }
    }

    Array.Sort(values, points);
    return (points[0], values[0]);
}

static List<Row> Read(string path)
{
    using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
    var header = reader.ReadLine()!.Split(',');
    int Column(string name) => Array.IndexOf(header, name);
    var read = new List<Row>();
    var numbers = new Dictionary<string, int>();
    while (reader.ReadLine() is { } line)
    {
        var cells = line.Split(',');
        var frequency = cells[Column("frequency")];
        numbers[frequency] = numbers.GetValueOrDefault(frequency) + 1;
        read.Add(new Row(
            frequency,
            numbers[frequency],
            int.Parse(cells[Column("horizon")]),
            TimeSeries.Create(cells[Column("series_id")], cells[Column("train")].Split(';').Select(double.Parse), int.Parse(cells[Column("season_length")])),
            [.. cells[Column("test")].Split(';').Select(double.Parse)]));
    }

    return read;
}

/// <summary>A series of the file, with its running number within its frequency, from 1.</summary>
internal sealed record Row(string Frequency, int Number, int Horizon, TimeSeries History, double[] Test);

/// <summary>One forecast and how far its outcomes lay from it.</summary>
internal sealed record Case(
    string Id, string Frequency, double Back, int Season, int Horizon, double Shortness, double Recent, double Typical, double LogLength, double[] LogErrors)
{
    public static Case Of(string frequency, double back, FittedCombination fit, ReadOnlySpan<double> actual, int horizon)
    {
        var steps = fit.Forecast(actual.Length).Steps;
        var spreads = fit.Spreads(actual.Length);
        var logErrors = new double[actual.Length];
        for (var h = 0; h < actual.Length; h++)
        {
            logErrors[h] = Math.Log(Math.Max(Math.Abs(actual[h] - steps[h].Mean) / spreads[h], 0.01));
        }

        // As in CombinationLimits.
        var n = Math.Clamp(fit.Series.Length, 8, 100);
        return new Case(
            fit.Series.Id,
            frequency,
            back,
            fit.Series.SeasonLength,
            horizon,
            Math.Sqrt(10d / n),
            Math.Log(Math.Clamp(fit.PastErrors.Recent, 1 / 2.5, 2.5)),
            Math.Log(Math.Clamp(fit.PastErrors.Typical, 0.3, 1) / ErrorPattern.Unknown.Typical),
            Math.Log(n / 30d),
            logErrors);
    }

    public double LogLimit(double[] p, double z, int step)
    {
        var distance = Math.Log(Math.Min(step, 18));
        var a = p[0] + (p[1] * Shortness) + (p[2] * distance);
        var b = p[3] + (p[4] * Shortness) + (p[5] * distance);
        return Math.Log((Math.Max(a, 0.05) * z) + (Math.Max(b, 0) * z * z * z)) + (p[6] * Recent) + (p[7] * Typical) + (p[8] * LogLength) + (p.Length > 9 ? p[9] : 0);
    }
}

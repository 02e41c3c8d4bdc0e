using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using SalesMetrics.Benchmarks.Columns.Gates;
using SalesMetrics.Benchmarks.Comparisons.Gates;
using SalesMetrics.Benchmarks.Compensation.Gates;
using SalesMetrics.Benchmarks.Quotas.Gates;

namespace SalesMetrics.Benchmarks.Gates;

/// <summary>Measures the goals of docs/performance.md, prints them as a table and keeps it under <c>benchmarks/results</c>.</summary>
/// <remarks>A new gate is a class that is an <see cref="IGateGroup"/> and a line in the list below.</remarks>
internal static class GateRunner
{
    private static readonly ImmutableArray<IGateGroup> Groups =
    [
        ColumnGates.Small,
        ColumnGates.Large,
        new ObjectGates(),
        new DataFrameGates(),
        new AllocationGates(),
        new GrowthGates(),
        new LiveGates(),
        new IdentityGates(),
        new CommissionGates(),
        new PayScaleGates(),
        new AttainmentGates(),
        new RecomputationGates(),
        new LiveUpdateGates(),
        new StatisticsGates(),
    ];

    // Steady state at once: a method with a loop is compiled fully the first time. It can only be set before a process starts.
    private static readonly (string Name, string Value)[] Settings = [("DOTNET_TC_QuickJitForLoops", "0"), ("DOTNET_TieredPGO", "1")];

    /// <returns>0, or 1 when a goal is missed by more than noise.</returns>
    public static int Run(ReadOnlySpan<string> args)
    {
        var settings = GateSettings.Parse(args);
        return Array.TrueForAll(Settings, setting => Environment.GetEnvironmentVariable(setting.Name) == setting.Value)
            ? Measure(settings, string.Join(' ', args!))
            : Again();
    }

    private static int Again()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        foreach (var argument in Environment.GetCommandLineArgs()[IsHosted..])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    // Run as "dotnet X.dll", the library is an argument of the process; run by its own name, it is not.
    private static int IsHosted => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? 0 : 1;

    private static int Measure(GateSettings settings, string arguments)
    {
        var loadBefore = Machine.Load();
        var bandwidth = Machine.Bandwidth(settings);
        var lines = ImmutableArray.CreateBuilder<GateLine>();
        var tables = ImmutableArray.CreateBuilder<string>();
        foreach (var group in Groups.Where(group => group.Gates.Any(settings.Wants)))
        {
            Console.WriteLine($"{DateTime.UtcNow:HH:mm:ss} measuring {string.Join(", ", group.Gates)}");
            var result = group.Measure(settings);
            lines.AddRange(result.Lines.Where(line => settings.Wants(line.Gate)));
            tables.AddRange(result.Tables);
            GC.Collect();
        }

        var report = Report(settings, arguments, $"{loadBefore} before, {Machine.Load()} after", bandwidth, lines, tables);
        Console.WriteLine(report);
        var path = Path.Combine(ResultsFolder(), settings.Gates.IsEmpty ? "Gates.md" : $"Gates-{string.Join('-', settings.Gates)}.md");
        File.WriteAllText(path, report);
        Console.WriteLine($"Written to {path}");
        return lines.Any(line => line.IsMissed) ? 1 : 0;
    }

    private static string Report(
        GateSettings settings, string arguments, string load, Quartiles bandwidth, IEnumerable<GateLine> lines, IEnumerable<string> tables)
    {
        var report = new StringBuilder();
        var command = $"dotnet run -c Release --project benchmarks/SalesMetrics.Benchmarks -- gates {arguments}".TrimEnd();
        report.Append(CultureInfo.InvariantCulture, $"`{command}`\n\n");
        report.Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:d MMMM yyyy}. {settings.Rounds} rounds, every variant once in each, in shuffled order. Time is {(settings.Clock == GateClock.Wall ? "wall clock" : "processor time of the process")}.\n\n");
        foreach (var fact in Machine.Describe())
        {
            report.Append("- ").Append(fact).Append('\n');
        }

        report.Append(
            CultureInfo.InvariantCulture,
            $"- Read from memory on one thread: {bandwidth.Median:0.0} GB/s (quartiles {bandwidth.Lower:0.0} to {bandwidth.Upper:0.0})\n");
        report.Append(CultureInfo.InvariantCulture, $"- Load averages over 1, 5 and 15 minutes: {load}\n\n");
        report.Append(TimeTable.Gates(lines));
        foreach (var table in tables)
        {
            report.Append('\n').Append(table);
        }

        return report.ToString();
    }

    private static string ResultsFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "SalesMetrics.sln")))
            {
                return Path.Combine(folder, "benchmarks", "results");
            }
        }

        throw new InvalidOperationException("The gates run inside the repository, where their results are kept.");
    }
}

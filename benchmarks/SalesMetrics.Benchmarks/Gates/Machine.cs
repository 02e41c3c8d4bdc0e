using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using SalesMetrics.Benchmarks.Columns;
using SalesMetrics.Benchmarks.Columns.Baselines;

namespace SalesMetrics.Benchmarks.Gates;

/// <summary>Where and with what a report was made: without it a figure cannot be judged.</summary>
internal static class Machine
{
    private static readonly string[] Settings = ["DOTNET_TC_QuickJitForLoops", "DOTNET_TieredPGO", "DOTNET_GCRetainVM"];

    public static ImmutableArray<string> Describe() =>
    [
        $"{Processor()}, {Environment.ProcessorCount} logical processors, AVX2 {Avx2.IsSupported}, AVX-512 {Avx512F.IsSupported}",
        string.Create(
            CultureInfo.InvariantCulture,
            $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB of memory, {RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}"),
        $"{RuntimeInformation.FrameworkDescription}; " + string.Join(", ", Settings.Select(name => $"{name}={Environment.GetEnvironmentVariable(name) ?? "default"}")),
        $"SalesMetrics {VersionOf(typeof(Money))}, DuckDB.NET {VersionOf(typeof(DuckDB.NET.Data.DuckDBConnection))}, "
            + $"Microsoft.Data.Analysis {VersionOf(typeof(Microsoft.Data.Analysis.DataFrame))}, NodaTime {VersionOf(typeof(LocalDate))}",
    ];

    /// <summary>How much other work there was, where the system says.</summary>
    public static string Load() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "not known";

    /// <summary>Reading memory from front to back on one thread, in gigabytes a second.</summary>
    public static Quartiles Bandwidth(GateSettings settings)
    {
        var store = FactSet.Create(10_000_000, reps: 300).ToStore();
        var read = new Variant("read", store.Count * FactSet.BytesPerFact, () => ColumnRead.Read(store));
        var time = Interleaved.Run(settings, read).Of(read.Name);
        return new(1 / time.Upper, 1 / time.Median, 1 / time.Lower);
    }

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]
            : RuntimeInformation.ProcessArchitecture.ToString();

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";
}

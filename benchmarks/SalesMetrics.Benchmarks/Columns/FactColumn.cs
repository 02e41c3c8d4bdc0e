using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>A figure per fact, of benchmarks that have a parameter <c>Facts</c>; the others show a dash.</summary>
/// <param name="name">The column's heading.</param>
/// <param name="legend">What it means.</param>
/// <param name="figure">Finds the figure from the summary, the case, and its number of facts.</param>
internal sealed class FactColumn(string name, string legend, Func<Summary, BenchmarkCase, long, double?> figure) : IColumn
{
    /// <summary>The benchmark that reads every fact and does nothing else.</summary>
    public const string LimitMethod = "Read";

    public static IColumn[] All { get; } =
    [
        new FactColumn("ns/fact", "Mean time for one fact", (summary, run, facts) => Mean(summary, run) / facts),
        new FactColumn("M facts/s", "Million facts a second", (summary, run, facts) => facts * 1_000 / Mean(summary, run)),
        new FactColumn("B/fact", "Bytes allocated for one fact", (summary, run, facts) => Allocated(summary, run) / facts),
        new FactColumn(
            "of limit",
            "Time to read the 17 bytes of every fact on one thread, as a share of the time taken",
            (summary, run, _) => Limit(summary, run) / Mean(summary, run)),
    ];

    public string Id => "SalesMetrics." + name;

    public string ColumnName => name;

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => legend;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        benchmarkCase.Parameters["Facts"] is int facts && figure(summary, benchmarkCase, facts) is { } value
            ? value.ToString("0.##", CultureInfo.InvariantCulture)
            : "-";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(run => run.Parameters["Facts"] is int);

    private static double? Mean(Summary summary, BenchmarkCase run) => summary[run]?.ResultStatistics?.Mean;

    private static double? Allocated(Summary summary, BenchmarkCase run) => summary[run]?.GcStats.GetBytesAllocatedPerOperation(run);

    private static double? Limit(Summary summary, BenchmarkCase run) => summary.BenchmarksCases
        .Where(other => string.Equals(other.Descriptor.WorkloadMethod.Name, LimitMethod, StringComparison.Ordinal)
            && string.Equals(other.Parameters.ValueInfo, run.Parameters.ValueInfo, StringComparison.Ordinal))
        .Select(other => Mean(summary, other))
        .FirstOrDefault();
}

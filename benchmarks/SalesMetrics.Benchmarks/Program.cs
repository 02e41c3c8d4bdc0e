using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Running;
using SalesMetrics.Benchmarks.Columns;
using SalesMetrics.Benchmarks.Gates;

// "gates" measures the goals of docs/performance.md side by side.
if (args is ["gates", .. var asked])
{
    return GateRunner.Run(asked);
}

// Else, which benchmarks to run is asked for, or given: --filter '*Money*'. Add --job short for a quick look. See docs/performance.md.
var config = ManualConfig.Create(DefaultConfig.Instance)
    .WithBuildTimeout(TimeSpan.FromMinutes(15))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumn(FactColumn.All)
    .HideColumns(Column.StdDev, Column.RatioSD, Column.AllocRatio);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
return 0;

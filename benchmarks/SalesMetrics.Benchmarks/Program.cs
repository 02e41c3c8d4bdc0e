using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Running;

// Which to run is asked for, or given: --filter '*Money*'. Add --job short for a quick look. See docs/performance.md.
var config = ManualConfig.Create(DefaultConfig.Instance)
    .WithBuildTimeout(TimeSpan.FromMinutes(15))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .HideColumns(Column.StdDev, Column.RatioSD, Column.AllocRatio);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);

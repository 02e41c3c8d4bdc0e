using System.Collections.Immutable;

namespace SalesMetrics.Benchmarks.Gates;

/// <summary>What a group of gates measured.</summary>
/// <param name="Lines">A line for each goal.</param>
/// <param name="Tables">The times behind them, as Markdown.</param>
internal sealed record GateResult(ImmutableArray<GateLine> Lines, ImmutableArray<string> Tables);

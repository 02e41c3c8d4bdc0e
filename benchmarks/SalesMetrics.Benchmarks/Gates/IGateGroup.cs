using System.Collections.Immutable;

namespace SalesMetrics.Benchmarks.Gates;

/// <summary>Gates that are measured together, because they compare the same variants.</summary>
internal interface IGateGroup
{
    /// <summary>The goals it measures, such as "G1". Two groups may each measure a part of one goal.</summary>
    ImmutableArray<string> Gates { get; }

    /// <summary>Makes its data, checks that all variants agree, and measures.</summary>
    GateResult Measure(GateSettings settings);
}

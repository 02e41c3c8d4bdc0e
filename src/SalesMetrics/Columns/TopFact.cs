using System.Runtime.InteropServices;

namespace SalesMetrics.Columns;

/// <summary>One of the largest facts of a group.</summary>
/// <param name="Position">Which fact it is: its place among all facts, or whatever number the caller gave it. In a <see cref="FactStore"/> it is fact
/// Position % <see cref="FactStore.ChunkLength"/> of chunk Position / <see cref="FactStore.ChunkLength"/>.</param>
/// <param name="Day">The <see cref="DayNumber"/> it counts on.</param>
/// <param name="MinorUnits">Its amount in minor units.</param>
/// <remarks>The larger amount comes first; of equal amounts the one with the lower position, and then the earlier day. The default value is nothing, on day 0, at
/// position 0.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TopFact(long Position, int Day, long MinorUnits)
{
    /// <summary>Whether this fact comes before another in a list of the largest.</summary>
    public bool IsAheadOf(TopFact other) =>
        MinorUnits != other.MinorUnits ? MinorUnits > other.MinorUnits
        : Position != other.Position ? Position < other.Position
        : Day < other.Day;
}

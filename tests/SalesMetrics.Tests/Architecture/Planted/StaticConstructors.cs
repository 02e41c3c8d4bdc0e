// Planted for StaticConstructionTests: what must be reported, and beside it what must not.
#pragma warning disable CA1810, CA2211, CA1823, CA1852, CA1000, MA0018, MA0069, S1215
using System.Collections.Immutable;

namespace SalesMetrics.Tests.Architecture.Planted;

internal static class WrittenOut
{
    public static readonly int Count;

    static WrittenOut() => Count = 3;
}

internal static class ReachesOut
{
    static ReachesOut()
    {
        Reached.Count = 1;
        GC.Collect();
    }

    public static int Count => Reached.Count;
}

internal static class Reached
{
    public static int Count;
}

internal static class FillsItself
{
    public static readonly ImmutableArray<int> Primes = [2, 3, 5];

    public static readonly int[] Powers = [1, 2, 4, 8, 16, 32, 64, 128];

    public static readonly Func<int, int> Twice = value => value * 2;
}

internal static class FillsItself<T>
{
    public static readonly IReadOnlyList<T> None = [];
}

// Planted for ImmutabilityTests: what must be reported, and beside it what must not.
#pragma warning disable CA1051, CA2227, CA1002, CA1819, CA2211, MA0016, MA0069, MA0018, CA1819, CA1852, CA1802
using System.Collections.Immutable;

namespace SalesMetrics.Tests.Architecture.Planted;

internal class Mutable
{
    public int Field = 1;

    public readonly int[] ReadonlyArray = [1];

    public int Settable { get; set; }

    public int ProtectedSettable { get; protected set; }

    public int[] Array { get; init; } = [];

    public List<int> List { get; } = [];

    public Dictionary<int, int> Map { get; } = [];

    public HashSet<int> Set { get; } = [];

    public SortedDictionary<int, int> SortedMap { get; } = [];

    public IList<int> ListBehindItsInterface { get; } = [];

    public Memory<int> Window { get; }

    public IReadOnlyList<int[]> Nested { get; } = [];
}

internal sealed record Frozen(int Count)
{
    public const int Most = 3;

    public static readonly ImmutableArray<int> All = [1];

    private static readonly Func<int, int> Twice = value => value * 2;

    public static IReadOnlyList<int> Some { get; } = [Twice(1)];

    public int Checked
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    private int[] Hidden { get; set; } = [];

    public override string ToString() => $"{Hidden.Length}";
}

internal static class SharedState
{
    private static int _count;

    public static int Last { get; set; }

    public static int Next() => _count++;
}

internal abstract record OpenChoice;

internal abstract record ClosedChoice
{
    private ClosedChoice()
    {
    }

    internal sealed record Case : ClosedChoice;
}

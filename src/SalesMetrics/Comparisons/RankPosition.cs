using System.Runtime.InteropServices;

namespace SalesMetrics.Comparisons;

/// <summary>The place or places in a ranking that one entry occupies: 3, or 3-9 when seven share the places 3 to 9.</summary>
/// <remarks>The default value is no place.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RankPosition : IComparable<RankPosition>
{
    /// <summary>States the places.</summary>
    /// <param name="first">The best place, from 1.</param>
    /// <param name="last">The worst place shared, inclusive; <paramref name="first"/> or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A place is out of range.</exception>
    public RankPosition(int first, int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        First = first;
        Last = last;
    }

    /// <summary>The best place.</summary>
    public int First { get; }

    /// <summary>The worst place shared, inclusive.</summary>
    public int Last { get; }

    /// <summary>Whether the places are shared.</summary>
    public bool IsTied => Last > First;

    /// <summary>How many entries share the places: 1 when alone, 0 for the default value.</summary>
    public int Count => First == 0 ? 0 : Last - First + 1;

    /// <summary>Orders by the best place, then by the worst.</summary>
    public int CompareTo(RankPosition other) => First == other.First ? Last.CompareTo(other.Last) : First.CompareTo(other.First);

    /// <summary>In words: <c>3rd</c>, or <c>tied 3rd to 9th</c>; empty for the default value.</summary>
    public string InWords() => First == 0 ? "" : IsTied ? Invariant($"tied {Ordinal(First)} to {Ordinal(Last)}") : Ordinal(First);

    /// <summary><c>3</c>, or <c>3-9</c> when shared; empty for the default value.</summary>
    public override string ToString() => First == 0 ? "" : IsTied ? Invariant($"{First}-{Last}") : Invariant($"{First}");

    private static string Ordinal(int place) => (place % 100) is >= 11 and <= 13
        ? Invariant($"{place}th")
        : (place % 10) switch
        {
            1 => Invariant($"{place}st"),
            2 => Invariant($"{place}nd"),
            3 => Invariant($"{place}rd"),
            _ => Invariant($"{place}th"),
        };
}

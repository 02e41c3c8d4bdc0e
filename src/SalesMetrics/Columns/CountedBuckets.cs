namespace SalesMetrics.Columns;

/// <summary>Counts of buckets, from the first that is not empty to the last.</summary>
/// <remarks>Empty ends are cut off, so that equal counts are stored alike however they came about.</remarks>
internal sealed class CountedBuckets
{
    private readonly long[] _counts;

    /// <param name="first">The number of the first bucket.</param>
    /// <param name="counts">The counts from there on.</param>
    public CountedBuckets(int first, ReadOnlySpan<long> counts)
    {
        var upToLast = counts.TrimEnd(0L);
        _counts = upToLast.TrimStart(0L).ToArray();
        First = _counts.Length == 0 ? 0 : first + upToLast.Length - _counts.Length;

        // The sum is part of a sketch's count, which has been checked.
        foreach (var count in _counts)
        {
            Total += count;
        }
    }

    public int First { get; }

    /// <summary>How many buckets are kept.</summary>
    public int Length => _counts.Length;

    public long Total { get; }

    /// <summary>The number of the bucket in which a rank lies, counted from 1 at the lowest bucket.</summary>
    public int IndexAt(long rank)
    {
        var place = 0;
        for (var left = rank - _counts[0]; left > 0; left -= _counts[place])
        {
            place++;
        }

        return First + place;
    }

    /// <summary>Adds the counts to others that begin at the same bucket.</summary>
    public void AddTo(Span<long> counts)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            counts[i] += _counts[i];
        }
    }

    public bool HasSameCounts(CountedBuckets other) => First == other.First && _counts.AsSpan().SequenceEqual(other._counts);
}

namespace SalesMetrics.Columns;

/// <summary>Counts of buckets that are being filled. Room is kept for the stretch between the lowest and the highest in use, and a little around.</summary>
/// <remarks>A group's amounts span a few doublings, not all 63, so a sketch for each of many groups stays small. The room grows a few times at most.</remarks>
internal sealed class GrowingBuckets(int buckets)
{
    // Whole lines of the processor's cache, and few growths.
    private const int Step = 64;

    private long[] _counts = [];
    private int _first;

    public void Add(int index)
    {
        if (index < _first || index - _first >= _counts.Length)
        {
            Reach(index, index);
        }

        _counts[index - _first]++;
    }

    public void Add(CountedBuckets other)
    {
        if (other.Length > 0)
        {
            Reach(other.First, other.First + other.Length - 1);
            other.AddTo(_counts.AsSpan(other.First - _first));
        }
    }

    public void Clear() => Array.Clear(_counts);

    public CountedBuckets ToCounted() => new(_first, _counts);

    private void Reach(int lowest, int highest)
    {
        var first = lowest / Step * Step;
        var end = Math.Min(((highest / Step) + 1) * Step, buckets);
        if (_counts.Length > 0)
        {
            first = Math.Min(first, _first);
            end = Math.Max(end, _first + _counts.Length);
        }

        if (end - first > _counts.Length)
        {
            var counts = new long[end - first];
            _counts.CopyTo(counts.AsSpan(_counts.Length == 0 ? 0 : _first - first));
            (_counts, _first) = (counts, first);
        }
    }
}

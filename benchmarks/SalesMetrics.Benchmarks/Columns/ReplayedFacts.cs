using SalesMetrics.Columns;

namespace SalesMetrics.Benchmarks.Columns;

/// <summary>A source of any number of facts that needs the memory of a few: it copies a set out again and again.</summary>
/// <remarks>Making up a fact costs many times what adding it does, so nothing is made up while time is taken. The set is larger than the caches, so it is
/// read from memory, and its facts are spread over all cells.</remarks>
internal sealed class ReplayedFacts(FactSet set, long total) : IFactSource
{
    private long _left = total;
    private int _next;

    public int Read(FactBlock block)
    {
        if (_next == set.Count)
        {
            _next = 0;
        }

        var length = (int)Math.Min(_left, Math.Min(block.Capacity, set.Count - _next));
        set.Rows.AsSpan(_next, length).CopyTo(block.Rows);
        set.Days.AsSpan(_next, length).CopyTo(block.Days);
        set.Amounts.AsSpan(_next, length).CopyTo(block.Amounts);
        set.Outcomes.AsSpan(_next, length).CopyTo(block.Outcomes);
        _left -= length;
        _next += length;
        return length;
    }
}

namespace SalesMetrics.Columns;

/// <summary>Numbers ids as they turn up in data, in the order of their first appearance. Not safe for use by two threads at once.</summary>
public sealed class DimensionBuilder
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _ids = [];

    /// <summary>Begins without ids.</summary>
    public DimensionBuilder() => _bySpan = _indices.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many different ids have turned up.</summary>
    public int Count => _ids.Count;

    /// <summary>Gets an id's number, giving it the next one when it is new.</summary>
    public int Intern(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!_indices.TryGetValue(id, out var index))
        {
            index = Append(id);
        }

        return index;
    }

    /// <summary>The same for text in a buffer; a string is made of it only when it is new.</summary>
    public int Intern(ReadOnlySpan<char> id) => _bySpan.TryGetValue(id, out var index) ? index : Append(id.ToString());

    /// <summary>The dimension so far. More ids may be interned afterwards; they are in later dimensions only.</summary>
    public Dimension ToDimension() => new([.. _ids], _indices);

    private int Append(string id)
    {
        var index = _ids.Count;
        _indices.Add(id, index);
        _ids.Add(id);
        return index;
    }
}

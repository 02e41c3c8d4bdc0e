using System.Collections.Frozen;

namespace SalesMetrics.Columns;

/// <summary>A list of ids and the dense numbers that stand for them in columns: the first id is 0, the next 1, and so on.</summary>
/// <remarks>Ids are compared ordinally. Immutable; one dimension can serve any number of columns and totals at once.</remarks>
public sealed class Dimension
{
    private readonly FrozenDictionary<string, int> _indices;

    internal Dimension(ImmutableArray<string> ids, IReadOnlyDictionary<string, int> indices)
    {
        Ids = ids;
        _indices = indices.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The ids, in the order of their numbers.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>How many ids there are; their numbers are 0 up to this, exclusive.</summary>
    public int Count => Ids.Length;

    /// <summary>The id of a number.</summary>
    /// <exception cref="IndexOutOfRangeException">The number is below 0, or not below <see cref="Count"/>.</exception>
    public string this[int index] => Ids[index];

    /// <summary>Numbers ids in the order given.</summary>
    /// <param name="ids">May be empty, and so may one of the ids, which then stands for "none".</param>
    /// <exception cref="ArgumentException">An id is null or listed twice.</exception>
    public static Dimension Create(params IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var listed = ids.ToImmutableArray();
        var indices = new Dictionary<string, int>(listed.Length, StringComparer.Ordinal);
        for (var i = 0; i < listed.Length; i++)
        {
            if (listed[i] is null)
            {
                throw new ArgumentException(Invariant($"The id at index {i} is null."), nameof(ids));
            }

            if (!indices.TryAdd(listed[i], i))
            {
                throw new ArgumentException(
                    Invariant($"The id '{listed[i]}' is listed twice, at index {indices[listed[i]]} and {i}."), nameof(ids));
            }
        }

        return new Dimension(listed, indices);
    }

    /// <summary>Finds an id's number.</summary>
    public bool TryGetIndex(string id, out int index)
    {
        ArgumentNullException.ThrowIfNull(id);
        return _indices.TryGetValue(id, out index);
    }

    /// <summary>Gets an id's number.</summary>
    /// <exception cref="ArgumentException">The id is not in the dimension.</exception>
    public int IndexOf(string id) =>
        TryGetIndex(id, out var index)
            ? index
            : throw new ArgumentException(Invariant($"'{id}' is none of the {Count} ids of this dimension."), nameof(id));

    /// <summary>Whether both hold the same ids in the same order, so that a number means the same in each.</summary>
    public bool HasSameIds(Dimension other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(this, other) || Ids.AsSpan().SequenceEqual(other.Ids.AsSpan());
    }
}

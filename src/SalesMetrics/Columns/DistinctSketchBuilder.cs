namespace SalesMetrics.Columns;

/// <summary>Takes ids into a <see cref="DistinctSketch"/>. Not safe for use by two threads at once: give each its own and merge.</summary>
/// <remarks>Ids are hashed by a fixed rule, so sketches made on different machines merge. Give the same id in the same form everywhere: 42 and "42" are two. Nothing is
/// allocated for an id; adding one again changes nothing. Ids chosen by an opponent can be chosen to mislead the estimate.</remarks>
public sealed class DistinctSketchBuilder
{
    private readonly byte[] _registers;

    /// <summary>Begins with no ids.</summary>
    /// <param name="precision">The number of registers as a power of two, from <see cref="DistinctSketch.MinPrecision"/> to
    /// <see cref="DistinctSketch.MaxPrecision"/>; the standard error is 1.04 / sqrt(registers).</param>
    /// <exception cref="ArgumentOutOfRangeException">The precision is out of range.</exception>
    public DistinctSketchBuilder(int precision = DistinctSketch.DefaultPrecision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(precision, DistinctSketch.MinPrecision);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, DistinctSketch.MaxPrecision);
        Precision = precision;
        _registers = new byte[1 << precision];
    }

    /// <summary>The precision it was begun with.</summary>
    public int Precision { get; }

    /// <summary>Adds an id that is a number.</summary>
    public void Add(long id) => HyperLogLog.Add(_registers, Precision, StableHash.Of(id));

    /// <summary>Adds an id that is text, compared ordinally; empty is an id like any other.</summary>
    public void Add(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        Add(id.AsSpan());
    }

    /// <summary>The same for text that is part of other text.</summary>
    public void Add(ReadOnlySpan<char> id) => HyperLogLog.Add(_registers, Precision, StableHash.Of(id));

    /// <summary>Adds a column of ids that are numbers; the same as adding each as a <see cref="long"/>.</summary>
    public void Add(ReadOnlySpan<int> ids)
    {
        foreach (var id in ids)
        {
            Add((long)id);
        }
    }

    /// <summary>Adds all ids of a sketch.</summary>
    /// <exception cref="ArgumentException">Its precision is another.</exception>
    public void Merge(DistinctSketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        if (sketch.Precision != Precision)
        {
            throw new ArgumentException(Invariant($"The sketch has the precision {sketch.Precision} and this one {Precision}."), nameof(sketch));
        }

        for (var i = 0; i < _registers.Length; i++)
        {
            _registers[i] = Math.Max(_registers[i], sketch.Registers[i]);
        }
    }

    /// <summary>Forgets everything added; the memory is used again.</summary>
    public void Clear() => Array.Clear(_registers);

    /// <summary>The sketch so far. Adding goes on afterwards without changing it.</summary>
    public DistinctSketch ToSketch() => new(Precision, [.. _registers]);
}

namespace SalesMetrics.Columns;

/// <summary>Counts amounts into a <see cref="QuantileSketch"/>. Not safe for use by two threads at once: give each its own and merge.</summary>
/// <remarks>Memory is 8 bytes for each bucket between the lowest and the highest in use: at the default 512 bytes a doubling of the amounts, so some 4 KB for amounts
/// from ten to ten thousand, and never more than 30 KB for either sign. Each step of precision doubles that. It does not grow with the number of amounts.</remarks>
public sealed class QuantileSketchBuilder
{
    private readonly int _bits;
    private readonly GrowingBuckets _below;
    private readonly GrowingBuckets _above;
    private long _count;
    private long _least;
    private long _greatest;

    /// <summary>Begins with nothing added.</summary>
    /// <param name="precision">From 1 to <see cref="QuantileSketch.MaxPrecision"/>: the relative error is 2 to the power of minus this.</param>
    /// <exception cref="ArgumentOutOfRangeException">The precision is out of range.</exception>
    public QuantileSketchBuilder(int precision = QuantileSketch.DefaultPrecision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(precision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, QuantileSketch.MaxPrecision);
        Precision = precision;

        // An estimate is the middle of its bucket, so the bucket may be twice as wide as the error.
        _bits = precision - 1;
        _below = new GrowingBuckets(LogLinearBuckets.Count(_bits));
        _above = new GrowingBuckets(LogLinearBuckets.Count(_bits));
    }

    /// <summary>The precision it was begun with.</summary>
    public int Precision { get; }

    /// <summary>How many amounts were added.</summary>
    public long Count => _count;

    /// <summary>Adds an amount in minor units; any value is legal.</summary>
    /// <exception cref="OverflowException">The count would be beyond 2^63 - 1.</exception>
    public void Add(long minorUnits)
    {
        _count = checked(_count + 1);
        Extend(minorUnits, minorUnits, wasEmpty: _count == 1);
        if (minorUnits < 0)
        {
            // The magnitude of the least long has no positive counterpart, but fits an unsigned one.
            _below.Add(LogLinearBuckets.IndexOf(unchecked((ulong)-minorUnits), _bits));
        }
        else
        {
            _above.Add(LogLinearBuckets.IndexOf((ulong)minorUnits, _bits));
        }
    }

    /// <summary>Adds amounts in minor units; any values are legal, and none.</summary>
    /// <exception cref="OverflowException">The count would be beyond 2^63 - 1.</exception>
    public void Add(ReadOnlySpan<long> minorUnits)
    {
        foreach (var amount in minorUnits)
        {
            Add(amount);
        }
    }

    /// <summary>Adds all amounts of a sketch.</summary>
    /// <exception cref="ArgumentException">Its precision is another.</exception>
    /// <exception cref="OverflowException">The count would be beyond 2^63 - 1; nothing was added then.</exception>
    public void Merge(QuantileSketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        if (sketch.Precision != Precision)
        {
            throw new ArgumentException(Invariant($"The sketch has the precision {sketch.Precision} and this one {Precision}."), nameof(sketch));
        }

        if (sketch.Count == 0)
        {
            return;
        }

        var before = _count;
        _count = checked(_count + sketch.Count);
        Extend(sketch.LeastAmount, sketch.GreatestAmount, before == 0);
        _below.Add(sketch.Below);
        _above.Add(sketch.Above);
    }

    /// <summary>Forgets everything added; the memory is used again.</summary>
    public void Clear()
    {
        _above.Clear();
        _below.Clear();
        (_count, _least, _greatest) = (0, 0, 0);
    }

    /// <summary>The sketch so far. Adding goes on afterwards without changing it.</summary>
    public QuantileSketch ToSketch() => new(Precision, _count, _least, _greatest, _below.ToCounted(), _above.ToCounted());

    private void Extend(long least, long greatest, bool wasEmpty)
    {
        _least = wasEmpty ? least : Math.Min(_least, least);
        _greatest = wasEmpty ? greatest : Math.Max(_greatest, greatest);
    }
}

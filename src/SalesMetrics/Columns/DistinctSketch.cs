namespace SalesMetrics.Columns;

/// <summary>An estimate of how many different ids there are, in a few kilobytes however many there are. Mergeable and immutable.</summary>
/// <remarks>
/// <para>This is HyperLogLog (Flajolet, Fusy, Gandouet and Meunier 2007, AofA, 137): each id's hash picks a register and offers it the place of its first one bit, and
/// a register keeps the highest. A merge takes the higher of two registers, so order, repetition and merge tree make no difference to the bits. The estimate is
/// Ertl's improved raw estimator (2017, arXiv:1702.01284, algorithm 6), which needs no tables and holds from nothing to beyond 10^18.</para>
/// <para>Two sketches are equal when they have the same precision and the same registers.</para>
/// </remarks>
public sealed class DistinctSketch : IEquatable<DistinctSketch>
{
    /// <summary>The precision taken where none is given: 16,384 registers, a standard error of 0.8 %.</summary>
    public const int DefaultPrecision = 14;

    /// <summary>The lowest precision: 16 registers.</summary>
    public const int MinPrecision = 4;

    /// <summary>The highest precision: 262,144 registers, a standard error of 0.2 %.</summary>
    public const int MaxPrecision = 18;

    private readonly byte[] _registers;

    internal DistinctSketch(int precision, byte[] registers)
    {
        Precision = precision;
        _registers = registers;
        Estimate = HyperLogLog.Estimate(registers, precision);
    }

    /// <summary>The number of registers, one byte each, as a power of two.</summary>
    public int Precision { get; }

    /// <summary>The estimated number of different ids; 0 when there are none. It is not rounded.</summary>
    public double Estimate { get; }

    /// <summary>The standard deviation of <see cref="Estimate"/> as a share of the true number, 1.04 / sqrt(registers): about two estimates in three are within it. For
    /// numbers well below that of the registers the estimate is better.</summary>
    public double RelativeStandardError => 1.04 / Math.Sqrt(1 << Precision);

    internal ReadOnlySpan<byte> Registers => _registers;

    /// <summary>Merges sketches: the estimate is then of the ids that are in any of them.</summary>
    /// <param name="first">One of them; its precision is that of the result.</param>
    /// <param name="others">The others; may be empty.</param>
    /// <exception cref="ArgumentException">The precisions differ.</exception>
    public static DistinctSketch Merge(DistinctSketch first, params IEnumerable<DistinctSketch> others)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(others);
        var builder = new DistinctSketchBuilder(first.Precision);
        builder.Merge(first);
        foreach (var other in others)
        {
            builder.Merge(other);
        }

        return builder.ToSketch();
    }

    /// <inheritdoc/>
    public bool Equals(DistinctSketch? other) => other is not null && Precision == other.Precision && Registers.SequenceEqual(other.Registers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DistinctSketch);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Precision, Estimate);
}

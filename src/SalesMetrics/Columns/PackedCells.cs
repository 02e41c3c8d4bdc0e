using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Columns;

/// <summary>An array of packed cells of which none lies across two lines of the processor's cache.</summary>
/// <remarks>An array begins wherever there is room, so every fourth cell would lie across two lines; with many cells that doubles the cost of a fact. Arrays large
/// enough to matter are therefore held in place by the runtime and used from the next line on.</remarks>
internal sealed class PackedCells
{
    private const int LineBytes = 64;
    private const int WorthAligning = 4096;

    private readonly long[] _memory;
    private readonly int _start;

    public PackedCells(int length)
    {
        Length = length;
        if (length < WorthAligning)
        {
            _memory = new long[2 * length];
            return;
        }

        _memory = GC.AllocateArray<long>(checked((2 * length) + (LineBytes / sizeof(long))), pinned: true);
        _start = ToNextLine(_memory) / sizeof(long);
    }

    public int Length { get; }

    public Span<Vector128<long>> Span => MemoryMarshal.Cast<long, Vector128<long>>(_memory.AsSpan(_start, 2 * Length));

    /// <summary>Adds to one cell, or takes from it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<TDirection>(int place, Vector128<long> change)
        where TDirection : Scatter.IDirection
    {
        var at = unchecked(_start + (2 * place));
        _memory[at] = TDirection.Apply(_memory[at], change.GetElement(0));
        _memory[at + 1] = TDirection.Apply(_memory[at + 1], change.GetElement(1));
    }

    public PackedCells Copy()
    {
        var copy = new PackedCells(Length);
        Span.CopyTo(copy.Span);
        return copy;
    }

    // The array does not move, so its address is good for as long as it lives. It is looked at, nothing is read through it.
    private static unsafe int ToNextLine(long[] pinned)
    {
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
        return (int)((LineBytes - (address % LineBytes)) % LineBytes);
    }
}

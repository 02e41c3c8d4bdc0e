using System.Runtime.InteropServices;

namespace SalesMetrics.Columns;

/// <summary>Facts cut into blocks of lines, after all of them were checked: what is added this way is added whole or not at all.</summary>
/// <remarks>For what cannot be taken back once added, such as a maximum, so that every value is looked at before the first is used.</remarks>
[StructLayout(LayoutKind.Auto)]
internal ref struct CheckedBlocks
{
    private readonly FactGate _gate;
    private readonly FactColumns _facts;
    private readonly int[]? _lines;

    /// <exception cref="ArgumentException">A value or a column does not fit the shape of the gate.</exception>
    public CheckedBlocks(FactGate gate, FactColumns facts, long firstPosition)
    {
        gate.Check(facts, firstPosition);
        _gate = gate;
        _facts = facts;
        _lines = FactGate.RentLines(facts);
    }

    /// <summary>The block of the last <see cref="MoveNext"/>.</summary>
    public FactBlockView Current { get; private set; }

    /// <summary>The place of its first fact in the columns.</summary>
    public int Start { get; private set; }

    private int Next { get; set; }

    public bool MoveNext()
    {
        if (Next >= _facts.Length)
        {
            return false;
        }

        Start = Next;
        var block = _facts.Slice(Start, Math.Min(FactGate.BlockRows, _facts.Length - Start));
        Current = _gate.View(block, _lines);
        Next = Start + block.Length;
        return true;
    }

    public readonly void Dispose() => FactGate.ReturnLines(_lines);
}

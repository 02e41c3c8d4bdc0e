using System.Buffers;
using System.Runtime.CompilerServices;

namespace SalesMetrics.Columns;

/// <summary>Lets in the facts that fit a shape and refuses the others with the fact, the value and the limit.</summary>
internal sealed class FactGate(TotalsShape shape)
{
    // Small enough that a block is still near the processor when it is read the second time.
    public const int BlockRows = 4096;

    private static readonly ImmutableArray<FactOutcome> AllWon = [.. Enumerable.Repeat(FactOutcome.Won, BlockRows)];

    private readonly PeriodTable _periods = shape.Periods;
    private readonly int _width = shape.Width;

    /// <summary>Checks that the columns the shape asks for are there, and no others.</summary>
    public void CheckColumns(FactColumns facts)
    {
        if (facts.Length > 0 && facts.Seconds.IsEmpty != (shape.Seconds is null))
        {
            throw new ArgumentException(
                shape.Seconds is null ? "The facts have a second key and the shape has none." : "The shape has a second key and the facts have none.",
                nameof(facts));
        }

        if (facts.Length > 0 && facts.Currencies.IsEmpty && shape.Currencies.Length > 1)
        {
            throw new ArgumentException(
                Invariant($"The shape has {shape.Currencies.Length} currencies and the facts do not say which they are in."), nameof(facts));
        }
    }

    /// <summary>Checks columns and every value, a block at a time.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="firstPosition">What the first of them is called in a message.</param>
    public void Check(FactColumns facts, long firstPosition)
    {
        CheckColumns(facts);
        for (var start = 0; start < facts.Length; start += BlockRows)
        {
            if (!IsLegal(facts.Slice(start, Math.Min(BlockRows, facts.Length - start)), out _))
            {
                throw Refusal(facts, start, firstPosition);
            }
        }
    }

    /// <summary>Checks one fact and gives the place of its cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(in Fact fact)
    {
        if (fact.Outcome > FactOutcome.Lost)
        {
            throw new ArgumentOutOfRangeException(nameof(fact), fact.Outcome, "An outcome is open (0), won (1) or lost (2).");
        }

        return unchecked((shape.Line(fact.Row, fact.Second, fact.Currency) * _width) + _periods.IndexOf(fact.Day));
    }

    /// <summary>Whether a block fits the shape.</summary>
    /// <param name="block">The facts.</param>
    /// <param name="bounds">What none of their values exceeds; closest where that had to be looked up here.</param>
    public bool IsLegal(FactColumns block, out BlockBounds bounds)
    {
        if (block.Bounds is { } known && IsLegal(known))
        {
            bounds = known;
            return true;
        }

        // Something illegal in a chunk need not be in this block of it.
        bounds = BlockBounds.Of(block);
        return IsLegal(bounds);
    }

    private bool IsLegal(BlockBounds bounds) =>
        bounds.Row < (uint)shape.Rows.Count
        && bounds.Second < (uint)(shape.Seconds?.Count ?? 1)
        && bounds.Currency < shape.Currencies.Length
        && bounds.Outcome <= (byte)FactOutcome.Lost;

    /// <summary>Room for the lines of a block; none is needed where a fact's first key already is its line.</summary>
    public static int[]? RentLines(FactColumns facts) =>
        facts.Seconds.IsEmpty && facts.Currencies.IsEmpty ? null : ArrayPool<int>.Shared.Rent(BlockRows);

    public static void ReturnLines(int[]? lines)
    {
        if (lines is not null)
        {
            ArrayPool<int>.Shared.Return(lines);
        }
    }

    /// <summary>A checked block as lines.</summary>
    /// <param name="block">At most <see cref="BlockRows"/> facts.</param>
    /// <param name="scratch">The room that <see cref="RentLines"/> gave.</param>
    public FactBlockView View(FactColumns block, int[]? scratch)
    {
        var outcomes = block.Outcomes.IsEmpty ? AllWon.AsSpan()[..block.Length] : block.Outcomes;
        if (scratch is null)
        {
            return new FactBlockView(block.Rows, block.Days, block.Amounts, outcomes);
        }

        var lines = scratch.AsSpan(0, block.Length);
        block.Rows.CopyTo(lines);
        if (shape.Seconds is { } seconds)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                lines[i] = (lines[i] * seconds.Count) + block.Seconds[i];
            }
        }

        if (!block.Currencies.IsEmpty)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                lines[i] = (lines[i] * shape.Currencies.Length) + block.Currencies[i];
            }
        }

        return new FactBlockView(lines, block.Days, block.Amounts, outcomes);
    }

    // The rare way: the first illegal value is looked for only once it is known that there is one.
    public ArgumentException Refusal(FactColumns facts, int start, long firstPosition)
    {
        for (var i = start; i < facts.Length; i++)
        {
            string? what =
                IsOutside(facts.Rows[i], shape.Rows.Count) ? Invariant($"the key {facts.Rows[i]}; keys are 0 to {shape.Rows.Count - 1}")
                : !facts.Seconds.IsEmpty && IsOutside(facts.Seconds[i], shape.Seconds!.Count)
                    ? Invariant($"the second key {facts.Seconds[i]}; second keys are 0 to {shape.Seconds.Count - 1}")
                : !facts.Currencies.IsEmpty && facts.Currencies[i] >= shape.Currencies.Length
                    ? Invariant($"the currency {facts.Currencies[i]}; currencies are 0 to {shape.Currencies.Length - 1}")
                : !facts.Outcomes.IsEmpty && facts.Outcomes[i] > FactOutcome.Lost
                    ? Invariant($"the outcome {(byte)facts.Outcomes[i]}; outcomes are 0 (open), 1 (won) and 2 (lost)")
                : null;
            if (what is not null)
            {
                return new ArgumentException(Invariant($"Fact {firstPosition + i} has {what}. Nothing was added."), nameof(facts));
            }
        }

        throw new InvalidOperationException("The columns changed while they were read.");
    }

    private static bool IsOutside(int key, int count) => key < 0 || key >= count;
}

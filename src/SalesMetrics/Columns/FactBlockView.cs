namespace SalesMetrics.Columns;

/// <summary>A checked block: its keys made into the number of a line of cells, its outcomes always there.</summary>
internal readonly ref struct FactBlockView(
    ReadOnlySpan<int> lines, ReadOnlySpan<int> days, ReadOnlySpan<long> amounts, ReadOnlySpan<FactOutcome> outcomes)
{
    public ReadOnlySpan<int> Lines { get; } = lines;

    public ReadOnlySpan<int> Days { get; } = days;

    public ReadOnlySpan<long> Amounts { get; } = amounts;

    public ReadOnlySpan<FactOutcome> Outcomes { get; } = outcomes;

    /// <summary>Some of the facts.</summary>
    public FactBlockView Slice(int start, int length) =>
        new(Lines.Slice(start, length), Days.Slice(start, length), Amounts.Slice(start, length), Outcomes.Slice(start, length));

    /// <summary>The place of a fact's cell.</summary>
    public int PlaceOf(int index, PeriodTable periods) => (Lines[index] * (periods.Count + 1)) + periods.IndexOf(Days[index]);

    /// <summary>What a fact adds to its cell.</summary>
    public CellTotals ChangeOf(int index) => CellTotals.Of(Amounts[index], Outcomes[index]);
}

namespace SalesMetrics.Columns;

/// <summary>A checked block: its keys made into the number of a line of cells, its outcomes always there.</summary>
internal readonly ref struct FactBlockView(
    ReadOnlySpan<int> lines, ReadOnlySpan<int> days, ReadOnlySpan<long> amounts, ReadOnlySpan<FactOutcome> outcomes)
{
    public ReadOnlySpan<int> Lines { get; } = lines;

    public ReadOnlySpan<int> Days { get; } = days;

    public ReadOnlySpan<long> Amounts { get; } = amounts;

    public ReadOnlySpan<FactOutcome> Outcomes { get; } = outcomes;
}

namespace SalesMetrics.Numerics;

/// <summary>Counts by two classifications at once, and Pearson's chi-square over them. Rows and columns that hold nothing are left out.</summary>
internal sealed class ContingencyTable
{
    private readonly long[][] _cells;
    private readonly long[] _rows;
    private readonly long[] _columns;

    private ContingencyTable(ImmutableArray<string> rowIds, ImmutableArray<string> columnIds, long[][] cells)
    {
        RowIds = rowIds;
        ColumnIds = columnIds;
        _cells = cells;
        _rows = [.. cells.Select(row => row.Sum())];
        _columns = [.. Enumerable.Range(0, columnIds.Length).Select(column => cells.Sum(row => row[column]))];
        Total = _rows.Sum();
    }

    public ImmutableArray<string> RowIds { get; }

    public ImmutableArray<string> ColumnIds { get; }

    public long Total { get; }

    public int DegreesOfFreedom => Math.Max(0, (RowIds.Length - 1) * (ColumnIds.Length - 1));

    /// <summary>Sum of (observed - expected)^2 / expected; null with fewer than two rows or columns.</summary>
    public double? Statistic
    {
        get
        {
            if (DegreesOfFreedom == 0)
            {
                return null;
            }

            var sum = 0.0;
            for (var row = 0; row < _rows.Length; row++)
            {
                for (var column = 0; column < _columns.Length; column++)
                {
                    var expected = Expected(row, column);
                    sum += (_cells[row][column] - expected) * (_cells[row][column] - expected) / expected;
                }
            }

            return sum;
        }
    }

    /// <summary>sqrt(chi-square / (total x (the smaller number of classes - 1))).</summary>
    public double? CramersV => Statistic is { } statistic ? Math.Sqrt(statistic / (Total * (Math.Min(RowIds.Length, ColumnIds.Length) - 1.0))) : null;

    public int CellsBelowFive => Enumerable.Range(0, _rows.Length).Sum(row => Enumerable.Range(0, _columns.Length).Count(column => Expected(row, column) < 5));

    public double LeastExpected => Total == 0 ? 0 : (double)_rows.Min() * _columns.Min() / Total;

    public static ContingencyTable Of(IEnumerable<(string Row, string Column, long Count)> counts)
    {
        var kept = counts.Where(count => count.Count > 0).ToArray();
        ImmutableArray<string> rows = [.. kept.Select(count => count.Row).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        ImmutableArray<string> columns = [.. kept.Select(count => count.Column).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var cells = rows.Select(_ => new long[columns.Length]).ToArray();
        foreach (var (row, column, count) in kept)
        {
            cells[rows.BinarySearch(row, StringComparer.Ordinal)][columns.BinarySearch(column, StringComparer.Ordinal)] += count;
        }

        return new ContingencyTable(rows, columns, cells);
    }

    public long Cell(int row, int column) => _cells[row][column];

    public long RowTotal(int row) => _rows[row];

    private double Expected(int row, int column) => (double)_rows[row] * _columns[column] / Total;
}

namespace SalesMetrics.Compensation;

/// <summary>A table of two attainments: the share of target pay for each pair of bounds reached (a linked or matrix component).</summary>
/// <remarks>
/// <para>Bounds are inclusive below. Below the first bound of either side nothing is paid; beyond the last pay stays level.</para>
/// <para>Two matrices are equal when they say the same.</para>
/// </remarks>
public sealed class PayMatrix : IEquatable<PayMatrix>
{
    private PayMatrix(ImmutableArray<Ratio> rows, ImmutableArray<Ratio> columns, ImmutableArray<Ratio> cells, MatrixInterpolation interpolation)
    {
        Rows = rows;
        Columns = columns;
        Cells = cells;
        Interpolation = interpolation;
    }

    /// <summary>The bounds of the component's own attainment, ascending.</summary>
    public ImmutableArray<Ratio> Rows { get; }

    /// <summary>The bounds of the other attainment, ascending.</summary>
    public ImmutableArray<Ratio> Columns { get; }

    /// <summary>The shares of target pay, row by row.</summary>
    public ImmutableArray<Ratio> Cells { get; }

    /// <summary>How it is read between bounds.</summary>
    public MatrixInterpolation Interpolation { get; }

    /// <summary>Whether some cell pays less than one before it in its row or column, as only <see cref="FallingPay.Allowed"/> permits.</summary>
    public bool Falls => Cells.Where((_, at) => IsBelowOneBefore(at)).Any();

    /// <summary>Makes a matrix.</summary>
    /// <param name="rows">Bounds of the component's own attainment: at least one, zero or more, ascending.</param>
    /// <param name="columns">Bounds of the other attainment: at least one, zero or more, ascending.</param>
    /// <param name="cells">A share of target pay for each, row by row; zero or more.</param>
    /// <param name="interpolation">How it is read between bounds.</param>
    /// <param name="falling">Whether pay may fall where an attainment rises.</param>
    /// <exception cref="ArgumentException">A rule above is broken, or pay falls and may not.</exception>
    public static PayMatrix Create(
        IEnumerable<Ratio> rows, IEnumerable<Ratio> columns, IEnumerable<Ratio> cells, MatrixInterpolation interpolation, FallingPay falling = FallingPay.Refused)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(cells);
        if (!Enum.IsDefined(interpolation))
        {
            throw new ArgumentOutOfRangeException(nameof(interpolation), interpolation, "Not a way to interpolate.");
        }

        var matrix = new PayMatrix(Bounds(rows, nameof(rows)), Bounds(columns, nameof(columns)), [.. cells], interpolation);
        if (matrix.Cells.Length != matrix.Rows.Length * matrix.Columns.Length)
        {
            throw new ArgumentException(
                Invariant($"{matrix.Cells.Length} cells were given for {matrix.Rows.Length} rows x {matrix.Columns.Length} columns: give one each."), nameof(cells));
        }

        if (matrix.Cells.Any(cell => cell.Sign < 0))
        {
            throw new ArgumentException("A cell is negative: a share of target pay is zero or more.", nameof(cells));
        }

        return falling == FallingPay.Refused && matrix.Falls
            ? throw new ArgumentException("Pay falls in a row or column: more sales would pay less. State FallingPay.Allowed if the plan means it.", nameof(cells))
            : matrix;
    }

    /// <summary>The share of target pay at two attainments, exact.</summary>
    public Ratio PayAt(Ratio row, Ratio column)
    {
        if (row < Rows[0] || column < Columns[0])
        {
            return Ratio.Zero;
        }

        var (top, down) = Place(Rows, row);
        var (left, right) = Place(Columns, column);
        if (Interpolation == MatrixInterpolation.None)
        {
            return Cell(top, left);
        }

        var bottom = Math.Min(top + 1, Rows.Length - 1);
        var far = Math.Min(left + 1, Columns.Length - 1);
        return Between(Between(Cell(top, left), Cell(top, far), right), Between(Cell(bottom, left), Cell(bottom, far), right), down);
    }

    /// <inheritdoc />
    public bool Equals(PayMatrix? other) =>
        other is not null
        && Interpolation == other.Interpolation
        && Rows.SequenceEqual(other.Rows)
        && Columns.SequenceEqual(other.Columns)
        && Cells.SequenceEqual(other.Cells);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as PayMatrix);

    /// <inheritdoc />
    public override int GetHashCode() => Cells.Aggregate(HashCode.Combine(Rows.Length, Interpolation), (hash, cell) => HashCode.Combine(hash, cell));

    /// <summary>The share of target pay in a cell, counted from 0.</summary>
    internal Ratio Cell(int row, int column) => Cells[(row * Columns.Length) + column];

    private static ImmutableArray<Ratio> Bounds(IEnumerable<Ratio> bounds, string name)
    {
        ArgumentNullException.ThrowIfNull(bounds, name);
        ImmutableArray<Ratio> ascending = [.. bounds];
        return ascending.IsEmpty || ascending[0].Sign < 0 || ascending.Zip(ascending.Skip(1)).Any(pair => pair.First >= pair.Second)
            ? throw new ArgumentException("Bounds are at least one, zero or more, each once, in ascending order.", name)
            : ascending;
    }

    // The last bound reached, and how far from it to the next.
    private static (int Index, Ratio Fraction) Place(ImmutableArray<Ratio> bounds, Ratio value)
    {
        var index = bounds.Length - 1;
        while (bounds[index] > value)
        {
            index--;
        }

        return index == bounds.Length - 1 ? (index, Ratio.Zero) : (index, (value - bounds[index]) / (bounds[index + 1] - bounds[index]));
    }

    private static Ratio Between(Ratio from, Ratio to, Ratio fraction) => from + ((to - from) * fraction);

    private bool IsBelowOneBefore(int at) =>
        (at % Columns.Length > 0 && Cells[at] < Cells[at - 1]) || (at >= Columns.Length && Cells[at] < Cells[at - Columns.Length]);
}

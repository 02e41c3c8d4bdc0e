namespace SalesMetrics.Numerics;

/// <summary>Least squares on columns, by orthogonalising one after the other (Gram &amp; Schmidt, modified, each column twice); a column that
/// those before it make up has no coefficient.</summary>
internal sealed class ColumnRegression
{
    // A column of which less than this is left when those before it are taken out says nothing of its own (R's lm).
    private const double Dependent = 1e-7;

    private readonly double[][] _triangle;

    private ColumnRegression(ImmutableArray<int> kept, double[][] triangle, double[] coefficients, double[] errors)
    {
        Kept = kept;
        _triangle = triangle;
        Coefficients = coefficients;
        Errors = errors;
    }

    /// <summary>The columns that have a coefficient, in order.</summary>
    public ImmutableArray<int> Kept { get; }

    /// <summary>One number for each of <see cref="Kept"/>.</summary>
    public double[] Coefficients { get; }

    /// <summary>Value less fitted value, one a row.</summary>
    public double[] Errors { get; }

    /// <summary>Regresses values on columns of equal length.</summary>
    public static ColumnRegression Of(IReadOnlyList<double[]> columns, ReadOnlySpan<double> values)
    {
        var (kept, directions, triangle) = (ImmutableArray.CreateBuilder<int>(), new List<double[]>(), new List<double[]>());
        for (var j = 0; j < columns.Count; j++)
        {
            var column = (double[])columns[j].Clone();
            var length = Length(column);
            var row = new double[directions.Count + 1];
            for (var pass = 0; pass < 2; pass++)
            {
                for (var k = 0; k < directions.Count; k++)
                {
                    row[k] += TakeOut(directions[k], column);
                }
            }

            row[^1] = Length(column);
            if (directions.Count < values.Length && row[^1] > Dependent * length)
            {
                Divide(column, row[^1]);
                directions.Add(column);
                triangle.Add(row);
                kept.Add(j);
            }
        }

        var errors = values.ToArray();
        var coefficients = new double[directions.Count];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var k = 0; k < directions.Count; k++)
            {
                coefficients[k] += TakeOut(directions[k], errors);
            }
        }

        for (var k = coefficients.Length - 1; k >= 0; k--)
        {
            coefficients[k] /= triangle[k][k];
            for (var i = 0; i < k; i++)
            {
                coefficients[i] -= coefficients[k] * triangle[k][i];
            }
        }

        return new ColumnRegression(kept.DrainToImmutable(), [.. triangle], coefficients, errors);
    }

    /// <summary>The fitted value at a row of all columns.</summary>
    public double At(ReadOnlySpan<double> row)
    {
        var sum = 0d;
        for (var k = 0; k < Coefficients.Length; k++)
        {
            sum += Coefficients[k] * row[Kept[k]];
        }

        return sum;
    }

    /// <summary>The variance of the fitted value at a row of all columns, in units of the error variance: x' (X'X)^-1 x.</summary>
    public double Leverage(ReadOnlySpan<double> row)
    {
        var sum = 0d;
        foreach (var part in Direction(row))
        {
            sum += part * part;
        }

        return sum;
    }

    /// <summary>By how much each of as many independent standard deviations moves the fitted value at a row of all columns.</summary>
    public double[] Direction(ReadOnlySpan<double> row)
    {
        var solved = new double[Coefficients.Length];
        for (var k = 0; k < solved.Length; k++)
        {
            var value = row[Kept[k]];
            for (var i = 0; i < k; i++)
            {
                value -= _triangle[k][i] * solved[i];
            }

            solved[k] = value / _triangle[k][k];
        }

        return solved;
    }

    /// <summary>The variances of the coefficients, in units of the error variance: the diagonal of (X'X)^-1.</summary>
    public double[] Variances()
    {
        var variances = new double[Coefficients.Length];
        var inverse = new double[Coefficients.Length];
        for (var column = 0; column < variances.Length; column++)
        {
            // One column of the inverse of the triangle; each of its entries belongs to the variance of its row.
            Array.Clear(inverse);
            inverse[column] = 1 / _triangle[column][column];
            variances[column] += inverse[column] * inverse[column];
            for (var i = column - 1; i >= 0; i--)
            {
                var sum = 0d;
                for (var k = i + 1; k <= column; k++)
                {
                    sum -= _triangle[k][i] * inverse[k];
                }

                inverse[i] = sum / _triangle[i][i];
                variances[i] += inverse[i] * inverse[i];
            }
        }

        return variances;
    }

    private static double TakeOut(double[] direction, double[] column)
    {
        var product = 0d;
        for (var t = 0; t < column.Length; t++)
        {
            product += direction[t] * column[t];
        }

        for (var t = 0; t < column.Length; t++)
        {
            column[t] -= product * direction[t];
        }

        return product;
    }

    private static double Length(double[] column)
    {
        var squares = 0d;
        foreach (var value in column)
        {
            squares += value * value;
        }

        return Math.Sqrt(squares);
    }

    private static void Divide(double[] column, double length)
    {
        for (var t = 0; t < column.Length; t++)
        {
            column[t] /= length;
        }
    }
}

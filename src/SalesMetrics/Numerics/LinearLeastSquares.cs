using System.Runtime.CompilerServices;

namespace SalesMetrics.Numerics;

/// <summary>Solves the small symmetric systems of least squares in place, by Cholesky's method on the system scaled to a unit
/// diagonal.</summary>
internal static class LinearLeastSquares
{
    // Below this share of its own length, what a column adds to those before it is rounding noise.
    private const double DependentColumn = 1e-13;

    /// <summary>Solves <c>A x = b</c> for the upper triangle of a positive semidefinite A, which is overwritten.</summary>
    /// <param name="a">Row by row, <paramref name="stride"/> apart; only entries on and above the diagonal are read.</param>
    /// <param name="stride">The distance between the starts of two rows.</param>
    /// <param name="b">The right-hand side; becomes the solution. Unknowns that the equations leave open become 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Solve(Span<double> a, int stride, Span<double> b)
    {
        var n = b.Length;
        Span<double> scale = n <= 64 ? stackalloc double[64] : new double[n];
        for (var i = 0; i < n; i++)
        {
            var diagonal = a[(i * stride) + i];
            scale[i] = diagonal > 0 ? 1 / Math.Sqrt(diagonal) : 0;
            b[i] *= scale[i];
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++)
            {
                a[(i * stride) + j] *= scale[i] * scale[j];
            }
        }

        // A = U'U, row of U by row, with U'z = b solved on the way.
        for (var i = 0; i < n; i++)
        {
            var pivot = a[(i * stride) + i];
            var open = pivot <= DependentColumn;
            var inverse = open ? 0 : 1 / Math.Sqrt(pivot);
            var row = a.Slice(i * stride, n);
            for (var j = i; j < n; j++)
            {
                row[j] *= inverse;
            }

            b[i] *= inverse;
            for (var k = i + 1; k < n && !open; k++)
            {
                var factor = row[k];
                var target = a.Slice(k * stride, n);
                for (var j = k; j < n; j++)
                {
                    target[j] -= factor * row[j];
                }

                b[k] -= factor * b[i];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            var row = a.Slice(i * stride, n);
            var sum = b[i];
            for (var j = i + 1; j < n; j++)
            {
                sum -= row[j] * b[j];
            }

            b[i] = row[i] > 0 ? sum / row[i] : 0;
        }

        for (var i = 0; i < n; i++)
        {
            b[i] *= scale[i];
        }
    }
}

using System.Runtime.CompilerServices;

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>What the curves of the errors add to the curvature of their sum of squares, learned from the slopes at either end of each step
/// (Dennis, Gay &amp; Welsch 1981, NL2SOL).</summary>
internal sealed class SecantCurvature(int mostCoefficients)
{
    private readonly double[] _curvature = new double[mostCoefficients * mostCoefficients];
    private readonly double[] _image = new double[mostCoefficients];

    public void Reset() => _curvature.AsSpan().Clear();

    /// <summary>Learns from one step.</summary>
    /// <param name="step">From where to where.</param>
    /// <param name="change">By how much the gradient changed.</param>
    /// <param name="bend">By how much it changed because the slopes did, at the errors of the new place.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Learn(ReadOnlySpan<double> step, ReadOnlySpan<double> change, ReadOnlySpan<double> bend)
    {
        var k = step.Length;
        var (along, bent, known) = (0d, 0d, 0d);
        for (var i = 0; i < k; i++)
        {
            var sum = 0d;
            for (var j = 0; j < k; j++)
            {
                sum += _curvature[(i * k) + j] * step[j];
            }

            _image[i] = sum;
            along += step[i] * change[i];
            bent += step[i] * bend[i];
            known += step[i] * sum;
        }

        if (!(along > 0))
        {
            return;
        }

        // What was learned elsewhere is made no larger than what this step has shown.
        var size = known == 0 ? 1 : Math.Min(1, Math.Abs(bent / known));
        var off = bent - (size * known);
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var (ownI, ownJ) = (bend[i] - (size * _image[i]), bend[j] - (size * _image[j]));
                var learned = (((ownI * change[j]) + (ownJ * change[i])) / along) - (off * change[i] * change[j] / (along * along));
                var value = (size * _curvature[(i * k) + j]) + learned;
                _curvature[(i * k) + j] = value;
                _curvature[(j * k) + i] = value;
            }
        }
    }

    /// <summary>Adds what was learned to a matrix of the same coefficients, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(Span<double> matrix)
    {
        for (var i = 0; i < matrix.Length; i++)
        {
            matrix[i] += _curvature[i];
        }
    }
}

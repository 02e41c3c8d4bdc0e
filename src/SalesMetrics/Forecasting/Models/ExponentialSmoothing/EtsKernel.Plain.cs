using System.Numerics;
using System.Runtime.CompilerServices;

namespace SalesMetrics.Forecasting.Models.ExponentialSmoothing;

/// <content>The recursion without season, whose few derivatives stay in registers.</content>
internal readonly ref partial struct EtsKernel
{
    /// <summary>As <see cref="RunAdditive"/> without season, for at most two vectors of numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool RunPlain(EtsParameters parameters, ReadOnlySpan<double> block, ref Progress run, Span<double> gradient)
    {
        var width = _shape.Lanes / Vector<double>.Count;
        var isWide = width == 2;
        var (alpha, beta, _, phi) = parameters;
        var (l, b, squares) = (run.Level, run.Trend, run.Squares);
        Vector<double> minusAlpha = new(-alpha), minusBeta = new(-beta), phis = new(phi);
        var levels = Vectors(_level);
        var trends = Vectors(_trend);
        var gradients = Vectors(gradient);
        var relatives = Vectors(_relative);
        var seeds = Vectors(_seeds);
        var rows = Vectors(_rows);
        var (level0, trend0, gradient0, relative0) = (levels[0], trends[0], gradients[0], relatives[0]);
        var (ofAlpha0, ofBeta0, ofPhi0) = (seeds[0], seeds[width], seeds[3 * width]);
        Vector<double> level1 = default, trend1 = default, gradient1 = default, relative1 = default;
        Vector<double> ofAlpha1 = default, ofBeta1 = default, ofPhi1 = default;
        if (isWide)
        {
            (level1, trend1, gradient1, relative1) = (levels[1], trends[1], gradients[1], relatives[1]);
            (ofAlpha1, ofBeta1, ofPhi1) = (seeds[1], seeds[width + 1], seeds[(3 * width) + 1]);
        }

        var isRelative = _shape.IsMultiplicativeError;
        var product = 1d;
        for (var t = 0; t < block.Length; t++)
        {
            var value = block[t];
            var damped = phi * b;
            var forecast = l + damped;
            if (isRelative)
            {
                if (!(forecast > LeastForecast && forecast < MostForecast))
                {
                    return false;
                }

                product *= forecast;
                if ((t & 7) == 7)
                {
                    run.Logs += Math.Log(product);
                    product = 1;
                }
            }

            var residual = value - forecast;
            var inverse = isRelative ? 1 / forecast : 1;
            var error = residual * inverse;
            squares += error * error;
            Vector<double> errors = new(-error), weights = new(isRelative ? value * inverse * inverse : 1), inverses = new(inverse);
            Vector<double> residuals = new(residual), trendNow = new(b);
            // Written out twice: a function of its own would keep the vectors in memory.
            var dampedTrend0 = Vector.FusedMultiplyAdd(phis, trend0, trendNow * ofPhi0);
            var ofForecast0 = level0 + dampedTrend0;
            level0 = Vector.FusedMultiplyAdd(minusAlpha, ofForecast0, Vector.FusedMultiplyAdd(residuals, ofAlpha0, ofForecast0));
            trend0 = Vector.FusedMultiplyAdd(minusBeta, ofForecast0, Vector.FusedMultiplyAdd(residuals, ofBeta0, dampedTrend0));
            var row0 = weights * ofForecast0;
            gradient0 = Vector.FusedMultiplyAdd(errors, row0, gradient0);
            relative0 = Vector.FusedMultiplyAdd(inverses, ofForecast0, relative0);
            rows[t * width] = row0;
            if (isWide)
            {
                var dampedTrend1 = Vector.FusedMultiplyAdd(phis, trend1, trendNow * ofPhi1);
                var ofForecast1 = level1 + dampedTrend1;
                level1 = Vector.FusedMultiplyAdd(minusAlpha, ofForecast1, Vector.FusedMultiplyAdd(residuals, ofAlpha1, ofForecast1));
                trend1 = Vector.FusedMultiplyAdd(minusBeta, ofForecast1, Vector.FusedMultiplyAdd(residuals, ofBeta1, dampedTrend1));
                var row1 = weights * ofForecast1;
                gradient1 = Vector.FusedMultiplyAdd(errors, row1, gradient1);
                relative1 = Vector.FusedMultiplyAdd(inverses, ofForecast1, relative1);
                rows[(t * width) + 1] = row1;
            }

            l = forecast + (alpha * residual);
            b = damped + (beta * residual);
        }

        (levels[0], trends[0], gradients[0], relatives[0]) = (level0, trend0, gradient0, relative0);
        if (isWide)
        {
            (levels[1], trends[1], gradients[1], relatives[1]) = (level1, trend1, gradient1, relative1);
        }

        run.Logs += Math.Log(product);
        (run.Level, run.Trend, run.Squares) = (l, b, squares);
        return true;
    }
}

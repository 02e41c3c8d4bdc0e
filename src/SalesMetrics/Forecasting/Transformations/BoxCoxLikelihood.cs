using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Transformations;

/// <summary>The logarithm of the sum of squared errors of the transformed values around a line and one level a period of the season.</summary>
/// <remarks>Values are divided by their geometric mean, after which the Jacobian of the transformation is 1. Levels and line are taken out one
/// after the other, which for least squares is the same as both together (Frisch &amp; Waugh 1933).</remarks>
internal readonly struct BoxCoxLikelihood : IObjective
{
    private readonly double[] _logs;
    private readonly double[] _line;
    private readonly double[] _transformed;
    private readonly int _m;
    private readonly double _lower;
    private readonly double _width;

    public BoxCoxLikelihood(ReadOnlySpan<double> values, int seasonLength, double lower, double upper)
    {
        (_lower, _width, _m) = (lower, upper - lower, seasonLength);
        var n = values.Length;
        (_logs, _line, _transformed) = (new double[n], new double[n], new double[n]);
        var mean = 0d;
        for (var i = 0; i < n; i++)
        {
            _logs[i] = Math.Log(values[i]);
            mean += (_logs[i] - mean) / (i + 1);
            _line[i] = (i + 0.5 - (n / 2d)) / n;
        }

        for (var i = 0; i < n; i++)
        {
            _logs[i] -= mean;
        }

        TakeLevelsOut(_line);
    }

    /// <summary>The one coordinate is lambda, from the least to the largest.</summary>
    public double Evaluate(scoped ReadOnlySpan<double> point)
    {
        var transformation = new BoxCoxTransformation(Math.Clamp(_lower + (point[0] * _width), -BoxCoxTransformation.MostLambda, BoxCoxTransformation.MostLambda));
        for (var i = 0; i < _logs.Length; i++)
        {
            _transformed[i] = transformation.OfLog(_logs[i]);
        }

        TakeLevelsOut(_transformed);
        double product = 0, own = 0;
        for (var i = 0; i < _line.Length; i++)
        {
            product += _line[i] * _transformed[i];
            own += _line[i] * _line[i];
        }

        var slope = own > 0 ? product / own : 0;
        var squares = 0d;
        for (var i = 0; i < _line.Length; i++)
        {
            var error = _transformed[i] - (slope * _line[i]);
            squares += error * error;
        }

        return squares > 0 && double.IsFinite(squares) ? Math.Log(squares) : double.PositiveInfinity;
    }

    private void TakeLevelsOut(double[] values)
    {
        for (var place = 0; place < Math.Min(_m, values.Length); place++)
        {
            var (mean, count) = (0d, 0);
            for (var i = place; i < values.Length; i += _m)
            {
                mean += (values[i] - mean) / ++count;
            }

            for (var i = place; i < values.Length; i += _m)
            {
                values[i] -= mean;
            }
        }
    }
}

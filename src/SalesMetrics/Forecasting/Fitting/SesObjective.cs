using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The sum of squared one-step errors of simple exponential smoothing, at the best initial level for each alpha.</summary>
/// <remarks>
/// The errors are affine in the initial level: <c>e(t) = d(t) - c(t) x</c> with <c>c(t) = (1 - alpha)^t</c>, where d are the errors from a
/// first guess and x is the correction to it. So the best level is known in closed form, and only alpha is searched.
/// </remarks>
internal readonly ref struct SesObjective(ReadOnlySpan<double> values) : IObjective
{
    private readonly ReadOnlySpan<double> _values = values;

    public double Evaluate(scoped ReadOnlySpan<double> point) => Evaluate(SmoothingParameters.FromUnitCube(point).Alpha, out _);

    public double Evaluate(double alpha, out double level)
    {
        var guess = _values[0];
        var current = guess;
        var weight = 1d;
        double errors = 0, mixed = 0, weights = 0;
        foreach (var value in _values)
        {
            var error = value - current;
            current += alpha * error;
            errors += error * error;
            mixed += error * weight;
            weights += weight * weight;
            weight *= 1 - alpha;
        }

        var correction = mixed / weights;
        level = guess + correction;
        return Math.Max(0, errors - (mixed * correction));
    }
}

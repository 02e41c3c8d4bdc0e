using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Transformations;

/// <summary>The coefficient of variation, over the seasons, of deviation / mean^(1 - lambda) (Guerrero 1993).</summary>
internal readonly struct GuerreroObjective : IObjective
{
    private const int LeastSeason = 2;

    private readonly double[] _logMeans;
    private readonly double[] _deviations;
    private readonly double _lower;
    private readonly double _width;

    public GuerreroObjective(ReadOnlySpan<double> values, int seasonLength, double lower, double upper)
    {
        (_lower, _width) = (lower, upper - lower);
        var period = Math.Max(LeastSeason, seasonLength);
        var count = values.Length / period;
        _logMeans = new double[count];
        _deviations = new double[count];
        var first = values.Length - (count * period);
        for (var k = 0; k < count; k++)
        {
            double mean = 0, squares = 0;
            var season = values.Slice(first + (k * period), period);
            for (var i = 0; i < period; i++)
            {
                var before = season[i] - mean;
                mean += before / (i + 1);
                squares += before * (season[i] - mean);
            }

            _logMeans[k] = Math.Log(mean);
            _deviations[k] = Math.Sqrt(squares / (period - 1));
        }
    }

    /// <summary>The one coordinate is lambda, from the least to the largest.</summary>
    public double Evaluate(scoped ReadOnlySpan<double> point)
    {
        var power = 1 - _lower - (point[0] * _width);
        double mean = 0, squares = 0;
        for (var k = 0; k < _deviations.Length; k++)
        {
            var ratio = _deviations[k] * Math.Exp(-power * _logMeans[k]);
            var before = ratio - mean;
            mean += before / (k + 1);
            squares += before * (ratio - mean);
        }

        var variation = Math.Sqrt(squares / (_deviations.Length - 1)) / mean;
        return double.IsNaN(variation) ? double.PositiveInfinity : variation;
    }
}

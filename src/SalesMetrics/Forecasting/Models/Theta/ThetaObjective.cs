using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Models.Theta;

/// <summary>The sum of squared one-step errors of a theta model, at the best initial level and theta for each alpha.</summary>
/// <remarks>
/// With w = 1 - 1/theta the forecast is <c>level + w line</c>, where the level is affine in the initial level and the line depends on alpha
/// and the data alone. So both follow from two equations, and only alpha is searched: the published search over three numbers finds at best
/// the same point. The first three errors do not count, as in the authors' own programs: the lines through one and two values say little.
/// </remarks>
internal readonly ref struct ThetaObjective : IObjective
{
    /// <summary>How many errors do not count.</summary>
    public const int Skipped = 3;

    public const double LeastAlpha = 0.1;
    public const double MostAlpha = 0.99;
    private const double StandardWeight = 0.5;
    private const double MostWeight = 1 - 1e-10;

    // Below this share of the product of their lengths, two columns point the same way.
    private const double Dependent = 1e-12;

    private readonly ReadOnlySpan<double> _values;
    private readonly ReadOnlySpan<double> _intercepts;
    private readonly ReadOnlySpan<double> _slopes;
    private readonly bool _searchesTheta;

    /// <param name="values">The scaled values, more than <see cref="Skipped"/>.</param>
    /// <param name="intercepts">Those of the trend line as known after each value.</param>
    /// <param name="slopes">Likewise.</param>
    /// <param name="searchesTheta">Whether theta is estimated, at least 1, or is 2.</param>
    public ThetaObjective(
        ReadOnlySpan<double> values, ReadOnlySpan<double> intercepts, ReadOnlySpan<double> slopes, bool searchesTheta)
    {
        _values = values;
        _intercepts = intercepts[..values.Length];
        _slopes = slopes[..values.Length];
        _searchesTheta = searchesTheta;
    }

    /// <summary>The one coordinate is alpha, from 0.1 to 0.99.</summary>
    public double Evaluate(scoped ReadOnlySpan<double> point) => Evaluate(AlphaAt(point[0]), out _, out _);

    public static double AlphaAt(double point) => LeastAlpha + (point * (MostAlpha - LeastAlpha));

    public double Evaluate(double alpha, out double level, out double weight)
    {
        var (keep, inverse) = (1 - alpha, 1 / alpha);
        var guess = _values[0];
        var (current, power) = (guess, 1d);
        for (var i = 0; i < Skipped; i++)
        {
            current += alpha * (_values[i] - current);
            power *= keep;
        }

        double ee = 0, ep = 0, el = 0, pp = 0, pl = 0, ll = 0;
        for (var i = Skipped; i < _values.Length; i++)
        {
            var next = power * keep;
            var line = (_intercepts[i - 1] * power) + (_slopes[i - 1] * (1 - next) * inverse);
            var error = _values[i] - current;
            ee += error * error;
            ep += error * power;
            el += error * line;
            pp += power * power;
            pl += power * line;
            ll += line * line;
            current += alpha * error;
            power = next;
        }

        weight = _searchesTheta ? BestWeight(ep, el, pp, pl, ll) : StandardWeight;
        var correction = (ep - (weight * pl)) / pp;
        level = guess + correction;
        var squares = ee - (2 * correction * ep) - (2 * weight * el) + (correction * correction * pp)
            + (2 * correction * weight * pl) + (weight * weight * ll);
        return Math.Max(0, squares);
    }

    private static double BestWeight(double ep, double el, double pp, double pl, double ll)
    {
        var determinant = (ll * pp) - (pl * pl);
        return determinant <= Dependent * ll * pp
            ? StandardWeight
            : Math.Clamp(((el * pp) - (ep * pl)) / determinant, 0, MostWeight);
    }
}

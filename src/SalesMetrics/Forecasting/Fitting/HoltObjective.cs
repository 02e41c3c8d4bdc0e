using SalesMetrics.Numerics;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The sum of squared one-step errors of Holt's method, at the best initial level and trend for each alpha and beta.</summary>
/// <remarks>
/// The errors are affine in the two initial states, as in <see cref="SesObjective"/>. How an error answers to each state is found by
/// running the recursion once on zeros with that state at 1, beside the run on the values themselves.
/// </remarks>
internal readonly ref struct HoltObjective : IObjective
{
    private readonly ReadOnlySpan<double> _values;
    private readonly double _level;
    private readonly double _trend;

    public HoltObjective(ReadOnlySpan<double> values)
    {
        // The line through the first values, in the middle of which rounding is least, is near enough for the corrections to be small.
        _values = values;
        var n = Math.Min(values.Length, 10);
        double sum = 0, moment = 0;
        for (var i = 0; i < n; i++)
        {
            sum += values[i];
            moment += (i - ((n - 1) / 2d)) * values[i];
        }

        _trend = moment * 12 / (n * ((double)(n * n) - 1));
        _level = (sum / n) - (_trend * (n + 1) / 2);
    }

    public double Evaluate(scoped ReadOnlySpan<double> point) => Evaluate(SmoothingParameters.FromUnitCube(point), out _, out _);

    public double Evaluate(SmoothingParameters parameters, out double level, out double trend)
    {
        var (alpha, beta) = (parameters.Alpha, parameters.Beta);
        var (l, b) = (_level, _trend);
        double lOfLevel = 1, bOfLevel = 0, lOfTrend = 0, bOfTrend = 1;
        double ee = 0, ec = 0, ed = 0, cc = 0, cd = 0, dd = 0;
        foreach (var value in _values)
        {
            var e = value - (l + b);
            var c = -(lOfLevel + bOfLevel);
            var d = -(lOfTrend + bOfTrend);
            l += b + (alpha * e);
            b += beta * e;
            lOfLevel += bOfLevel + (alpha * c);
            bOfLevel += beta * c;
            lOfTrend += bOfTrend + (alpha * d);
            bOfTrend += beta * d;
            ee += e * e;
            ec += e * c;
            ed += e * d;
            cc += c * c;
            cd += c * d;
            dd += d * d;
        }

        Span<double> matrix = [cc, cd, 0, dd];
        Span<double> corrections = [-ec, -ed];
        LinearLeastSquares.Solve(matrix, 2, corrections);
        level = _level + corrections[0];
        trend = _trend + corrections[1];
        return Math.Max(0, ee + (ec * corrections[0]) + (ed * corrections[1]));
    }
}

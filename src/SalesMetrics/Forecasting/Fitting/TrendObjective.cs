using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The one-step errors of a level with a trend, damped or not, for four points side by side: all products of the errors and of their
/// slopes that a step of Gauss and Newton needs.</summary>
/// <remarks>
/// <para>ETS(A,Ad,N) and ARIMA(1,1,2) are one process (Hyndman et al. 2008, section 11.1): with z(t) the differences less phi times those
/// before, e(t) = z(t) - theta1 e(t-1) - theta2 e(t-2), theta1 = alpha + phi beta - 1 - phi and theta2 = phi (1 - alpha). The first two errors
/// stand for the states before the first value: there is one pair of them for each level and trend.</para>
/// <para>So a step waits for one multiplication only, and every slope is this recursion on other numbers: how errors answer to the first error
/// is the recursion on a single 1, to the second the same one period later; to theta1 it is the recursion on the errors, to theta2 the same one
/// period later, save for what an answer to the second error makes up for; to phi it is the recursion on the differences.</para>
/// <para>No lane meets another and fused multiplication is exact, so each lane has the bits that it has alone, on every machine.</para>
/// </remarks>
internal readonly ref struct TrendObjective
{
    /// <summary>How many points are evaluated at once.</summary>
    public const int Lanes = 4;

    private readonly ReadOnlySpan<double> _values;
    private readonly double _level;
    private readonly double _trend;

    /// <param name="values">At least 3, of the order of 1.</param>
    public TrendObjective(ReadOnlySpan<double> values)
    {
        // The line through the first values is near enough for the corrections to be small.
        _values = values;
        (_level, _trend) = TrendLine.Of(values[..Math.Min(values.Length, 10)]);
    }

    public int Length => _values.Length;

    /// <summary>Sets a guess of the first two errors.</summary>
    public void Guess(ref TrendPoint point) => Begin(ref point, _level, _trend);

    /// <summary>Sets the first two errors to those that a level and a trend before the first value make.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(ref TrendPoint point, double level, double trend)
    {
        var forecast = level + (point.Phi * trend);
        point.First = _values[0] - forecast;
        var next = (point.Phi * trend) + (point.Beta * point.First);
        point.Second = _values[1] - (forecast + (point.Alpha * point.First) + (point.Phi * next));
    }

    /// <summary>The level and the trend before the first value that make the first two errors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (double Level, double Trend) States(in TrendPoint point)
    {
        var forecast = _values[0] - point.First;
        var next = (_values[1] - point.Second - forecast - (point.Alpha * point.First)) / point.Phi;
        var trend = (next - (point.Beta * point.First)) / point.Phi;
        return (forecast - (point.Phi * trend), trend);
    }

    /// <summary>Evaluates four points.</summary>
    /// <param name="points">Four of them.</param>
    /// <param name="phiRange">How far phi goes from place 0 to place 1; 0 without damping.</param>
    /// <param name="slopes">Becomes what <see cref="TrendSlopes.At"/> reads.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Evaluate(ReadOnlySpan<TrendPoint> points, double phiRange, Span<Vector256<double>> slopes)
    {
        var (p0, p1, p2, p3) = (points[0], points[1], points[2], points[3]);
        Vector256<double> alpha = Vector256.Create(p0.Alpha, p1.Alpha, p2.Alpha, p3.Alpha);
        Vector256<double> beta = Vector256.Create(p0.Beta, p1.Beta, p2.Beta, p3.Beta);
        Vector256<double> phi = Vector256.Create(p0.Phi, p1.Phi, p2.Phi, p3.Phi);
        Vector256<double> eBefore = Vector256.Create(p0.First, p1.First, p2.First, p3.First);
        Vector256<double> e = Vector256.Create(p0.Second, p1.Second, p2.Second, p3.Second);
        var one = Vector256<double>.One;
        // The weights of the recursion with their sign turned.
        var last = one + phi - alpha - (phi * beta);
        var lastButOne = phi * (alpha - one);
        var minusPhi = -phi;
        Vector256<double> aBefore = one, a = last, u = -eBefore, uBefore = default, v = default, vBefore = default;

        Vector256<double> aa = one + (a * a), ab = a, au = a * u, aw = default, av = default, ae = eBefore + (a * e);
        Vector256<double> bu = u, bv = default, be = e;
        Vector256<double> uu = u * u, uw = default, uv = default, ue = u * e;
        Vector256<double> wv = default, we = default, vv = default, ve = default, ee = (eBefore * eBefore) + (e * e);
        var before = _values[1];
        var differenceBefore = Vector256.Create(before - _values[0]);
        foreach (var value in _values[2..])
        {
            var difference = Vector256.Create(value - before);
            before = value;
            var z = Vector256.FusedMultiplyAdd(minusPhi, differenceBefore, difference);
            var nextE = Vector256.FusedMultiplyAdd(last, e, Vector256.FusedMultiplyAdd(lastButOne, eBefore, z));
            var nextA = Vector256.FusedMultiplyAdd(last, a, lastButOne * aBefore);
            var nextU = Vector256.FusedMultiplyAdd(last, u, Vector256.FusedMultiplyAdd(lastButOne, uBefore, -e));
            var nextV = Vector256.FusedMultiplyAdd(last, v, Vector256.FusedMultiplyAdd(lastButOne, vBefore, -differenceBefore));
            (eBefore, aBefore, uBefore, vBefore) = (e, a, u, v);
            (e, a, u, v) = (nextE, nextA, nextU, nextV);
            differenceBefore = difference;
            aa = Vector256.FusedMultiplyAdd(a, a, aa);
            ab = Vector256.FusedMultiplyAdd(a, aBefore, ab);
            au = Vector256.FusedMultiplyAdd(a, u, au);
            aw = Vector256.FusedMultiplyAdd(a, uBefore, aw);
            av = Vector256.FusedMultiplyAdd(a, v, av);
            ae = Vector256.FusedMultiplyAdd(a, e, ae);
            bu = Vector256.FusedMultiplyAdd(aBefore, u, bu);
            bv = Vector256.FusedMultiplyAdd(aBefore, v, bv);
            be = Vector256.FusedMultiplyAdd(aBefore, e, be);
            uu = Vector256.FusedMultiplyAdd(u, u, uu);
            uw = Vector256.FusedMultiplyAdd(u, uBefore, uw);
            uv = Vector256.FusedMultiplyAdd(u, v, uv);
            ue = Vector256.FusedMultiplyAdd(u, e, ue);
            wv = Vector256.FusedMultiplyAdd(uBefore, v, wv);
            we = Vector256.FusedMultiplyAdd(uBefore, e, we);
            vv = Vector256.FusedMultiplyAdd(v, v, vv);
            ve = Vector256.FusedMultiplyAdd(v, e, ve);
            ee = Vector256.FusedMultiplyAdd(e, e, ee);
        }

        // What is one period later lacks the last period's product.
        var bb = aa - (a * a);
        var bw = au - (a * u);
        var ww = uu - (u * u);
        var sums = new TrendSums
        {
            EE = ee,
            AA = aa,
            AB = ab,
            AU = au,
            AW = aw,
            AV = av,
            AE = ae,
            BB = bb,
            BU = bu,
            BW = bw,
            BV = bv,
            BE = be,
            UU = uu,
            UW = uw,
            UV = uv,
            UE = ue,
            WW = ww,
            WV = wv,
            WE = we,
            VV = vv,
            VE = ve,
        };
        var places = Vector256.Create(p0.Places.Beta, p1.Places.Beta, p2.Places.Beta, p3.Places.Beta);
        TrendSlopes.Write(sums, alpha, beta, phi, places, phiRange, slopes);
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>The sum of squares around one point, and the system of a step of Gauss and Newton in the unit cube.</summary>
/// <remarks>The first two errors are solved for and taken out of the system, so that three unknowns are left.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct TrendSlopes
{
    /// <summary>How many vectors <see cref="Write"/> fills.</summary>
    public const int Count = 19;

    // Below this share of its own length, what a column adds to those before it is rounding noise.
    private const double DependentColumn = 1e-13;

    /// <summary>The sum of squares at the point.</summary>
    public double Squares;

    /// <summary>The sum of squares with the best first two errors for these smoothing parameters.</summary>
    public double Least;

    /// <summary>By how much the first two errors miss these, and how that answers to each place.</summary>
    public double First;
    public double Second;
    public Triple FirstByPlace;
    public Triple SecondByPlace;

    /// <summary>Half of how <see cref="Least"/> answers to each place.</summary>
    private Triple _gradient;

    // The matrix of the step: its diagonal, and beside it alpha with beta, alpha with phi, beta with phi.
    private Triple _diagonal;
    private double _alphaBeta;
    private double _alphaPhi;
    private double _betaPhi;

    /// <summary>The numbers of one point.</summary>
    /// <param name="written">What <see cref="Write"/> wrote.</param>
    /// <param name="lane">Which of the four points.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TrendSlopes At(ReadOnlySpan<Vector256<double>> written, int lane)
    {
        var numbers = MemoryMarshal.Cast<Vector256<double>, double>(written[..Count])[lane..];
        return new TrendSlopes
        {
            Squares = numbers[0],
            Least = numbers[4],
            First = numbers[8],
            Second = numbers[12],
            FirstByPlace = new(numbers[16], numbers[20], numbers[24]),
            SecondByPlace = new(numbers[28], numbers[32], numbers[36]),
            _gradient = new(numbers[40], numbers[44], numbers[48]),
            _diagonal = new(numbers[52], numbers[56], numbers[60]),
            _alphaBeta = numbers[64],
            _alphaPhi = numbers[68],
            _betaPhi = numbers[72],
        };
    }

    /// <summary>Reckons the numbers of four points side by side.</summary>
    /// <param name="s">The sums at the points.</param>
    /// <param name="alpha">Alpha of the four.</param>
    /// <param name="beta">Beta.</param>
    /// <param name="phi">Phi.</param>
    /// <param name="places">The places of beta in the unit cube.</param>
    /// <param name="range">How far phi goes from place 0 to place 1; 0 without damping.</param>
    /// <param name="slopes">Becomes <see cref="Count"/> numbers of each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(
        in TrendSums s,
        Vector256<double> alpha,
        Vector256<double> beta,
        Vector256<double> phi,
        Vector256<double> places,
        double range,
        Span<Vector256<double>> slopes)
    {
        var one = Vector256<double>.One;
        var inverseFirst = one / s.AA;
        var share = s.AB * inverseFirst;
        var left = s.BB - (share * s.AB);
        var isOpen = Vector256.LessThanOrEqual(left, s.BB * DependentColumn);
        var inverse = Vector256.ConditionalSelect(isOpen, Vector256<double>.Zero, one / left);

        // What the first two errors can make up for: of the error, and of its answers to theta1, theta2 and phi.
        Vector256<double> e2 = (s.BE - (share * s.AE)) * inverse, e1 = (s.AE * inverseFirst) - (share * e2);
        Vector256<double> u2 = (s.BU - (share * s.AU)) * inverse, u1 = (s.AU * inverseFirst) - (share * u2);
        Vector256<double> w2 = (s.BW - (share * s.AW)) * inverse, w1 = (s.AW * inverseFirst) - (share * w2);
        Vector256<double> v2 = (s.BV - (share * s.AV)) * inverse, v1 = (s.AV * inverseFirst) - (share * v2);

        // The products without it.
        var uu = s.UU - (u1 * s.AU) - (u2 * s.BU);
        var uw = s.UW - (u1 * s.AW) - (u2 * s.BW);
        var uv = s.UV - (u1 * s.AV) - (u2 * s.BV);
        var ww = s.WW - (w1 * s.AW) - (w2 * s.BW);
        var wv = s.WV - (w1 * s.AV) - (w2 * s.BV);
        var vv = s.VV - (v1 * s.AV) - (v2 * s.BV);
        var ue = s.UE - (u1 * s.AE) - (u2 * s.BE);
        var we = s.WE - (w1 * s.AE) - (w2 * s.BE);
        var ve = s.VE - (v1 * s.AE) - (v2 * s.BE);

        // How theta1, theta2 and phi answer to the places: beta's moves theta1 alone.
        var au = (one + (phi * places)) * SmoothingParameters.Range;
        var aw = phi * -SmoothingParameters.Range;
        var bu = phi * (alpha - Vector256.Create(SmoothingParameters.Least));
        var (pu, pw, pv) = ((beta - one) * range, (one - alpha) * range, Vector256.Create(range));
        var (ofU, ofW, ofV) = ((pu * uu) + (pw * uw) + (pv * uv), (pu * uw) + (pw * ww) + (pv * wv), (pu * uv) + (pw * wv) + (pv * vv));
        var ofBoth = (au * uu) + (aw * uw);

        // The column of the first error holds what the second answers to it.
        var last = one + phi - alpha - (phi * beta);
        Vector256<double> byAlpha = -((au * u1) + (aw * w1)), byBeta = -(bu * u1), byPhi = -((pu * u1) + (pw * w1) + (pv * v1));
        slopes[18] = bu * ofU;
        slopes[0] = s.EE;
        slopes[1] = Vector256.Max(Vector256<double>.Zero, s.EE - (e1 * s.AE) - (e2 * s.BE));
        slopes[2] = -e1;
        slopes[3] = -(e2 + (last * e1));
        slopes[4] = byAlpha;
        slopes[5] = byBeta;
        slopes[6] = byPhi;
        slopes[7] = (last * byAlpha) - (au * u2) - (aw * w2);
        slopes[8] = (last * byBeta) - (bu * u2);
        slopes[9] = (last * byPhi) - (pu * u2) - (pw * w2) - (pv * v2);
        slopes[10] = (au * ue) + (aw * we);
        slopes[11] = bu * ue;
        slopes[12] = (pu * ue) + (pw * we) + (pv * ve);
        slopes[13] = (au * (ofBoth + (aw * uw))) + (aw * aw * ww);
        slopes[14] = bu * bu * uu;
        slopes[15] = (pu * ofU) + (pw * ofW) + (pv * ofV);
        slopes[16] = bu * ofBoth;
        slopes[17] = (au * ofU) + (aw * ofW);
    }

    /// <summary>The damped step to the least point of the linear model within the unit cube, and the fall of the sum of squares that it
    /// promises.</summary>
    /// <remarks>A step that was cut off at an edge may promise nothing where a shorter one, nearer to straight downhill, does.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly double Step(in Triple places, double damping, bool isDamped, out Triple step, out bool isCut)
    {
        isCut = false;
        // At an edge, and downhill is outside.
        var isAlphaFixed = IsAtEdge(places.Alpha, _gradient.Alpha);
        var isBetaFixed = IsAtEdge(places.Beta, _gradient.Beta);
        var isPhiFixed = !isDamped || IsAtEdge(places.Phi, _gradient.Phi);
        step = default;
        while (true)
        {
            var (alpha, beta, phi) = Solve(step, isAlphaFixed, isBetaFixed, isPhiFixed, damping);
            var isInside = true;
            Stop(places.Alpha, ref alpha, ref isAlphaFixed, ref isInside);
            Stop(places.Beta, ref beta, ref isBetaFixed, ref isInside);
            Stop(places.Phi, ref phi, ref isPhiFixed, ref isInside);
            step = new Triple(alpha, beta, phi);
            if (isInside)
            {
                break;
            }

            isCut = true;
        }

        var (a, b, p) = step;
        return Squares - Least - (((2 * _gradient.Alpha) + (_diagonal.Alpha * a)) * a) - (((2 * _gradient.Beta) + (_diagonal.Beta * b)) * b)
            - (((2 * _gradient.Phi) + (_diagonal.Phi * p)) * p) - (2 * ((_alphaBeta * a * b) + (_alphaPhi * a * p) + (_betaPhi * b * p)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsAtEdge(double place, double gradient) => (place <= 0 && gradient > 0) || (place >= 1 && gradient < 0);

    /// <summary>Ends a step at the edge of the cube.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Stop(double place, ref double step, ref bool isFixed, ref bool isInside)
    {
        if (!isFixed && place + step is < 0 or > 1)
        {
            step = (step < 0 ? 0 : 1) - place;
            (isFixed, isInside) = (true, false);
        }
    }

    /// <summary>Solves for the free part of the step, with the fixed part as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Triple Solve(in Triple known, bool isAlphaFixed, bool isBetaFixed, bool isPhiFixed, double damping)
    {
        var (m01, m02, m12) = (_alphaBeta, _alphaPhi, _betaPhi);
        var (r0, r1, r2) = (-_gradient.Alpha, -_gradient.Beta, -_gradient.Phi);
        var (m00, m11, m22) = (_diagonal.Alpha * (1 + damping), _diagonal.Beta * (1 + damping), _diagonal.Phi * (1 + damping));
        if (isAlphaFixed)
        {
            (r0, r1, r2) = (known.Alpha, r1 - (m01 * known.Alpha), r2 - (m02 * known.Alpha));
            (m00, m01, m02) = (1, 0, 0);
        }

        if (isBetaFixed)
        {
            (r0, r1, r2) = (r0 - (m01 * known.Beta), known.Beta, r2 - (m12 * known.Beta));
            (m11, m01, m12) = (1, 0, 0);
        }

        if (isPhiFixed)
        {
            (r0, r1, r2) = (r0 - (m02 * known.Phi), r1 - (m12 * known.Phi), known.Phi);
            (m22, m02, m12) = (1, 0, 0);
        }

        // L D L'; what the equations leave open stays.
        var i0 = m00 > 0 ? 1 / m00 : 0;
        var (l1, l2) = (m01 * i0, m02 * i0);
        var (d1, n12) = (m11 - (l1 * m01), m12 - (l1 * m02));
        var i1 = d1 > m11 * DependentColumn ? 1 / d1 : 0;
        var l3 = n12 * i1;
        var d2 = m22 - (l2 * m02) - (l3 * n12);
        var i2 = d2 > m22 * DependentColumn ? 1 / d2 : 0;
        r1 -= l1 * r0;
        var phi = (r2 - (l2 * r0) - (l3 * r1)) * i2;
        var beta = (r1 * i1) - (l3 * phi);
        return new Triple((r0 * i0) - (l1 * beta) - (l2 * phi), beta, phi);
    }
}

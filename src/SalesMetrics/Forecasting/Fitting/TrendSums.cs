using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>Sums over the history of products of two columns at four points of <see cref="TrendObjective"/>.</summary>
/// <remarks>E is the error. The others say how it answers: A and B to the first and to the second error, U and W to theta1 and theta2, V to
/// phi.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct TrendSums
{
    public Vector256<double> EE;
    public Vector256<double> AA;
    public Vector256<double> AB;
    public Vector256<double> AU;
    public Vector256<double> AW;
    public Vector256<double> AV;
    public Vector256<double> AE;
    public Vector256<double> BB;
    public Vector256<double> BU;
    public Vector256<double> BW;
    public Vector256<double> BV;
    public Vector256<double> BE;
    public Vector256<double> UU;
    public Vector256<double> UW;
    public Vector256<double> UV;
    public Vector256<double> UE;
    public Vector256<double> WW;
    public Vector256<double> WV;
    public Vector256<double> WE;
    public Vector256<double> VV;
    public Vector256<double> VE;
}

using System.Runtime.InteropServices;

namespace SalesMetrics.Forecasting.Fitting;

/// <summary>A number for each of alpha, beta and phi.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Triple(double Alpha, double Beta, double Phi)
{
    public static Triple operator +(in Triple left, in Triple right) =>
        new(left.Alpha + right.Alpha, left.Beta + right.Beta, left.Phi + right.Phi);

    public Triple Scale(double factor) => new(factor * Alpha, factor * Beta, factor * Phi);

    public double Times(in Triple other) => (Alpha * other.Alpha) + (Beta * other.Beta) + (Phi * other.Phi);
}

using MathNet.Numerics.Distributions;
using SalesMetrics.Comparisons.FunnelPlots;
using static SalesMetrics.Tests.Golden.Reference;

namespace SalesMetrics.Tests.Golden;

/// <summary>One row of a funnel reference (crm-funnel-rep.csv, crm-olist-funnel-origin.json) against a unit of ours, within 1e-9, relative. What the
/// reference leaves below 0 or above 1 we clip.</summary>
internal static class FunnelReferenceRow
{
    public static void AssertUnit(Func<string, double> expected, FunnelPlotUnit unit)
    {
        Assert.Equal((expected("won"), expected("decided")), (unit.Count.Won, unit.Count.Decided));
        AssertClose(expected("rate"), unit.Rate);
        AssertClose(expected("z"), unit.Score);
        AssertClose(expected("zMultiplicativeOD"), unit.WidenedScore);
        AssertClose(expected("zArcsine"), unit.ArcsineScore);
        AssertClose(expected("zAdditiveOD"), unit.AdditiveScore);
        var (usual, rare) = (unit.Limits[0], unit.Limits[1]);
        AssertLimits(usual, (expected("normLower95"), expected("normUpper95")), (expected("exactLower95"), expected("exactUpper95")), (expected("odLower95"), expected("odUpper95")));
        AssertLimits(rare, (expected("normLower998"), expected("normUpper998")), (expected("exactLower998"), expected("exactUpper998")), (expected("odLower998"), expected("odUpper998")));
    }

    /// <summary>The normal quantiles that the reference states beside its limits.</summary>
    public static void AssertQuantiles(double z95, double z998)
    {
        AssertClose(Normal.InvCDF(0, 1, 0.975), z95);
        AssertClose(Normal.InvCDF(0, 1, 0.999), z998);
    }

    private static void AssertLimits(FunnelLimits limits, (double Lower, double Upper) normal, (double Lower, double Upper) exact, (double Lower, double Upper) additive)
    {
        AssertClose(Math.Clamp(normal.Lower, 0, 1), limits.NormalLower);
        AssertClose(Math.Clamp(normal.Upper, 0, 1), limits.NormalUpper);
        AssertClose(Math.Clamp(exact.Lower, 0, 1), limits.ExactLower);
        AssertClose(Math.Clamp(exact.Upper, 0, 1), limits.ExactUpper);
        AssertClose(additive.Lower, limits.AdditiveLower);
        AssertClose(additive.Upper, limits.AdditiveUpper);
    }
}

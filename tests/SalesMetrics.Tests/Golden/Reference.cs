namespace SalesMetrics.Tests.Golden;

/// <summary>Figures computed elsewhere against ours.</summary>
internal static class Reference
{
    /// <summary>Within 1e-9 of the expected figure, relative.</summary>
    public static void AssertClose(double expected, double actual) => AssertNear(expected, actual, 1e-9 * Math.Abs(expected));

    public static void AssertNear(double expected, double actual, double tolerance) => Assert.InRange(actual, expected - tolerance, expected + tolerance);
}

using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Series;

namespace SalesMetrics.Tests.Forecasting;

/// <summary>Generated histories: whole numbers as in units sold, lengths 1 to 40, with and without season, sometimes flat or all zero.</summary>
public static class Histories
{
    private static readonly Gen<double> Units = Gen.Choose(-50, 1000).Select(n => (double)n);

    private static readonly Gen<double[]> Values =
        Gen.Choose(1, 40).SelectMany(length => Gen.Frequency(
            (8, Units.ArrayOf(length)),
            (2, Gen.Choose(0, 3).Select(n => (double)n).ArrayOf(length)),
            (1, Units.Select(level => Enumerable.Repeat(level, length).ToArray())),
            (1, Gen.Constant(new double[length]))));

    public static Arbitrary<TimeSeries> Series() =>
        Values.SelectMany(values => Gen.Elements(1, 2, 4, 12).Select(m => TimeSeries.Create("generated", values, m))).ToArbitrary();
}

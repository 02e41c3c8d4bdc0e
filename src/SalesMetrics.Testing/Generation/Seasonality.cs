namespace SalesMetrics.Testing.Generation;

/// <summary>How much closes in which month.</summary>
internal static class Seasonality
{
    /// <summary>A factor for each month of the fiscal year; their mean is 1.</summary>
    public static ImmutableArray<double> Factors(SampleCompanyOptions options)
    {
        var factors = new double[12];
        for (var month = 0; month < 12; month++)
        {
            factors[month] = 1 + (options.QuarterEndStrength * ((month % 3) - 1) / 2);
        }

        factors[0] *= 1 - (options.YearEndStrength / 2);
        factors[11] *= 1 + options.YearEndStrength;
        var sum = 0.0;
        foreach (var factor in factors)
        {
            sum += factor;
        }

        return [.. factors.Select(factor => factor * 12 / sum)];
    }

    /// <summary>How many deals a fully ramped average rep is expected to close in a month, counted from 0 at the first day of the records.</summary>
    public static double ExpectedDeals(SampleCompanyOptions options, ImmutableArray<double> factors, int month) =>
        options.DealsPerRepMonth * factors[month % 12] * (1 + (options.YearlyGrowth * month / 12));
}

namespace SalesMetrics.Forecasting.Hierarchies;

/// <summary>The covariance of errors as D + U U', up to a common factor.</summary>
/// <param name="variances">D by node: above zero; infinite for a sum without a forecast.</param>
/// <param name="factors">The columns of U, each by node; none for uncorrelated errors.</param>
/// <param name="totals">The whole variance by node, for the reader.</param>
/// <param name="intensity">How far correlations were drawn toward none; null when there are none to draw.</param>
/// <param name="errorCount">How many past errors of each node it was made from; 0 for none.</param>
internal sealed class ErrorStructure(double[] variances, double[][] factors, double[] totals, double? intensity, int errorCount)
{
    public double[] Variances { get; } = variances;

    public double[][] Factors { get; } = factors;

    public double[] Totals { get; } = totals;

    /// <summary>The smallest whole variance.</summary>
    public double Smallest { get; } = totals.Min();

    public double? Intensity { get; } = intensity;

    public int ErrorCount { get; } = errorCount;

    public ImmutableArray<string> Notes { get; init; } = [];
}

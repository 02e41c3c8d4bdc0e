namespace SalesMetrics.Forecasting.Regression;

/// <summary>One term of a fitted regression.</summary>
/// <param name="Name"><c>constant</c>, <c>trend</c>, <c>season2</c> and on (against the first period of the series), <c>sin1</c>, <c>cos1</c> and
/// on, or a regressor's name.</param>
/// <param name="Coefficient">What one unit of it adds to sales, all others being equal, in the unit of the series.</param>
/// <param name="StandardError">How far the coefficient may be off, as a standard deviation, if the errors are independent; null when no error
/// is left to measure by.</param>
/// <param name="VarianceInflation">By what factor the other terms inflate the squared standard error, at least 1; null for the constant.</param>
public sealed record RegressionTerm(string Name, double Coefficient, double? StandardError, double? VarianceInflation)
{
    /// <summary>The inflation from which on a coefficient says little of its own (Marquardt 1970).</summary>
    public const double CollinearFrom = 10;

    /// <summary>Whether the other terms nearly make this one up, so that its coefficient must not be read on its own.</summary>
    public bool IsCollinear => VarianceInflation >= CollinearFrom;
}

namespace SalesMetrics.Forecasting.Models.Arima;

/// <summary>The coefficients found for one order, on the scale of the differenced values.</summary>
/// <param name="Candidate">What is told of them.</param>
/// <param name="Partials">The partial autocorrelations of the four polynomials, one after another.</param>
internal sealed record ArimaEstimate(ArimaCandidate Candidate, double[] Partials)
{
    public ArimaOrder Order => Candidate.Order;
}

namespace SalesMetrics.Quotas;

/// <summary>One open deal, or one seller's part of it.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="PayeeId">Whose part.</param>
/// <param name="Amount">The part of the deal's expected value, in whole minor units.</param>
/// <param name="ExpectedCloseOn">When it is expected to close; null when that is not stated and undated deals count.</param>
public sealed record PipelineLine(string DealId, string PayeeId, Money Amount, LocalDate? ExpectedCloseOn);

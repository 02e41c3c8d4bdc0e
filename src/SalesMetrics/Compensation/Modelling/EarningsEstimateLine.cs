namespace SalesMetrics.Compensation.Modelling;

/// <summary>What closing one deal is worth to a payee.</summary>
/// <param name="TransactionId">The deal, as it would be booked.</param>
/// <param name="Alone">What the payee earns more when only this deal closes.</param>
/// <param name="InOrder">What it adds after those listed before it have closed; these add up to what all deals are worth together.</param>
/// <param name="Last">What it adds when all the others have closed.</param>
public sealed record EarningsEstimateLine(string TransactionId, Money Alone, Money InOrder, Money Last);

namespace SalesMetrics.Compensation.Settlements;

/// <summary>Pay that was earned and waits for milestones of its deal.</summary>
/// <param name="TransactionId">The deal it was earned with; not empty.</param>
/// <param name="PayeeId">Who earned it; not empty.</param>
/// <param name="EarnedOn">The day it was earned.</param>
/// <param name="Amount">The amount in whole minor units; below zero for a reversal.</param>
public sealed record HeldPay(string TransactionId, string PayeeId, LocalDate EarnedOn, Money Amount);

using SalesMetrics.Calendars;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>What is expected still to be credited to a payee in a period, and how surely; an estimate.</summary>
/// <param name="PayeeId">Who.</param>
/// <param name="Period">When.</param>
/// <param name="Mean">The mean, in major units: zero or more, finite.</param>
/// <param name="StandardDeviation">How far it spreads, in major units: zero or more, finite; zero where the mean is.</param>
public sealed record CreditOutlook(string PayeeId, FiscalPeriod Period, double Mean, double StandardDeviation);

namespace SalesMetrics.Forecasting.Regression;

/// <summary>A term that a history says nothing about.</summary>
/// <param name="Name">As in <see cref="RegressionTerm"/>.</param>
/// <param name="Reason">Why it was left out, for a person.</param>
public sealed record LeftOutTerm(string Name, string Reason);

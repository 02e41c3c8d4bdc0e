namespace SalesMetrics.Forecasting.Models.Combinations;

/// <summary>A model that could not take part in a combination.</summary>
/// <param name="Name">The name of the model.</param>
/// <param name="Reason">Why it could not be fitted to this history.</param>
public sealed record LeftOutMember(string Name, string Reason);

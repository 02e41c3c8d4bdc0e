namespace SalesMetrics.Testing;

/// <summary>A person of a simulated sales process, with the truth about them.</summary>
/// <param name="Id">The person.</param>
/// <param name="TeamId">The team.</param>
/// <param name="Factor">What every chance to advance is multiplied by for this person, planted effects aside; 1 without spread.</param>
public sealed record SimulatedPerson(string Id, string TeamId, double Factor);

namespace SalesMetrics.Testing;

/// <summary>A person of a simulated sales process, with the truth about them.</summary>
/// <param name="Id">The person.</param>
/// <param name="TeamId">The team.</param>
/// <param name="Factor">What every chance to advance is multiplied by for this person, planted effects aside; 1 without spread.</param>
public sealed record SimulatedPerson(string Id, string TeamId, double Factor)
{
    /// <summary>How many deals they begin beside the others, from 0.1 to 10; 1 without spread.</summary>
    public double Volume { get; init; } = 1;

    /// <summary>The share of their leads of the source "web": who is given poor leads wins fewer, however good they are.</summary>
    public double WebShare { get; init; } = 0.5;
}

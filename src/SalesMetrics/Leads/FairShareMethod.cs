namespace SalesMetrics.Leads;

/// <summary>How the p-value of a test of fair shares was found.</summary>
public enum FairShareMethod
{
    /// <summary>Not at all: fewer than two recipients with capacity, or no leads.</summary>
    None,

    /// <summary>From the chi-square distribution; every recipient expects 5 leads or more.</summary>
    ChiSquare,

    /// <summary>From all ways in which the leads could have fallen (exact multinomial).</summary>
    ExactMultinomial,

    /// <summary>From random allocations with the stated seed, where the exact ones are too many.</summary>
    MonteCarlo,
}

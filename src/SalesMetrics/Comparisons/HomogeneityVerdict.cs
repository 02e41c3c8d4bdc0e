namespace SalesMetrics.Comparisons;

/// <summary>Whether win rates differ at all.</summary>
public enum HomogeneityVerdict
{
    /// <summary>There are too few units, or too few deals, to tell.</summary>
    TooLittleData,

    /// <summary>The spread is no more than chance makes. That is not proof that nobody differs.</summary>
    NoEvidence,

    /// <summary>The spread is more than chance makes: somebody differs.</summary>
    Evidence,
}

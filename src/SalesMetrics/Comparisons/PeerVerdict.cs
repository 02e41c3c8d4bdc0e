namespace SalesMetrics.Comparisons;

/// <summary>How a unit's win rate stands against its peers.</summary>
public enum PeerVerdict
{
    /// <summary>So few deals are decided that no outcome of theirs could be evidence.</summary>
    TooLittleData,

    /// <summary>Chance alone would often do as much.</summary>
    NoEvidenceOfADifference,

    /// <summary>Above peers by more than chance explains.</summary>
    BetterThanPeers,

    /// <summary>Below peers by more than chance explains.</summary>
    BelowPeers,
}

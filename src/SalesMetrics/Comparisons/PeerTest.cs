namespace SalesMetrics.Comparisons;

/// <summary>Which test a unit is held against its peers by.</summary>
public enum PeerTest
{
    /// <summary>
    /// The exact binomial test against the win rate of all units together, the unit itself included; the default. A unit that makes up
    /// much of the whole is partly compared with itself, so it errs towards no difference.
    /// </summary>
    ExactAgainstAll,

    /// <summary>The normal (score) test against the win rate of all together: the one the Wilson interval inverts.</summary>
    ScoreAgainstAll,

    /// <summary>The normal test against all other units together, with the pooled variance: the one for few or unequal units.</summary>
    ScoreAgainstOthers,
}

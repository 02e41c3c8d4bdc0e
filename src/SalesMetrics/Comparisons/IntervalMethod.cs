namespace SalesMetrics.Comparisons;

/// <summary>How an interval for a proportion is found. Brown, Cai and DasGupta (2001) compare them.</summary>
public enum IntervalMethod
{
    /// <summary>The score interval of Wilson (1927): right on average, also for few deals; the default.</summary>
    Wilson,

    /// <summary>The equal-tailed interval under Jeffreys' prior, Beta(1/2, 1/2); closed at 0 or 1 when all are lost or won.</summary>
    Jeffreys,

    /// <summary>The exact interval of Clopper and Pearson (1934): never covers less than its level, so it is the widest.</summary>
    ClopperPearson,
}

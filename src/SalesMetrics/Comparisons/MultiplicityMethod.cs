namespace SalesMetrics.Comparisons;

/// <summary>How p-values are adjusted for having tested a whole family.</summary>
public enum MultiplicityMethod
{
    /// <summary>Controls the false discovery rate, for independent or positively dependent tests (Benjamini &amp; Hochberg 1995).</summary>
    BenjaminiHochberg,

    /// <summary>Controls the false discovery rate under any dependence, at the price of a factor of 1 + 1/2 + ... + 1/m (Benjamini &amp; Yekutieli 2001).</summary>
    BenjaminiYekutieli,

    /// <summary>Controls the probability of even one false alarm, under any dependence (Holm 1979).</summary>
    Holm,
}

namespace SalesMetrics.Compensation;

/// <summary>What the bounds of a rate table count.</summary>
public enum TierBound
{
    /// <summary>Credited amounts, in major units of the credits' currency or unit.</summary>
    Amount,

    /// <summary>Attainment of quota; 1 is 100 %. Compared as credit and bound x quota, so no division comes before the comparison.</summary>
    Attainment,
}

namespace SalesMetrics.Organization;

/// <summary>The kinds of unit whose performance is measured, from one person up to everybody.</summary>
public enum UnitKind
{
    /// <summary>One payee.</summary>
    Payee,

    /// <summary>A sales team.</summary>
    Team,

    /// <summary>Everybody who reports to one manager.</summary>
    Manager,

    /// <summary>A territory or region.</summary>
    Territory,

    /// <summary>The whole company.</summary>
    Company,
}

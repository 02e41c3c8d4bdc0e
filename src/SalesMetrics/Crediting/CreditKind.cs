namespace SalesMetrics.Crediting;

/// <summary>Whether a credit is a part of the sale or comes on top of it, and whose it is.</summary>
/// <remarks>What is a part of the sale, direct or the house's, adds up to it; what comes on top never enters a team's or the company's total.</remarks>
public enum CreditKind
{
    /// <summary>A seller's part; without credit rules the direct credits of a sale add up to the sale.</summary>
    Direct,

    /// <summary>On top of the sale; it counts for the payee alone and never in a team's or the company's total.</summary>
    Overlay,

    /// <summary>On top of the sale, for a manager or channel, from another payee's credit; it counts as an overlay does.</summary>
    Override,

    /// <summary>A part of the sale that is nobody's: it counts for the company, and for the team, manager and territory with the empty id.</summary>
    House,
}

namespace SalesMetrics.Crediting;

/// <summary>Whether a credit is a part of the sale or comes on top of it.</summary>
public enum CreditKind
{
    /// <summary>A seller's part; the direct credits of a sale add up to the sale.</summary>
    Direct,

    /// <summary>On top of the sale; it counts for the payee alone and never in a team's or the company's total.</summary>
    Overlay,
}

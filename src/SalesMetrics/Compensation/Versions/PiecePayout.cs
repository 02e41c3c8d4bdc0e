namespace SalesMetrics.Compensation.Versions;

/// <summary>What somebody is paid for one piece of a period.</summary>
/// <param name="Piece">The days, the role and the version.</param>
/// <param name="Payout">What the version pays for them.</param>
public sealed record PiecePayout(PayPiece Piece, Payout Payout);

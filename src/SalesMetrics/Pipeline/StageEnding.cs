namespace SalesMetrics.Pipeline;

/// <summary>The deal ended, for good or until it was reopened.</summary>
/// <param name="Kind">How: won, lost, disqualified or without a decision.</param>
/// <param name="On">The day.</param>
/// <param name="OwnerId">Who owned it then; empty when the log does not say.</param>
/// <param name="VisitsBefore">How many of the deal's stays came before it.</param>
public sealed record StageEnding(StageKind Kind, LocalDate On, string OwnerId, int VisitsBefore);

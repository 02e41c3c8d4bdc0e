namespace SalesMetrics.Data;

/// <summary>What became of the rows of one source.</summary>
/// <param name="Source">The file or other source.</param>
/// <param name="RowsRead">The rows met, header and blank lines not counted. A row that quotes newlines is one row.</param>
/// <param name="RowsUsed">The rows whose content is in the good values, doubtful ones included.</param>
/// <param name="RowsRejected">The rows set aside whole; each has at least one <see cref="IssueOutcome.Rejected"/> issue.</param>
/// <remarks>The three are counted apart; <see cref="RowsRead"/> is always the sum of the other two.</remarks>
public sealed record ReadTally(string Source, long RowsRead, long RowsUsed, long RowsRejected);

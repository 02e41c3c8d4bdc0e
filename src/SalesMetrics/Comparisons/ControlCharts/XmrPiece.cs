namespace SalesMetrics.Comparisons.ControlCharts;

/// <summary>The limits of a stretch of periods.</summary>
/// <param name="From">The first period that they hold for, from 0; until the next piece, or the end.</param>
/// <param name="Centre">The centre.</param>
/// <param name="MovingRange">The mean, or median, step; of natural logarithms in a logarithmic chart.</param>
/// <param name="Lower">The lower limit of values, not below the floor.</param>
/// <param name="Upper">The upper limit of values.</param>
/// <param name="RangeUpper">The upper limit of steps; of natural logarithms in a logarithmic chart.</param>
public sealed record XmrPiece(int From, double Centre, double MovingRange, double Lower, double Upper, double RangeUpper);

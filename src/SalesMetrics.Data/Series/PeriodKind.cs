namespace SalesMetrics.Data.Series;

/// <summary>How the periods of a series are written.</summary>
internal enum PeriodKind
{
    Integer,
    Month,
    Day,
}

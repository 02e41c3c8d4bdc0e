using SalesMetrics.Calendars;
using SalesMetrics.Series;

namespace SalesMetrics.Forecasting.Preparation;

/// <summary>A series with the periods its values belong to, and which of them were made and not measured.</summary>
/// <remarks>Two histories are equal only when they are the same object.</remarks>
public sealed class PeriodHistory
{
    internal PeriodHistory(TimeSeries series, ImmutableArray<FiscalPeriod> periods, ImmutableArray<FilledPeriod> filled)
    {
        Series = series;
        Periods = periods;
        Filled = filled;
    }

    /// <summary>The values, one a period, oldest first.</summary>
    public TimeSeries Series { get; }

    /// <summary>The periods, each the next of the one before; as many as values.</summary>
    public ImmutableArray<FiscalPeriod> Periods { get; }

    /// <summary>The periods whose value was made: filled in or scaled up, oldest first.</summary>
    public ImmutableArray<FilledPeriod> Filled { get; }
}

using SalesMetrics.Calendars;

namespace SalesMetrics.GoalSetting;

/// <summary>One period's share of sales by day: its shape over the sub-periods, and selling days within them.</summary>
internal sealed class PaceSeason
{
    private readonly SellingDayCalendar _sellingDays;
    private readonly ImmutableArray<Stretch> _stretches;
    private readonly int _sellingDayCount;

    private PaceSeason(SellingDayCalendar sellingDays, ImmutableArray<Stretch> stretches)
    {
        _sellingDays = sellingDays;
        _stretches = stretches;
        _sellingDayCount = stretches.Sum(stretch => stretch.SellingDays);
    }

    /// <summary>The season of a period; null when the shape has another number of sub-periods than the period.</summary>
    public static PaceSeason? Of(FiscalPeriod period, PaceShape? shape, FiscalCalendar calendar, SellingDayCalendar sellingDays)
    {
        if (shape is null)
        {
            return new PaceSeason(sellingDays, [new Stretch(period.Interval, Ratio.One, sellingDays.Count(period.Interval))]);
        }

        var parts = calendar.Split(period, shape.Grain);
        return parts.Length != shape.Weights.Length
            ? null
            : new PaceSeason(
                sellingDays,
                [.. parts.Select((part, i) => new Stretch(part.Interval, shape.Weights[i] / shape.Total, sellingDays.Count(part.Interval)))]);
    }

    /// <summary>The share of the period's sales expected by the end of a day.</summary>
    public Ratio ElapsedShare(LocalDate asOf)
    {
        var share = Ratio.Zero;
        foreach (var stretch in _stretches)
        {
            if (stretch.Days.End <= asOf)
            {
                share += stretch.Share;
            }
            else if (stretch.Days.Start <= asOf)
            {
                var behind = new DateInterval(stretch.Days.Start, asOf);
                share += stretch.Share * (stretch.SellingDays > 0
                    ? Ratio.Of(_sellingDays.Count(behind), stretch.SellingDays)
                    : Ratio.Of(behind.Length, stretch.Days.Length));
            }
        }

        return share;
    }

    /// <summary>How much a selling day of the period brings beside an average one: 1 without a shape.</summary>
    public double Intensity(LocalDate sellingDay)
    {
        var stretch = _stretches.First(one => one.Days.Contains(sellingDay));
        return _stretches.Length == 1 ? 1 : stretch.Share.ToDouble() * _sellingDayCount / stretch.SellingDays;
    }

    private sealed record Stretch(DateInterval Days, Ratio Share, int SellingDays);
}

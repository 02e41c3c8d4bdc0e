using SalesMetrics.Calendars;

namespace SalesMetrics.Quotas;

/// <summary>How a quota is spread over the periods it touches, so that its parts add up to it.</summary>
internal static class QuotaSpread
{
    /// <summary>The part of a quota that falls into a period which shares days with it.</summary>
    public static QuotaLine Part(Quota quota, FiscalPeriod period, FiscalCalendar calendar)
    {
        if (period.Interval.Contains(quota.Interval))
        {
            return new QuotaLine(quota, quota.Amount, "whole");
        }

        var tiles = calendar.PeriodsIn(quota.Interval, period.Grain);
        return tiles[0].Start == quota.Interval.Start && tiles[^1].End == quota.Interval.End
            ? Evenly(quota, period, tiles)
            : ByDays(quota, period.Interval);
    }

    private static QuotaLine Evenly(Quota quota, FiscalPeriod period, ImmutableArray<FiscalPeriod> tiles)
    {
        var index = tiles.IndexOf(period);
        return new QuotaLine(
            quota, quota.Amount.Allocate(tiles.Length)[index], Invariant($"spread evenly, part {index + 1} of {tiles.Length}"));
    }

    // Rounding what has accrued by each end, and taking differences, makes the parts of successive periods add up to the whole.
    private static QuotaLine ByDays(Quota quota, DateInterval period)
    {
        var shared = quota.Interval.Intersection(period)!;
        var before = Period.DaysBetween(quota.Interval.Start, shared.Start);
        var amount = quota.Amount.RoundedShare(Ratio.Of(before + shared.Length, quota.Interval.Length))
            - quota.Amount.RoundedShare(Ratio.Of(before, quota.Interval.Length));
        return new QuotaLine(quota, amount, Invariant($"by calendar days, {shared.Length} of {quota.Interval.Length}"));
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Crediting;

namespace SalesMetrics.GoalSetting;

/// <summary>The totals of a unit's past selling days, freed of the season.</summary>
internal sealed class PaceHistory
{
    private PaceHistory(ImmutableArray<double> totals, int withCredit, LocalDate? from)
    {
        Totals = totals;
        DaysWithCredit = withCredit;
        From = from;
    }

    public ImmutableArray<double> Totals { get; }

    public int DaysWithCredit { get; }

    /// <summary>The first day looked at; null when there is none.</summary>
    public LocalDate? From { get; }

    /// <summary>Collects the totals of the selling days up to the as-of day.</summary>
    /// <param name="credits">The unit's credits up to the as-of day, earliest first.</param>
    /// <param name="earliest">The first day that may be looked at.</param>
    /// <param name="asOf">The last day.</param>
    /// <param name="isActive">Whether the unit could sell on a day.</param>
    /// <param name="intensityOn">How much a selling day brings beside an average one; null where the season is not known.</param>
    /// <param name="sellingDays">The selling days.</param>
    /// <remarks>
    /// It begins on the day after the first credit, if that is not before the earliest day: a count that begins with a success would be too
    /// high. What was credited on a day that is no selling day counts with the next one, or with the last one when none follows.
    /// </remarks>
    public static PaceHistory Of(
        ImmutableArray<Credit> credits,
        LocalDate earliest,
        LocalDate asOf,
        Func<LocalDate, bool> isActive,
        Func<LocalDate, double?> intensityOn,
        SellingDayCalendar sellingDays)
    {
        if (credits.IsEmpty)
        {
            return new PaceHistory([], 0, null);
        }

        var from = credits[0].Date < earliest ? earliest : credits[0].Date.PlusDays(1);
        var totals = new List<double>();
        var (next, carried, withCredit) = (0, 0m, 0);
        while (next < credits.Length && credits[next].Date < from)
        {
            next++;
        }

        for (var day = from; day <= asOf; day = day.PlusDays(1))
        {
            for (; next < credits.Length && credits[next].Date == day; next++)
            {
                carried += credits[next].Amount.Amount;
            }

            if (sellingDays.IsSellingDay(day) && isActive(day) && intensityOn(day) is { } intensity and > 0)
            {
                totals.Add((double)carried / intensity);
                withCredit += carried == 0m ? 0 : 1;
                carried = 0m;
            }
        }

        if (totals.Count > 0)
        {
            totals[^1] += (double)carried;
        }

        return new PaceHistory([.. totals], withCredit, from);
    }
}

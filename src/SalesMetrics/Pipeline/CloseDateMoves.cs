using SalesMetrics.Calendars;

namespace SalesMetrics.Pipeline;

/// <summary>How often, and how far, the expected closing date of one deal was moved while it was open.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="PushCount">Moves to a later period.</param>
/// <param name="PushDays">The days of all moves to a later date, within a period too, added up.</param>
/// <param name="PullCount">Moves to an earlier period.</param>
/// <param name="MovesWithinPeriod">Moves that stayed in their period: neither pushes nor pulls.</param>
public sealed record CloseDateMoves(string DealId, int PushCount, int PushDays, int PullCount, int MovesWithinPeriod)
{
    /// <summary>Counts the moves of a deal up to a day. A date that appears or disappears is no move.</summary>
    /// <param name="history">How the deal changed.</param>
    /// <param name="calendar">The calendar whose periods count.</param>
    /// <param name="grain">How long a period is, such as a quarter.</param>
    /// <param name="asOf">The last day that is known.</param>
    public static CloseDateMoves Of(DealHistory history, FiscalCalendar calendar, PeriodGrain grain, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(calendar);
        var (pushes, pushDays, pulls, within) = (0, 0, 0, 0);
        LocalDate? last = null;
        foreach (var revision in history.Revisions.TakeWhile(revision => revision.On <= asOf))
        {
            if (revision.Deal.Outcome is not DealOutcome.Open || revision.Deal.ExpectedCloseOn is not { } date)
            {
                continue;
            }

            if (last is { } from && from != date)
            {
                pushDays += Math.Max(0, NodaTime.Period.DaysBetween(from, date));
                var order = calendar.PeriodOn(date, grain).CompareTo(calendar.PeriodOn(from, grain));
                pushes += order > 0 ? 1 : 0;
                pulls += order < 0 ? 1 : 0;
                within += order == 0 ? 1 : 0;
            }

            last = date;
        }

        return new CloseDateMoves(history.DealId, pushes, pushDays, pulls, within);
    }
}

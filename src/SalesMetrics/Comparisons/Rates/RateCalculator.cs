using SalesMetrics.Leads;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>Rates that tools call by one name and mean differently, each by its own definition.</summary>
public static class RateCalculator
{
    /// <summary><c>WinRate.Count.Broad</c>: won / (won + lost + no decision + disqualified), of deals that ended in a window.</summary>
    /// <remarks>Who disqualifies what would be lost has a better narrow rate and the same broad one. A deal counts by its last ending; reopened ones are open.</remarks>
    /// <param name="log">The ways of the deals.</param>
    /// <param name="window">The days, both inclusive, on which a deal must have ended to count; null counts all.</param>
    /// <param name="asOf">The last day that is known.</param>
    public static CountRate WinBroad(StageLog log, DateInterval? window, LocalDate asOf) =>
        Ended(log, window, asOf, "WinRate.Count.Broad", "won / (won + lost + no decision + disqualified)", _ => true);

    /// <summary><c>WinRate.Count.Decided</c> of a stage log: won / (won + lost), of deals that ended in a window. What <see cref="WinRate"/> is over deals.</summary>
    /// <param name="log">The ways of the deals.</param>
    /// <param name="window">The days, both inclusive, on which a deal must have ended to count; null counts all.</param>
    /// <param name="asOf">The last day that is known.</param>
    public static CountRate WinNarrow(StageLog log, DateInterval? window, LocalDate asOf) =>
        Ended(log, window, asOf, "WinRate.Count.Decided", "won / (won + lost)", kind => kind is StageKind.Won or StageKind.Lost);

    /// <summary><c>DisqualifiedShare</c>: disqualified / (won + lost + no decision + disqualified), to stand beside the narrow win rate.</summary>
    /// <param name="log">The ways of the deals.</param>
    /// <param name="window">The days, both inclusive, on which a deal must have ended to count; null counts all.</param>
    /// <param name="asOf">The last day that is known.</param>
    public static CountRate Disqualified(StageLog log, DateInterval? window, LocalDate asOf) =>
        Ended(log, window, asOf, "DisqualifiedShare", "disqualified / (won + lost + no decision + disqualified)", _ => true, StageKind.Disqualified);

    /// <summary><c>WinRate.FromStage</c>: won / deals that were ever in a stage and have ended.</summary>
    /// <param name="log">The ways of the deals.</param>
    /// <param name="stageId">The open stage.</param>
    /// <param name="includeSkipped">Whether deals that came to a later stage, or were won, without having been in it count too; by default they are left out and counted.</param>
    /// <param name="asOf">The last day that is known.</param>
    /// <exception cref="ArgumentException">The process has no such open stage.</exception>
    public static CountRate WinFromStage(StageLog log, string stageId, bool includeSkipped, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(stageId);
        var stage = log.Process.Stages.Select(one => one.Id).ToList().IndexOf(stageId);
        if (stage < 0)
        {
            throw new ArgumentException(Invariant($"The process has no open stage '{stageId}'."), nameof(stageId));
        }

        var (won, ended, open, skipped) = (0L, 0L, 0L, 0L);
        foreach (var history in log.AsOf(asOf).Histories)
        {
            var wasIn = history.Visits.Any(visit => visit.StageIndex == stage);
            var wentBeyond = history.Visits.Any(visit => visit.StageIndex > stage) || history.Outcome?.Kind == StageKind.Won;
            if (!wasIn && !wentBeyond)
            {
                continue;
            }

            if (!wasIn && !includeSkipped)
            {
                skipped++;
            }
            else if (history.Outcome is { } outcome)
            {
                ended++;
                won += outcome.Kind == StageKind.Won ? 1 : 0;
            }
            else
            {
                open++;
            }
        }

        var formula = includeSkipped ? Invariant($"won / ended, of deals that reached {stageId} or went beyond") : Invariant($"won / ended, of deals that were in {stageId}");
        return new CountRate("WinRate.FromStage", formula, won, ended, [new("open", open), new("skipped the stage", skipped)], null, asOf);
    }

    /// <summary><c>WinRate.Cohort</c>: won so far / all deals opened in a window, with the least and the most that it can become.</summary>
    /// <param name="deals">The deals.</param>
    /// <param name="opened">The days, both inclusive, on which a deal must have been opened to count; null counts all, those without an opening date included.</param>
    /// <param name="asOf">The last day that is known.</param>
    public static CohortRate WinCohort(IEnumerable<Deal> deals, DateInterval? opened, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(deals);
        var (won, open, all, undated, outside) = (0L, 0L, 0L, 0L, 0L);
        foreach (var deal in deals)
        {
            if (deal.AsOf(asOf) is not { } standing || (opened is not null && standing.OpenedOn is { } on && !opened.Contains(on)))
            {
                outside++;
            }
            else if (opened is not null && standing.OpenedOn is null)
            {
                undated++;
            }
            else
            {
                all++;
                won += standing.Outcome is DealOutcome.Won ? 1 : 0;
                open += standing.Outcome is DealOutcome.Open ? 1 : 0;
            }
        }

        return new CohortRate(
            "WinRate.Cohort", "won so far / deals opened in the window", won, open, all,
            [new("do not say when they were opened", undated), new("opened on other days", outside)], opened, asOf);
    }

    /// <summary><c>CloseRate</c>: decided in a window / (decided in it + open and past the expected closing date).</summary>
    /// <remarks>It tells whether deals are brought to an end at all. Who leaves old deals open has a better win rate and a worse close rate.</remarks>
    /// <param name="deals">The deals.</param>
    /// <param name="window">The days, both inclusive, on which a deal must have closed to count; null counts all. Overdue deals count as of the last day.</param>
    /// <param name="asOf">The last day that is known.</param>
    public static CountRate Close(IEnumerable<Deal> deals, DateInterval? window, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(deals);
        var (decided, overdue, notDue, undated, outside) = (0L, 0L, 0L, 0L, 0L);
        foreach (var deal in deals)
        {
            switch (deal.AsOf(asOf))
            {
                case null:
                    outside++;
                    break;
                case { ClosedOn: { } closed }:
                    decided += window is null || window.Contains(closed) ? 1 : 0;
                    outside += window is null || window.Contains(closed) ? 0 : 1;
                    break;
                case { ExpectedCloseOn: { } expected }:
                    overdue += expected < asOf ? 1 : 0;
                    notDue += expected < asOf ? 0 : 1;
                    break;
                default:
                    undated++;
                    break;
            }
        }

        return new CountRate(
            "CloseRate", "decided / (decided + open and past the expected closing date)", decided, decided + overdue,
            [new("open and not due yet", notDue), new("open without an expected date", undated), new("closed on other days, or not there yet", outside)], window, asOf);
    }

    /// <summary><c>LeadToQualified</c>: qualified so far / leads that came in a window, with the least and the most that it can become.</summary>
    /// <param name="leads">The leads.</param>
    /// <param name="created">The days, both inclusive, on which a lead must have come to count; null counts all.</param>
    /// <param name="asOf">The last day that is known.</param>
    public static CohortRate LeadToQualified(IEnumerable<Lead> leads, DateInterval? created, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(leads);
        var (qualified, open, all, reversed, outside) = (0L, 0L, 0L, 0L, 0L);
        foreach (var lead in leads)
        {
            if (lead.AsOf(asOf) is not { } standing || (created is not null && !created.Contains(lead.CreatedOn)))
            {
                outside++;
            }
            else if (standing.DecidedOn < standing.CreatedOn)
            {
                reversed++;
            }
            else
            {
                all++;
                qualified += standing.Outcome is LeadOutcome.Qualified ? 1 : 0;
                open += standing.Outcome is LeadOutcome.Open ? 1 : 0;
            }
        }

        return new CohortRate(
            "LeadToQualified", "qualified so far / leads that came in the window", qualified, open, all,
            [new("decided before they came", reversed), new("came on other days", outside)], created, asOf);
    }

    private static CountRate Ended(
        StageLog log, DateInterval? window, LocalDate asOf, string id, string formula, Func<StageKind, bool> isBelow, StageKind above = StageKind.Won)
    {
        ArgumentNullException.ThrowIfNull(log);
        var (numerator, denominator, open, left, outside) = (0L, 0L, 0L, 0L, 0L);
        foreach (var outcome in log.AsOf(asOf).Histories.Select(history => history.Outcome))
        {
            if (outcome is null)
            {
                open++;
            }
            else if (window is not null && !window.Contains(outcome.On))
            {
                outside++;
            }
            else if (isBelow(outcome.Kind))
            {
                denominator++;
                numerator += outcome.Kind == above ? 1 : 0;
            }
            else
            {
                left++;
            }
        }

        return new CountRate(
            id, formula, numerator, denominator,
            [new("open", open), new("without a decision, or disqualified", left), new("ended on other days", outside)], window, asOf);
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Leads;
using SalesMetrics.Pipeline.Survival;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>Measures how long leads wait.</summary>
public static class SpeedToLeadCalculator
{
    /// <summary>Measures the time from a lead's coming to its first touch, in whole minutes.</summary>
    /// <remarks>The mean of leads that were touched leaves out the worst ones; here those that still wait count as waiting at least until now.</remarks>
    /// <param name="leads">The leads.</param>
    /// <param name="asOf">The last moment that is known, in the business's own time zone.</param>
    /// <param name="created">The days, both inclusive, on which a lead must have come to count; null counts all.</param>
    /// <param name="hours">The hours in which minutes count; all of them when null.</param>
    public static SpeedToLead Calculate(IEnumerable<Lead> leads, LocalDateTime asOf, DateInterval? created = null, BusinessHours? hours = null)
    {
        ArgumentNullException.ThrowIfNull(leads);
        var waits = new List<Lifetime>();
        var (reversed, setAside, outside) = (0L, 0L, 0L);
        foreach (var lead in leads)
        {
            var touch = lead.FirstTouchAt is { } at && at <= asOf ? lead.FirstTouchAt : null;
            if (lead.CreatedAt > asOf || (created is not null && !created.Contains(lead.CreatedOn)))
            {
                outside++;
            }
            else if (touch < lead.CreatedAt)
            {
                reversed++;
            }
            else if (touch is null && lead.Outcome is LeadOutcome.Disqualified { On: var on } && on <= asOf.Date)
            {
                // Nobody had to turn to a duplicate.
                setAside++;
            }
            else
            {
                // A lifetime counts in days elsewhere; the estimate does not care for the unit.
                waits.Add(new Lifetime(Minutes(lead.CreatedAt, touch ?? asOf, hours), touch is null ? 0 : 1));
            }
        }

        return new SpeedToLead(
            SurvivalCalculator.KaplanMeier(waits),
            hours is not null,
            [new("touched before they came", reversed), new("disqualified without a touch", setAside), new("came on other days", outside)]);
    }

    private static int Minutes(LocalDateTime from, LocalDateTime to, BusinessHours? hours) => checked((int)(hours is null
        ? NodaTime.Period.Between(from, to, PeriodUnits.Minutes).Minutes
        : hours.MinutesBetween(from, to)));
}

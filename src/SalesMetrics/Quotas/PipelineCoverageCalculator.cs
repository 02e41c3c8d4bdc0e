using SalesMetrics.Calendars;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Quotas;

/// <summary>Sets open deals against what is left of the quota.</summary>
public static class PipelineCoverageCalculator
{
    /// <summary>Calculates the coverage of units in one period.</summary>
    /// <param name="deals">All deals, closed ones too: they are the history. Each is taken back to the day it is looked at.</param>
    /// <param name="attainments">The units and what they were credited with by <paramref name="asOf"/> in the period, of one currency.</param>
    /// <param name="organization">Who was where; an open deal counts for the units of its sellers on the day it is looked at.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="period">The period of the attainments.</param>
    /// <param name="asOf">The last day that is known, from the day before the period to its end.</param>
    /// <param name="historyPeriods">How many earlier periods the required coverage is learned from; 0 learns none.</param>
    /// <param name="options">Which deals count at which value; the defaults when left out.</param>
    /// <remarks>
    /// <para>A deal counts at its expected amount (or list price, if asked for). A history in which closed deals keep neither is empty:
    /// no amount won is put in its place, for lost deals have none and only the winners would seem to have been open.</para>
    /// <para>Expected dates are today's, also in the history, because earlier ones are not kept. Business opened after the point is not in
    /// the conversion. Periods before the first deal was opened are left out of it.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the period and the day before it, or the count is
    /// negative.</exception>
    /// <exception cref="ArgumentException">An attainment is of another period.</exception>
    public static ImmutableArray<PipelineCoverage> Calculate(
        IEnumerable<Deal> deals,
        IEnumerable<Attainment> attainments,
        SalesOrganization organization,
        FiscalCalendar calendar,
        FiscalPeriod period,
        LocalDate asOf,
        int historyPeriods,
        PipelineCoverageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ArgumentNullException.ThrowIfNull(attainments);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentOutOfRangeException.ThrowIfNegative(historyPeriods);
        if (asOf < period.Start.PlusDays(-1) || asOf > period.End)
        {
            throw new ArgumentOutOfRangeException(
                nameof(asOf), asOf, Invariant($"Coverage is looked at from {period.Start.PlusDays(-1):uuuu-MM-dd} to {period.End:uuuu-MM-dd}."));
        }

        var reader = new PipelineReader([.. deals], organization, options ?? new PipelineCoverageOptions());
        var points = Points(reader, calendar, period, asOf, historyPeriods);
        var results = ImmutableArray.CreateBuilder<PipelineCoverage>();
        foreach (var attainment in attainments.OrderBy(one => one.Unit))
        {
            if (!string.Equals(attainment.PeriodId, period.Id, StringComparison.Ordinal) || attainment.Window != period.Interval)
            {
                throw new ArgumentException(Invariant($"The attainment of {attainment.Unit} is for {attainment.PeriodId}, not for {period}."), nameof(attainments));
            }

            var currency = attainment.Credited.Currency;
            results.Add(new PipelineCoverage(
                period,
                asOf,
                attainment,
                reader.Open(attainment.Unit, asOf, period.End, currency),
                historyPeriods == 0 ? null : new PipelineConversion(
                    [.. points.Select(point => reader.Point(attainment.Unit, point.Period, point.AsOf, currency))])));
        }

        return results.ToImmutable();
    }

    // The point is as far from the end as today is, for that is what remains to win in; it may not leave the earlier period.
    private static ImmutableArray<(FiscalPeriod Period, LocalDate AsOf)> Points(
        PipelineReader reader, FiscalCalendar calendar, FiscalPeriod period, LocalDate asOf, int count)
    {
        var left = NodaTime.Period.DaysBetween(asOf, period.End);
        var points = new Stack<(FiscalPeriod, LocalDate)>();
        var earlier = period;
        while (points.Count < count && reader.FirstOpened is { } first && earlier.Start > calendar.FirstDay)
        {
            earlier = calendar.Previous(earlier);
            var point = LocalDate.Max(earlier.End.PlusDays(-left), earlier.Start.PlusDays(-1));
            if (point < first)
            {
                break;
            }

            points.Push((earlier, point));
        }

        return [.. points];
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation;

/// <summary>Finds what share of a period somebody was assigned for, or what share some days of it are.</summary>
public static class PeriodShareCalculator
{
    /// <summary>Calculates the share of a period on which a payee had an assignment, whatever it was.</summary>
    /// <param name="payeeId">The payee; unknown ones were assigned on no day.</param>
    /// <param name="organization">Who was where.</param>
    /// <param name="period">The period.</param>
    /// <param name="basis">What a part of the period is a share of: calendar days, selling days, or equal months.</param>
    /// <returns>The share, exact; those of people whose assignments tile the period add up to 1.</returns>
    public static PeriodShare Calculate(string payeeId, SalesOrganization organization, FiscalPeriod period, ProrationBasis basis)
    {
        ArgumentNullException.ThrowIfNull(payeeId);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(basis);
        return Of(
            organization.HistoryOf(payeeId).Select(assignment => new DateInterval(assignment.From, assignment.To ?? LocalDate.MaxIsoValue).Intersection(period.Interval)).OfType<DateInterval>(),
            period,
            basis);
    }

    /// <summary>The share that some days are of a period; days that do not overlap.</summary>
    internal static PeriodShare Of(IEnumerable<DateInterval> days, FiscalPeriod period, ProrationBasis basis)
    {
        ImmutableArray<DateInterval> parts = [.. days];
        var share = parts.Aggregate(Ratio.Zero, (sum, part) => sum + basis.ShareOf(part, period.Interval));
        return (share.Sign, share == Ratio.One) switch
        {
            (0, _) => PeriodShare.None,
            (_, true) => PeriodShare.Whole,
            _ => new(share, Words(parts, period, basis, share)),
        };
    }

    private static string Words(ImmutableArray<DateInterval> parts, FiscalPeriod period, ProrationBasis basis, Ratio share) => basis switch
    {
        ProrationBasis.SellingDays { Calendar: var selling } when selling.Count(period.Interval) > 0 =>
            Invariant($"{parts.Sum(selling.Count)} of {selling.Count(period.Interval)} selling days of {period.Id}"),
        ProrationBasis.EqualPeriods equal => Invariant($"{share.ToPercentText(4)} of {period.Id}, its {GrainWords.Plural(equal.Grain)} counting the same"),
        _ => Invariant($"{parts.Sum(part => part.Length)} of {period.DayCount} calendar days of {period.Id}"),
    };
}

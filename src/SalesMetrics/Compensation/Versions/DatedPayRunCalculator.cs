using SalesMetrics.Calendars;
using SalesMetrics.Crediting;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Versions;

/// <summary>Pays everybody for one period by the plans that held for them on its days.</summary>
public static class DatedPayRunCalculator
{
    /// <summary>Calculates the payouts of all payees assigned in the period.</summary>
    /// <param name="book">Which plan, in which version, held for whom.</param>
    /// <param name="organization">Who was where, in which role.</param>
    /// <param name="credits">What was credited, in the currency of the quotas.</param>
    /// <param name="quotas">What was asked for over whole periods; a part of it belongs to each piece.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="period">The period. Plans that pay by other kinds of period are left to runs of their own.</param>
    /// <param name="basis">What a piece is a share of; the same for target incentives and quotas.</param>
    /// <param name="measures">The measures the plans name; none means <see cref="Measure.Bookings"/>.</param>
    /// <param name="stated">Values that no credits add up to; one stated for the period holds for each of its pieces.</param>
    /// <returns>
    /// The run, and issues: those of the payouts, <c>no-plan</c> (rejected: assigned, and no plan holds on some days) and <c>no-assignment</c> (rejected:
    /// credited, and not assigned on any day of the period).
    /// </returns>
    /// <remarks>
    /// A piece is paid on what was credited in its days, against the part of the quota that belongs to them, from the part of the target incentive that
    /// does; all parts are exact and rounding happens once, at the line. Fixed bonuses and tiers in amounts are prorated alike.
    /// </remarks>
    /// <exception cref="ArgumentException">A plan names a measure that is not given.</exception>
    /// <exception cref="CurrencyMismatchException">Credits and quotas are in different currencies.</exception>
    public static Checked<DatedPayRun> Calculate(
        PlanBook book,
        SalesOrganization organization,
        CreditBook credits,
        QuotaBook quotas,
        FiscalCalendar calendar,
        FiscalPeriod period,
        ProrationBasis basis,
        ImmutableArray<Measure> measures = default,
        ImmutableArray<StatedMeasure> stated = default)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(quotas);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(basis);
        var given = measures.IsDefaultOrEmpty ? [Measure.Bookings] : measures;
        var facts = new Dictionary<(Plan Plan, DateInterval Days), PlanAttainments>();
        var payouts = ImmutableArray.CreateBuilder<PiecePayout>();
        var issues = ImmutableArray.CreateBuilder<Issue>();
        foreach (var payeeId in organization.PayeeIds)
        {
            foreach (var piece in PayPieceCalculator.Calculate(payeeId, book, organization, period, basis))
            {
                if (piece.Role is null)
                {
                    continue;
                }

                if (piece.Version is null)
                {
                    issues.Add(NoPlan(payeeId, piece.Days, period));
                }
                else if (piece.Version.Plan.Grain == period.Grain)
                {
                    var payout = PayoutCalculator.Calculate(piece.Version.Plan, piece.TargetIncentive, period, piece.Role, FactsOf(piece.Version.Plan, piece.Days), piece.Days, piece.Share);
                    payouts.Add(new(piece, payout.Value));
                    issues.AddRange(payout.Issues);
                }
            }
        }

        issues.AddRange(Unassigned(credits, organization, period));
        return new(new(book, period, payouts.ToImmutable()), issues.ToImmutable());

        PlanAttainments FactsOf(Plan plan, DateInterval days)
        {
            if (!facts.TryGetValue((plan, days), out var found))
            {
                found = days == period.Interval
                    ? PlanAttainmentCalculator.Calculate(plan, credits, quotas, organization, calendar, [period], given, stated)
                    : PlanAttainmentCalculator.OfPart(plan, credits, quotas, organization, calendar, period, days, basis, given, stated);
                facts.Add((plan, days), found);
            }

            return found;
        }
    }

    private static IEnumerable<Issue> Unassigned(CreditBook credits, SalesOrganization organization, FiscalPeriod period) => credits.Credits
        .Where(credit => period.Contains(credit.Date))
        .GroupBy(credit => credit.PayeeId, StringComparer.Ordinal)
        .Where(payee => !organization.TryGetLastIn(period.Interval, payee.Key, out _))
        .Select(payee => (PayeeId: payee.Key, Credited: Money.Sum(payee.Select(credit => credit.Amount), credits.Currency)))
        .Where(payee => payee.Credited.Amount != 0m)
        .OrderBy(payee => payee.PayeeId, StringComparer.Ordinal)
        .Select(payee => PayRunCalculator.NotAssigned(payee.PayeeId, "", payee.Credited, period));

    private static Issue NoPlan(string payeeId, DateInterval days, FiscalPeriod period) => new()
    {
        Code = "no-plan",
        Outcome = IssueOutcome.Rejected,
        Source = payeeId,
        Field = period.Id,
        Value = Invariant($"{days.Start:uuuu-MM-dd}/{days.End:uuuu-MM-dd}"),
        Message = Invariant($"No plan holds for '{payeeId}' from {days.Start:uuuu-MM-dd} to {days.End:uuuu-MM-dd}, so nothing is paid for these days."),
        Advice = "Assign a plan to the payee or the role, or leave it when none is meant.",
    };
}

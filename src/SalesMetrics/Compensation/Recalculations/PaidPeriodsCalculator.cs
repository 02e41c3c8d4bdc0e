using SalesMetrics.Calendars;
using SalesMetrics.Measures;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>Pays everybody for several periods by a plan, and keeps what a later recalculation needs.</summary>
public static class PaidPeriodsCalculator
{
    /// <summary>Calculates the runs of all periods.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="facts">What it pays on.</param>
    /// <param name="calendar">The fiscal calendar.</param>
    /// <param name="periods">The periods, of the plan's grain, ascending and not overlapping; may be empty.</param>
    /// <param name="accumulation">
    /// Whether periods are paid by themselves, or to date with true-up within a fiscal year: then credit, quota and target incentive add up from the
    /// first of the periods in the year on, the target incentive over the periods in which the payee was assigned.
    /// </param>
    /// <param name="measures">The measures the plan names; others are ignored. None means <see cref="Measure.Bookings"/>.</param>
    /// <returns>
    /// The runs. Paid by themselves they are what <see cref="PlanAttainmentCalculator"/>, <see cref="PayRunCalculator"/> and
    /// <see cref="PlanAwardCalculator"/> give one after the other, with the same issues.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// A period is not of the plan's grain, periods overlap or are out of order, or the plan names a measure that is not given.
    /// </exception>
    /// <exception cref="CurrencyMismatchException">Credits and quotas, or plan and target incentives, are in different currencies.</exception>
    public static PaidPeriods Calculate(
        Plan plan,
        PayFacts facts,
        FiscalCalendar calendar,
        ImmutableArray<FiscalPeriod> periods,
        PayAccumulation accumulation = PayAccumulation.Discrete,
        params IEnumerable<Measure> measures)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(measures);
        if (!Enum.IsDefined(accumulation))
        {
            throw new ArgumentOutOfRangeException(nameof(accumulation), accumulation, "Not a way to accumulate pay.");
        }

        if (periods.IsDefault || periods.Any(period => period is null || period.Grain != plan.Grain))
        {
            throw new ArgumentException(Invariant($"A period is not there or is no {plan.Grain}: '{plan.Id}' pays by the {plan.Grain}."), nameof(periods));
        }

        if (facts.Targets.Default.Currency != plan.Currency)
        {
            throw new CurrencyMismatchException(plan.Currency, facts.Targets.Default.Currency);
        }

        ImmutableArray<Measure> given = [.. measures];
        return Calculate(new PayTerms(plan, calendar, periods, accumulation, given.IsEmpty ? [Measure.Bookings] : given), facts);
    }

    /// <summary>The full run.</summary>
    internal static PaidPeriods Calculate(PayTerms terms, PayFacts facts)
    {
        var plan = terms.Plan;
        var isToDate = terms.Accumulation == PayAccumulation.YearToDate;
        var attainments = PlanAttainmentCalculator.Calculate(
            plan, facts.Credits, facts.Quotas, facts.Organization, terms.Calendar, terms.Periods, terms.Measures, facts.Stated);
        var toDate = isToDate
            ? PlanAttainments.Create(attainments.All
                .Select(one => (one.Unit, MeasureId: one.Measurement.Measure.Id))
                .Distinct()
                .SelectMany(one => terms.Periods.Select((_, i) => terms.ToDate(attainments, one.Unit, one.MeasureId, i)!))).WithStated(facts.Stated)
            : attainments;
        var spifs = plan.Clauses.OfType<PlanClause.Spif>().ToImmutableDictionary(
            spif => spif.Id, spif => SpifCalculator.Calculate(spif, facts.Credits.Credits), StringComparer.Ordinal);
        var needs = PlanAttainmentCalculator.NeedsOf(plan, facts.Stated);
        var runs = ImmutableArray.CreateBuilder<PaidRun>(terms.Periods.Length);
        for (var index = 0; index < terms.Periods.Length; index++)
        {
            var period = terms.RunPeriods[index];
            var payees = ImmutableArray.CreateBuilder<PaidPayee>();
            foreach (var payeeId in facts.Organization.PayeeIds)
            {
                if (facts.Organization.TryGetLastIn(period.Interval, payeeId, out var assignment))
                {
                    payees.Add(Pay(terms, facts, index, assignment, toDate));
                }
            }

            ImmutableArray<UnpaidCredit> unassigned =
            [
                .. toDate.All
                    .Where(one => one.Window == period.Interval)
                    .Select(one => Unpaid(one, needs, facts.Organization, period))
                    .OfType<UnpaidCredit>()
                    .OrderBy(one => one.Unit)
                    .ThenBy(one => one.Need),
            ];
            var all = payees.ToImmutable();
            var run = new PayRun(plan, period, [.. all.Select(payee => payee.Payout)]);
            var programs = plan.Clauses.SelectMany(clause => ProgramPay.Of(clause, run, toDate, spifs)).ToImmutableArray();
            runs.Add(PaidRun.Create(plan, period, all, unassigned, programs, null));
        }

        return new PaidPeriods(terms, facts, attainments, toDate, spifs, runs.ToImmutable());
    }

    internal static PaidPayee Pay(PayTerms terms, PayFacts facts, int index, Assignment assignment, PlanAttainments attainments)
    {
        var payout = PayoutCalculator.Calculate(
            terms.Plan, terms.TargetOf(facts, index, assignment.PayeeId), terms.RunPeriods[index], assignment, attainments);
        return new PaidPayee(payout.Value, payout.Issues);
    }

    /// <summary>The issue of credit of somebody who is not assigned on any day of a run; null when there is none.</summary>
    internal static UnpaidCredit? Unpaid(
        Quotas.Attainment attainment, ImmutableArray<(UnitKind Scope, string MeasureId)> needs, SalesOrganization organization, FiscalPeriod period) =>
        attainment.Unit.Kind == UnitKind.Payee && attainment.Credited.Amount != 0m && !organization.TryGetLastIn(period.Interval, attainment.Unit.Id, out _)
            ? new UnpaidCredit(attainment.Unit, needs.IndexOf((UnitKind.Payee, attainment.Measurement.Measure.Id)), PayRunCalculator.NotAssigned(attainment.Unit.Id, attainment.Measurement.Measure.Id, attainment.Credited, period))
            : null;
}

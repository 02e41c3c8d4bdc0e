using SalesMetrics.Calendars;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>Pays everybody for one period by a plan.</summary>
public static class PayRunCalculator
{
    /// <summary>Calculates the payouts of all payees assigned in the period.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targets">The target incentives, in the plan's currency. The one in effect on the period's last day counts.</param>
    /// <param name="organization">Who was where. A payee's last assignment in the period names the team, manager and territory that count.</param>
    /// <param name="period">The period, of the plan's grain.</param>
    /// <param name="attainments">The attainments of the period, as from <see cref="PlanAttainmentCalculator"/>.</param>
    /// <returns>
    /// The pay run, and issues: <c>undefined-attainment</c> (used; the component's policy says what is paid) and <c>no-assignment</c>
    /// (rejected: somebody was credited but not assigned on any day of the period, so is not paid).
    /// </returns>
    /// <exception cref="ArgumentException">The period is not of the plan's grain.</exception>
    /// <exception cref="CurrencyMismatchException">The target incentives are not in the plan's currency.</exception>
    public static Checked<PayRun> Calculate(
        Plan plan, TargetIncentives targets, SalesOrganization organization, FiscalPeriod period, PlanAttainments attainments)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(attainments);
        if (targets.Default.Currency != plan.Currency)
        {
            throw new CurrencyMismatchException(plan.Currency, targets.Default.Currency);
        }

        var payouts = ImmutableArray.CreateBuilder<Payout>();
        var issues = ImmutableArray.CreateBuilder<Issue>();
        foreach (var payeeId in organization.PayeeIds)
        {
            if (organization.TryGetLastIn(period.Interval, payeeId, out var assignment))
            {
                var payout = PayoutCalculator.Calculate(plan, targets.On(period.End, payeeId), period, assignment, attainments);
                payouts.Add(payout.Value);
                issues.AddRange(payout.Issues);
            }
        }

        issues.AddRange(attainments.All
            .Where(one => one.Unit.Kind == UnitKind.Payee
                && one.Window == period.Interval
                && one.Credited.Amount != 0m
                && !organization.TryGetLastIn(period.Interval, one.Unit.Id, out _))
            .OrderBy(one => one.Unit)
            .Select(one => NotAssigned(one, period)));
        return new Checked<PayRun>(new PayRun(plan, period, payouts.ToImmutable()), issues.ToImmutable());
    }

    internal static Issue NotAssigned(Quotas.Attainment attainment, FiscalPeriod period) => new()
    {
        Code = "no-assignment",
        Outcome = IssueOutcome.Rejected,
        Source = attainment.Unit.Id,
        Field = attainment.Measurement.Measure.Id,
        Value = attainment.Credited.ToString(),
        Message = Invariant($"'{attainment.Unit.Id}' was credited for {period.Id} but has no assignment in it, so is not paid."),
        Advice = "Add the assignment if the person is to be paid, or credit somebody else.",
    };
}

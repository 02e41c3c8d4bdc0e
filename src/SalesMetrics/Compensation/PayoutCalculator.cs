using SalesMetrics.Calendars;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation;

/// <summary>Pays one payee for one period by a plan.</summary>
public static class PayoutCalculator
{
    /// <summary>Calculates a payout.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targetIncentive">What the plan pays for the period at 100 % of everything; zero or more, in the plan's currency.</param>
    /// <param name="period">The period, of the plan's grain.</param>
    /// <param name="assignment">The payee's role for the period; it shares at least a day with it, and names the units that count.</param>
    /// <param name="attainments">The attainments, of the same period.</param>
    /// <returns>
    /// The payout, and an issue <c>undefined-attainment</c> (used) for each component without a defined attainment; the component's policy
    /// says what it pays.
    /// </returns>
    /// <exception cref="ArgumentException">The period is not of the plan's grain, or the payee was not assigned on any day of it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target incentive is negative.</exception>
    /// <exception cref="CurrencyMismatchException">The target incentive is not in the plan's currency.</exception>
    public static Checked<Payout> Calculate(
        Plan plan, Money targetIncentive, FiscalPeriod period, Assignment assignment, PlanAttainments attainments)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentNullException.ThrowIfNull(attainments);
        if (period.Grain != plan.Grain)
        {
            throw new ArgumentException(
                Invariant($"{period.Id} is a {period.Grain}, but '{plan.Id}' pays by the {plan.Grain}: its target incentive is for that."), nameof(period));
        }

        if (assignment.From > period.End || assignment.To < period.Start)
        {
            throw new ArgumentException(
                Invariant($"'{assignment.PayeeId}' has no assignment in {period.Id}, so nothing can be paid for it."), nameof(assignment));
        }

        var units = ImmutableArray.CreateRange(plan.Components, component => assignment.UnitOf(component.Scope));
        ImmutableArray<Attainment?> found =
            [.. units.Select((unit, i) => unit.Id.Length == 0 ? null : attainments.Find(unit, plan.Components[i].MeasureId, period.Interval))];
        var pays = ComponentPayCalculator.Calculate(plan, targetIncentive, i => (found[i]?.Value, WhyUndefined(units[i], found[i])));
        ImmutableArray<ComponentPayout> lines = [.. pays.Select((pay, i) => new ComponentPayout(pay, units[i], found[i]))];
        return new Checked<Payout>(
            new Payout(plan, period, assignment, targetIncentive, lines),
            [.. lines.Where(line => line.Attainment?.Value is null).Select(line => Undefined(line, assignment.PayeeId, period))]);
    }

    private static string WhyUndefined(SalesUnit unit, Attainment? attainment) => (unit.Id.Length, attainment) switch
    {
        (0, _) => Invariant($"the payee is assigned to no {unit.Kind}"),
        (_, null) => Invariant($"no attainment of {unit} is given for the period"),
        _ => attainment.WhyUndefined ?? "",
    };

    private static Issue Undefined(ComponentPayout line, string payeeId, FiscalPeriod period) => new()
    {
        Code = "undefined-attainment",
        Outcome = IssueOutcome.Used,
        Source = payeeId,
        Field = line.Component.Id,
        Value = line.Unit.ToString(),
        Message = Invariant($"For {period.Id} {WhyUndefined(line.Unit, line.Attainment)}; by the plan the component pays {Consequence(line.Component.WhenUndefined)}."),
        Advice = "Set a quota above zero for the unit and period, assign the payee, or state another policy in the plan.",
    };

    private static string Consequence(UndefinedAttainment policy) => policy switch
    {
        UndefinedAttainment.PayTarget => "its target",
        UndefinedAttainment.Reweight => "nothing and the others weigh more",
        _ => "nothing",
    };
}

using SalesMetrics.Calendars;
using SalesMetrics.Organization;

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
    /// says what it pays. <c>undefined-reading</c> (used) for each clause that had nothing to read.
    /// </returns>
    /// <exception cref="ArgumentException">The period is not of the plan's grain, or the payee was not assigned on any day of it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The target incentive is negative.</exception>
    /// <exception cref="CurrencyMismatchException">The target incentive is not in the plan's currency.</exception>
    public static Checked<Payout> Calculate(
        Plan plan, Money targetIncentive, FiscalPeriod period, Assignment assignment, PlanAttainments attainments)
    {
        ArgumentNullException.ThrowIfNull(period);
        return Calculate(plan, targetIncentive, period, assignment, attainments, period.Interval, PeriodShare.Whole);
    }

    /// <summary>As above for some days of the period, with the attainments of these days; a value stated for the period holds for its days.</summary>
    internal static Checked<Payout> Calculate(
        Plan plan, Money targetIncentive, FiscalPeriod period, Assignment assignment, PlanAttainments attainments, DateInterval days, PeriodShare share)
    {
        ArgumentNullException.ThrowIfNull(plan);
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

        PlanFigure FigureOf(UnitKind scope, string measureId) => PlanFigure.Find(attainments, assignment, scope, measureId, days, period.Interval);
        ImmutableArray<PlanFigure> figures = [.. plan.Components.Select(component => FigureOf(component.Scope, component.MeasureId))];
        var evaluation = new PlanEvaluation(plan, i => figures[i], FigureOf);
        var pays = ComponentPayCalculator.Calculate(plan, targetIncentive, evaluation, share);
        ImmutableArray<ComponentPayout> lines = [.. pays.Select((pay, i) => new ComponentPayout(pay, figures[i].Unit, figures[i].Attainment, figures[i].Stated))];
        var clauses = ClausePayCalculator.Calculate(plan, evaluation, FigureOf, share);
        return new Checked<Payout>(
            new Payout(plan, period, days, share, assignment, targetIncentive, lines, [.. clauses.Select(clause => clause.Line)], []),
            [
                .. lines.Where((_, i) => figures[i].Value is null).Select(line => Undefined(line, figures[lines.IndexOf(line)].WhyUndefined, assignment.PayeeId, period)),
                .. clauses.Where(clause => clause.WhyUndefined is not null).Select(clause => NothingRead(clause.Line.Clause, clause.WhyUndefined!, assignment.PayeeId, period)),
                .. plan.Clauses
                    .Where(clause => clause is PlanClause.Gate or PlanClause.Multiplier or PlanClause.Linked)
                    .Select(clause => (Clause: clause, Read: evaluation.Read(clause.Reads!)))
                    .Where(one => one.Read.Value is null)
                    .Select(one => NothingRead(one.Clause, one.Read.WhyUndefined, assignment.PayeeId, period)),
            ]);
    }

    private static Issue Undefined(ComponentPayout line, string why, string payeeId, FiscalPeriod period) => new()
    {
        Code = "undefined-attainment",
        Outcome = IssueOutcome.Used,
        Source = payeeId,
        Field = line.Component.Id,
        Value = line.Unit.ToString(),
        Message = Invariant($"For {period.Id} {why}; by the plan the component pays {Consequence(line.Component.WhenUndefined)}."),
        Advice = "Set a quota above zero for the unit and period, assign the payee, or state another policy in the plan.",
    };

    private static Issue NothingRead(PlanClause clause, string why, string payeeId, FiscalPeriod period) => new()
    {
        Code = "undefined-reading",
        Outcome = IssueOutcome.Used,
        Source = payeeId,
        Field = clause.Id,
        Value = clause.Reads?.ToString() ?? "",
        Message = Invariant($"For {period.Id} {why}; by the plan the clause {ConsequenceOf(clause)}."),
        Advice = "Set a quota above zero, state the measure for the unit and period, or assign the payee.",
    };

    private static string ConsequenceOf(PlanClause clause) => clause switch
    {
        PlanClause.Gate => "counts as not reached",
        PlanClause.Multiplier => "does not scale",
        PlanClause.Linked => "leaves the component without attainment",
        _ => "pays nothing",
    };

    private static string Consequence(UndefinedAttainment policy) => policy switch
    {
        UndefinedAttainment.PayTarget => "its target",
        UndefinedAttainment.Reweight => "nothing and the others weigh more",
        _ => "nothing",
    };
}

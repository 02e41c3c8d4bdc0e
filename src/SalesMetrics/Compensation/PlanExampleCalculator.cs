using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>Works a plan out at stated levels of attainment, by the calculators that pay it.</summary>
public static class PlanExampleCalculator
{
    /// <summary>Calculates an example.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targetIncentive">The target incentive a period, in the plan's currency; zero or more.</param>
    /// <param name="quota">
    /// The quota from which credit follows for rate tables: credit is level x quota. Null leaves rate tables out; pay by product, SPIFs, contests
    /// and pools depend on more than a level and are always left out.
    /// </param>
    /// <param name="level">The attainment of every measure the plan reads.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target incentive is negative, or the quota is zero or less.</exception>
    /// <exception cref="CurrencyMismatchException">An amount is not in the plan's currency.</exception>
    public static PlanExample Calculate(Plan plan, Money targetIncentive, Money? quota, Ratio level)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (quota is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(given, Money.Zero(plan.Currency), nameof(quota));
        }

        var supposed = PlanFigure.Supposed(level);
        var evaluation = new PlanEvaluation(plan, _ => supposed, (_, _) => supposed);
        return new PlanExample(
            level,
            [
                .. ComponentPayCalculator.Calculate(plan, targetIncentive, evaluation)
                    .Select(pay => new PlanExampleLine(pay.Component.Id, pay.Component.Name, pay.Amount)),
                .. plan.Clauses
                    .Select(clause => (Clause: clause, Exact: Exact(clause, evaluation, quota, level)))
                    .Where(one => one.Exact is not null)
                    .Select(one => new ClausePayout(
                        one.Clause, default, one.Exact.GetValueOrDefault(), plan.Currency, evaluation.FactorsOf(one.Clause.Id), new Explanation(one.Clause.Name, level)))
                    .Select(line => new PlanExampleLine(line.Clause.Id, line.Clause.Name, line.Amount)),
            ],
            plan.Currency);
    }

    private static Ratio? Exact(PlanClause clause, PlanEvaluation evaluation, Money? quota, Ratio level) => (clause, quota) switch
    {
        (PlanClause.Rates rates, { } goal) => CommissionCalculator
            .Of(rates.Table, goal.RoundedShare(level), Ratio.FromDecimal(goal.Amount), goal.Currency).Exact,
        (PlanClause.Bonus bonus, _) => evaluation.Read(bonus.Reading).Value is { } value && value >= bonus.From ? Ratio.FromDecimal(bonus.Amount.Amount) : Ratio.Zero,
        _ => null,
    };
}

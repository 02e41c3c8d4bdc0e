using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Differences;

/// <summary>A payout recalculated on some inputs of the one side and the rest of the other, exactly and unrounded.</summary>
/// <remarks>
/// Rates and conditions mix by plan: the side of the conditions gives the plan, with its components, gates, multipliers, matrices and place of
/// the cap; the side of the rates gives the curves, measures and policies of components that both have, and the terms of paying clauses.
/// </remarks>
internal sealed class PayMix
{
    public const int Credit = 1;
    public const int Quota = 2;
    public const int Rate = 4;
    public const int Condition = 8;

    private readonly PaySide _before;
    private readonly PaySide _after;
    private readonly Dictionary<int, Plan> _plans = [];
    private readonly Dictionary<int, Dictionary<string, Ratio>> _values = [];

    public PayMix(PaySide before, PaySide after)
    {
        _before = before;
        _after = after;
    }

    /// <summary>
    /// What a line comes to where the inputs in a set are those after and the others those before: for a component the share of its target pay,
    /// over the weights that count; for a clause what it pays, in major units.
    /// </summary>
    public Ratio Of(string lineId, int fromAfter)
    {
        if (!_values.TryGetValue(fromAfter, out var lines))
        {
            lines = Calculate(fromAfter);
            _values.Add(fromAfter, lines);
        }

        return lines[lineId];
    }

    private Dictionary<string, Ratio> Calculate(int fromAfter)
    {
        var plan = PlanOf(fromAfter & (Rate | Condition));
        var (credit, quota) = (Side(fromAfter & Credit), Side(fromAfter & Quota));
        PlanFigure FigureOf(UnitKind scope, string measureId) => Figure(credit, quota, scope, measureId);
        var evaluation = new PlanEvaluation(plan, i => FigureOf(plan.Components[i].Scope, plan.Components[i].MeasureId), FigureOf);
        var values = new Dictionary<string, Ratio>(StringComparer.Ordinal);
        foreach (var pay in ComponentPayCalculator.Calculate(plan, Money.Zero(plan.Currency), evaluation))
        {
            values.Add(pay.Component.Id, pay.Weight / pay.Component.Weight * pay.Share);
        }

        foreach (var (line, _) in ClausePayCalculator.Calculate(plan, evaluation, FigureOf, PeriodShare.Whole))
        {
            values.Add(line.Clause.Id, line.Factors.Aggregate(line.Exact, (pay, factor) => pay * factor.Factor));
        }

        return values;
    }

    private PaySide Side(int fromAfter) => fromAfter == 0 ? _before : _after;

    // The credit of one side over the quota of the other. A value that somebody states comes with the credit.
    private PlanFigure Figure(PaySide credit, PaySide quota, UnitKind scope, string measureId)
    {
        var credited = Known(credit, scope, measureId);
        var asked = Known(quota, scope, measureId);
        if (credited.Attainment is not { } sold || ReferenceEquals(credited.Attainment, asked.Attainment) || asked.Stated is not null)
        {
            return credited;
        }

        var goal = asked.Attainment?.PeriodQuota ?? new PeriodQuota(sold.Unit, sold.Window, sold.Credited.Currency, []);
        var mixed = new Attainment(sold.PeriodId, sold.Measurement, goal);
        return new PlanFigure(credited.Unit, mixed, null, mixed.Value, mixed.WhyUndefined ?? "");
    }

    private PlanFigure Known(PaySide side, UnitKind scope, string measureId) =>
        side.Find(scope, measureId)
        ?? (ReferenceEquals(side, _before) ? _after : _before).Find(scope, measureId)
        ?? PlanFigure.Supposed(null);

    private Plan PlanOf(int fromAfter)
    {
        if (!_plans.TryGetValue(fromAfter, out var plan))
        {
            plan = fromAfter switch
            {
                0 => _before.Plan,
                Rate | Condition => _after.Plan,
                Condition => WithRates(_after.Plan, _before.Plan),
                _ => WithRates(_before.Plan, _after.Plan),
            };
            _plans.Add(fromAfter, plan);
        }

        return plan;
    }

    private static Plan WithRates(Plan plan, Plan rates)
    {
        if (plan.Equals(rates))
        {
            return plan;
        }

        return Plan.Create(
            plan.Id,
            plan.Name,
            plan.Currency,
            plan.Grain,
            [.. plan.Components.Select(component => rates.IndexOf(component.Id) is >= 0 and var at ? Mixed(component, rates.Components[at]) : component)],
            [.. plan.Clauses.Select(clause => Mixed(plan, clause, rates))],
            plan.CapPlace);
    }

    private static PlanComponent Mixed(PlanComponent component, PlanComponent rate) =>
        component with { Curve = rate.Curve, WhenUndefined = rate.WhenUndefined, Scope = rate.Scope, MeasureId = rate.MeasureId };

    // A clause that pays is replaced as a whole where the other plan has it too and what it reads is there.
    private static PlanClause Mixed(Plan plan, PlanClause clause, Plan rates)
    {
        var other = PlanClauses.PaysPayee(clause)
            ? rates.Clauses.FirstOrDefault(one => PlanClauses.PaysPayee(one) && string.Equals(one.Id, clause.Id, StringComparison.Ordinal))
            : null;
        return other is null || (other.Reads is PlanReading.OfComponent of && plan.IndexOf(of.ComponentId) < 0) ? clause : other;
    }
}

using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>Pays the clauses of a plan that pay each payee by themselves.</summary>
internal static class ClausePayCalculator
{
    /// <summary>Pays every such clause; beside each line why a reading was undefined, or null.</summary>
    public static ImmutableArray<(ClausePayout Line, string? WhyUndefined)> Calculate(
        Plan plan, PlanEvaluation evaluation, Func<UnitKind, string, PlanFigure> figureOf, PeriodShare? share = null) =>
        [.. plan.Clauses.Where(PlanClauses.PaysPayee).Select(clause => Line(plan, clause, evaluation, figureOf, share ?? PeriodShare.Whole))];

    private static (ClausePayout Line, string? WhyUndefined) Line(
        Plan plan, PlanClause clause, PlanEvaluation evaluation, Func<UnitKind, string, PlanFigure> figureOf, PeriodShare share)
    {
        var figure = clause switch
        {
            PlanClause.Rates rates => figureOf(rates.Scope, rates.MeasureId),
            PlanClause.ProductRates rates => figureOf(UnitKind.Payee, rates.MeasureId),
            PlanClause.Bonus bonus => evaluation.Read(bonus.Reading),
            _ => throw new InvalidOperationException("Not a clause that pays a payee."),
        };
        var (unit, exact, working, why) = clause switch
        {
            PlanClause.Rates rates => ByRates(rates, figure, plan.Currency, share),
            PlanClause.ProductRates rates => ByProduct(rates, figure, plan.Currency),
            _ => ByBonus((PlanClause.Bonus)clause, figure, share),
        };
        return (new ClausePayout(clause, unit, exact, plan.Currency, evaluation.FactorsOf(clause.Id), working) { Attainment = figure.Attainment }, why);
    }

    private static (SalesUnit Unit, Ratio Exact, Explanation Working, string? Why) ByRates(
        PlanClause.Rates clause, PlanFigure figure, Currency currency, PeriodShare share)
    {
        if (figure.Attainment is not { } attainment)
        {
            return Nothing(figure, figure.WhyUndefined.Length > 0 ? figure.WhyUndefined : "the value is stated and has no credits");
        }

        var quota = attainment.PeriodQuota.ExactAmount;
        if (clause.Table.Bound == TierBound.Attainment && quota is not { Sign: > 0 })
        {
            return Nothing(figure, figure.WhyUndefined);
        }

        if (attainment.Credited.Currency != currency)
        {
            throw new CurrencyMismatchException(currency, attainment.Credited.Currency);
        }

        var commission = CommissionCalculator.Of(clause.Table, attainment.Credited, quota, currency, share.Share);
        var explained = commission.Explain();
        var rule = explained.Rule + (share.IsWhole || clause.Table.Bound == TierBound.Attainment ? "" : Invariant($"; bounds for {share.Rule}"));
        return (figure.Unit, commission.Exact, new Explanation(explained.Label, explained.Value, [.. explained.Lines, attainment.Explain()]) { Rule = rule }, null);
    }

    private static (SalesUnit Unit, Ratio Exact, Explanation Working, string? Why) ByProduct(PlanClause.ProductRates clause, PlanFigure figure, Currency currency)
    {
        if (figure.Attainment is not { } attainment)
        {
            return Nothing(figure, figure.WhyUndefined.Length > 0 ? figure.WhyUndefined : "the value is stated and has no credits");
        }

        var pay = ProductPayCalculator.Calculate(clause.Card, attainment.Measurement.Credits, currency);
        return (figure.Unit, pay.Exact, pay.Explain(), null);
    }

    private static (SalesUnit Unit, Ratio Exact, Explanation Working, string? Why) ByBonus(PlanClause.Bonus clause, PlanFigure figure, PeriodShare share)
    {
        var isReached = figure.Value is { } value && value >= clause.From;
        ExplainedValue read = figure.Value is { } known ? new ExplainedValue.OfRatio(known) : new ExplainedValue.Undefined(figure.WhyUndefined);
        var working = new Explanation(
            "Bonus",
            isReached ? share.Of(clause.Amount) : Money.Zero(clause.Amount.Currency),
            new Explanation(Invariant($"{clause.Reading}"), read, figure.Working is { } below ? [below] : []))
        {
            Rule = Invariant($"{clause.Amount} from {new ExplainedValue.OfRatio(clause.From)} on{(share.IsWhole ? "" : Invariant($", for {share.Rule}"))}"),
        };
        return (figure.Unit, isReached ? Ratio.FromDecimal(clause.Amount.Amount) * share.Share : Ratio.Zero, working, figure.Value is null ? figure.WhyUndefined : null);
    }

    private static (SalesUnit Unit, Ratio Exact, Explanation Working, string? Why) Nothing(PlanFigure figure, string why) =>
        (figure.Unit, Ratio.Zero, new Explanation("Pay", new ExplainedValue.Undefined(why)), why);
}

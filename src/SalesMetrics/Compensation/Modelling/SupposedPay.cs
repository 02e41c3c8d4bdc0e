using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Modelling;

/// <summary>A plan paid on supposed attainments: one varies, the others are held. By the evaluation that pays people.</summary>
internal sealed class SupposedPay
{
    private readonly Money _target;
    private readonly Ratio _quota;
    private readonly PayoutCurveOptions _options;
    private readonly ImmutableArray<PlanClause> _paying;

    public SupposedPay(Plan plan, Money target, PayoutCurveOptions options)
    {
        Plan = plan;
        _target = target;
        _options = options;
        _quota = Ratio.FromDecimal(options.Quota.Amount);
        _paying = [.. plan.Clauses.Where(clause => clause is PlanClause.Rates or PlanClause.Bonus)];
        LineIds = [.. plan.Components.Select(component => component.Id), .. _paying.Select(clause => clause.Id)];
    }

    public Plan Plan { get; }

    /// <summary>The components and then the clauses that pay on an attainment.</summary>
    public ImmutableArray<string> LineIds { get; }

    /// <summary>Whether an attainment is the one that varies.</summary>
    public bool Varies(UnitKind scope, string measureId) =>
        scope == _options.Scope && string.Equals(measureId, _options.MeasureId, StringComparison.Ordinal);

    /// <summary>Whether a clause reads the one that varies.</summary>
    public bool Varies(PlanReading? reading) => reading is PlanReading.OfMeasure of && Varies(of.Scope, of.MeasureId);

    /// <summary>The plan at an attainment.</summary>
    public PlanEvaluation At(Ratio attainment)
    {
        Ratio Level(UnitKind scope, string measureId) => Varies(scope, measureId) ? attainment : _options.Others;
        return new PlanEvaluation(
            Plan,
            i => PlanFigure.Supposed(Level(Plan.Components[i].Scope, Plan.Components[i].MeasureId)),
            (scope, measureId) => PlanFigure.Supposed(Level(scope, measureId)));
    }

    /// <summary>What each line pays, exact, in major units.</summary>
    public Ratio[] Lines(Ratio attainment)
    {
        var evaluation = At(attainment);
        var target = Ratio.FromDecimal(_target.Amount);
        return
        [
            .. ComponentPayCalculator.Calculate(Plan, _target, evaluation).Select(pay => target * pay.Weight * pay.Share),
            .. _paying.Select(clause => evaluation.FactorsOf(clause.Id).Aggregate(Exact(clause, evaluation, attainment), (pay, factor) => pay * factor.Factor)),
        ];
    }

    /// <summary>What is paid: the sum of the lines, each rounded once.</summary>
    public PayoutCurvePoint Point(Ratio attainment)
    {
        var lines = Lines(attainment);
        return new PayoutCurvePoint(
            attainment,
            lines.Aggregate(Ratio.Zero, (sum, line) => sum + line),
            Money.Sum(lines.Select(line => new Money(line.ToDecimal(Plan.Currency.MinorUnits), Plan.Currency)), Plan.Currency));
    }

    private Ratio Exact(PlanClause clause, PlanEvaluation evaluation, Ratio attainment) => clause switch
    {
        PlanClause.Rates rates => CommissionCalculator
            .Slices(rates.Table, (Varies(rates.Scope, rates.MeasureId) ? attainment : _options.Others) * _quota, rates.Table.Bound == TierBound.Attainment ? _quota : Ratio.One)
            .Aggregate(Ratio.Zero, (sum, slice) => sum + slice.Pay),
        PlanClause.Bonus bonus => evaluation.Read(bonus.Reading).Value is { } value && value >= bonus.From ? Ratio.FromDecimal(bonus.Amount.Amount) : Ratio.Zero,
        _ => throw new InvalidOperationException("Not a clause that pays on an attainment."),
    };
}

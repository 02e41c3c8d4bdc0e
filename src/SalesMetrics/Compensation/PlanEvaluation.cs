using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>One payee and period of a plan: what each component's share is, with the clauses on it, each component worked out once.</summary>
/// <remarks>Order: matrix, curve, gates, multipliers, cap. That the clauses do not read in a circle is a rule of the plan.</remarks>
internal sealed class PlanEvaluation
{
    private readonly Plan _plan;
    private readonly Func<int, PlanFigure> _ofComponent;
    private readonly Func<UnitKind, string, PlanFigure> _ofMeasure;
    private readonly PayBasis?[] _bases;

    public PlanEvaluation(Plan plan, Func<int, PlanFigure> ofComponent, Func<UnitKind, string, PlanFigure> ofMeasure)
    {
        _plan = plan;
        _ofComponent = ofComponent;
        _ofMeasure = ofMeasure;
        _bases = new PayBasis?[plan.Components.Length];
    }

    /// <summary>Why a component pays the share it pays.</summary>
    public PayBasis BasisOf(int component) => _bases[component] ??= Basis(_plan.Components[component], _ofComponent(component));

    /// <summary>The factors of the gates and then the multipliers on a component or paying clause.</summary>
    public ImmutableArray<ClauseFactor> FactorsOf(string targetId) =>
    [
        .. On<PlanClause.Gate>(targetId).Select(Factor),
        .. On<PlanClause.Multiplier>(targetId).Select(Factor),
    ];

    /// <summary>What a clause reads: a value, or why there is none.</summary>
    public PlanFigure Read(PlanReading reading)
    {
        switch (reading)
        {
            case PlanReading.OfMeasure of:
                return _ofMeasure(of.Scope, of.MeasureId);
            case PlanReading.OfComponent of:
                var basis = BasisOf(_plan.IndexOf(of.ComponentId));
                return basis is PayBasis.NothingDefined or PayBasis.LeftOut
                    ? new PlanFigure(default, null, null, null, Invariant($"the component '{of.ComponentId}' has no attainment"))
                    : PlanFigure.Supposed(basis.Share);
            default:
                throw new InvalidOperationException("Not a reading.");
        }
    }

    private IEnumerable<T> On<T>(string targetId)
        where T : PlanClause =>
        _plan.Clauses.OfType<T>().Where(clause => string.Equals(clause.TargetId, targetId, StringComparison.Ordinal));

    private PayBasis Basis(PlanComponent component, PlanFigure figure)
    {
        var factors = _plan.Clauses.IsEmpty ? [] : FactorsOf(component.Id);
        var isCapLast = !factors.IsEmpty && _plan.CapPlace == CapPlace.Last && component.Curve.Cap is not null;
        var basis = Start(component, isCapLast ? component.Curve.WithoutCap() : component.Curve, figure);
        if (basis is not (PayBasis.OfCurve or PayBasis.OfMatrix))
        {
            return basis;
        }

        var scaled = factors.Aggregate(basis, (before, factor) => new PayBasis.Scaled(before, factor));
        return isCapLast ? new PayBasis.Capped(scaled, component.Curve.Cap.GetValueOrDefault()) : scaled;
    }

    private PayBasis Start(PlanComponent component, PayCurve curve, PlanFigure figure)
    {
        if (On<PlanClause.Linked>(component.Id).FirstOrDefault() is not { } linked)
        {
            return Plain(component, curve, figure.Value, figure.WhyUndefined);
        }

        var other = Read(linked.Reading);
        return (figure.Value, other.Value) switch
        {
            ({ } row, { } column) => new PayBasis.OfMatrix(linked, row, column, curve.Read(linked.Matrix.PayAt(row, column))),
            (null, _) => Plain(component, curve, null, figure.WhyUndefined),
            _ => Plain(component, curve, null, Invariant($"for '{linked.Id}' {other.WhyUndefined}")),
        };
    }

    private static PayBasis Plain(PlanComponent component, PayCurve curve, Ratio? attainment, string whyUndefined) => (attainment, component.WhenUndefined) switch
    {
        ({ } value, _) => new PayBasis.OfCurve(curve.Read(value)),
        (null, UndefinedAttainment.PayTarget) => new PayBasis.TargetInstead(whyUndefined),
        (null, UndefinedAttainment.Reweight) => new PayBasis.LeftOut(whyUndefined),
        _ => new PayBasis.NothingDefined(whyUndefined),
    };

    private ClauseFactor Factor(PlanClause clause)
    {
        var read = Read(clause.Reads!);
        return new ClauseFactor(clause, read.Value, read.Value is null ? read.WhyUndefined : "", clause switch
        {
            PlanClause.Gate gate => read.Value is { } value && value >= gate.From ? Ratio.One : gate.ShareBelow,
            PlanClause.Multiplier multiplier => read.Value is { } value ? multiplier.Table.PayAt(value) : Ratio.One,
            _ => throw new InvalidOperationException("Not a clause that scales."),
        });
    }
}

using SalesMetrics.Explanations;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation;

/// <summary>What is known of one measure and unit when a plan pays: an attainment from credits, a stated value, or why there is none.</summary>
internal readonly record struct PlanFigure(SalesUnit Unit, Attainment? Attainment, StatedMeasure? Stated, Ratio? Value, string WhyUndefined)
{
    public Explanation? Working => Attainment?.Explain() ?? Stated?.Explain();

    /// <summary>A figure of a what-if.</summary>
    public static PlanFigure Supposed(Ratio? value) => new(default, null, null, value, "none is stated");

    public static PlanFigure Find(PlanAttainments attainments, Assignment assignment, UnitKind scope, string measureId, DateInterval window, DateInterval? period = null)
    {
        var unit = assignment.UnitOf(scope);
        if (unit.Id.Length == 0)
        {
            return new PlanFigure(unit, null, null, null, Invariant($"the payee is assigned to no {scope}"));
        }

        var attainment = attainments.Find(unit, measureId, window);
        var stated = attainments.FindStated(unit, measureId, window) ?? (period is null ? null : attainments.FindStated(unit, measureId, period));
        return (attainment, stated) switch
        {
            ({ } found, _) => new PlanFigure(unit, found, null, found.Value, found.WhyUndefined ?? ""),
            (_, { } found) => new PlanFigure(unit, null, found, found.Value, ""),
            _ => new PlanFigure(unit, null, null, null, Invariant($"no attainment of {unit} is given for the period")),
        };
    }
}

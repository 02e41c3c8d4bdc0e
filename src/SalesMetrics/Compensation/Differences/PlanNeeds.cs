using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Differences;

/// <summary>Whose attainment in which measure a plan, or one line of it, is paid on.</summary>
internal static class PlanNeeds
{
    public static IEnumerable<(UnitKind Scope, string MeasureId)> Of(Plan plan) => plan.Components
        .Select(component => (component.Scope, component.MeasureId))
        .Concat(plan.Clauses.SelectMany(PlanClauses.Needs))
        .Distinct();

    /// <summary>What a component or clause looks at, through gates, multipliers, matrices and other components; empty when the plan has none of that id.</summary>
    public static IEnumerable<(UnitKind Scope, string MeasureId)> Of(Plan plan, string lineId)
    {
        // Leaving a component out moves the weights of all, so every component counts for every other then.
        if (plan.IndexOf(lineId) >= 0 && plan.Components.Any(component => component.WhenUndefined == UndefinedAttainment.Reweight))
        {
            return Of(plan);
        }

        var found = new List<(UnitKind, string)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>();
        open.Push(lineId);
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id))
            {
                continue;
            }

            if (plan.IndexOf(id) is >= 0 and var component)
            {
                found.Add((plan.Components[component].Scope, plan.Components[component].MeasureId));
            }

            foreach (var clause in plan.Clauses.Where(clause => Concerns(clause, id)))
            {
                found.AddRange(PlanClauses.Needs(clause));
                if (clause.Reads is PlanReading.OfComponent of)
                {
                    open.Push(of.ComponentId);
                }
            }
        }

        return found.Distinct();
    }

    private static bool Concerns(PlanClause clause, string id) =>
        string.Equals(clause.TargetId, id, StringComparison.Ordinal) || string.Equals(clause.Id, id, StringComparison.Ordinal);
}

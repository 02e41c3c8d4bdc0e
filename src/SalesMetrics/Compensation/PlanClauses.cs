using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>The rules between the clauses of a plan and its components.</summary>
internal static class PlanClauses
{
    /// <summary>Refuses clauses that contradict each other, name what is not there, pay in another currency or read in a circle.</summary>
    public static void Require(Currency currency, ImmutableArray<PlanComponent> components, ImmutableArray<PlanClause> clauses, string name)
    {
        var componentIds = components.Select(component => component.Id).ToHashSet(StringComparer.Ordinal);
        var ids = new HashSet<string>(componentIds, StringComparer.Ordinal);
        foreach (var clause in clauses)
        {
            ArgumentNullException.ThrowIfNull(clause, name);
            if (!ids.Add(clause.Id))
            {
                throw new ArgumentException(Invariant($"Two components or clauses have the id '{clause.Id}': give each its own."), name);
            }
        }

        var linked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var clause in clauses)
        {
            RequireTarget(clause, componentIds, clauses, name);
            RequireCurrency(clause, currency);
            if (clause.Reads is PlanReading.OfComponent reading && !componentIds.Contains(reading.ComponentId))
            {
                throw new ArgumentException(Invariant($"The clause '{clause.Id}' reads the component '{reading.ComponentId}', which the plan has not."), name);
            }

            if (clause is PlanClause.Linked && !linked.Add(clause.TargetId))
            {
                throw new ArgumentException(Invariant($"The component '{clause.TargetId}' has two matrices: give it one."), name);
            }
        }

        RequireNoCircle(componentIds, clauses, name);
    }

    /// <summary>Whether a clause pays each payee by itself, so that gates and multipliers may scale it.</summary>
    public static bool PaysPayee(PlanClause clause) => clause is PlanClause.Rates or PlanClause.ProductRates or PlanClause.Bonus;

    /// <summary>The measures a clause looks at, with whose attainment or credit.</summary>
    public static IEnumerable<(UnitKind Scope, string MeasureId)> Needs(PlanClause clause) => clause switch
    {
        PlanClause.Rates rates => [(rates.Scope, rates.MeasureId)],
        PlanClause.ProductRates rates => [(UnitKind.Payee, rates.MeasureId)],
        PlanClause.Contest contest => [(UnitKind.Payee, contest.MeasureId)],
        PlanClause.Pool pool => [(pool.Scope, pool.MeasureId), (UnitKind.Payee, pool.MeasureId)],
        _ => clause.Reads is PlanReading.OfMeasure reading ? [(reading.Scope, reading.MeasureId)] : [],
    };

    private static void RequireTarget(PlanClause clause, HashSet<string> componentIds, ImmutableArray<PlanClause> clauses, string name)
    {
        if (clause.TargetId.Length == 0 || componentIds.Contains(clause.TargetId))
        {
            return;
        }

        if (clause is PlanClause.Linked || !clauses.Any(one => PaysPayee(one) && string.Equals(one.Id, clause.TargetId, StringComparison.Ordinal)))
        {
            throw new ArgumentException(
                Invariant($"The clause '{clause.Id}' applies to '{clause.TargetId}', which is no component{(clause is PlanClause.Linked ? "" : " or clause that pays a payee")} of the plan."),
                name);
        }
    }

    private static void RequireCurrency(PlanClause clause, Currency currency)
    {
        Currency[] found = clause switch
        {
            PlanClause.Bonus bonus => [bonus.Amount.Currency],
            PlanClause.Spif spif => [spif.Budget.Currency, spif.PerDeal.Currency],
            PlanClause.Contest contest => [contest.Prizes.Prizes[0].Currency],
            PlanClause.Pool pool => [pool.Amount.Currency],
            PlanClause.ProductRates rates => [.. rates.Card.Lines.Select(line => line.Rate switch
            {
                ProductRate.PerDeal per => per.Amount.Currency,
                ProductRate.PerUnit per => per.Amount.Currency,
                _ => currency,
            })],
            _ => [],
        };
        foreach (var one in found)
        {
            if (one != currency)
            {
                throw new CurrencyMismatchException(currency, one);
            }
        }
    }

    // Follows each component to the components its clauses read, and on; coming back to where it began is a circle.
    private static void RequireNoCircle(HashSet<string> componentIds, ImmutableArray<PlanClause> clauses, string name)
    {
        var next = clauses
            .Where(clause => clause.Reads is PlanReading.OfComponent && componentIds.Contains(clause.TargetId))
            .ToLookup(clause => clause.TargetId, clause => ((PlanReading.OfComponent)clause.Reads!).ComponentId, StringComparer.Ordinal);
        foreach (var start in componentIds)
        {
            var open = new Stack<ImmutableArray<string>>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            open.Push([start]);
            while (open.TryPop(out var path))
            {
                foreach (var id in next[path[^1]])
                {
                    if (string.Equals(id, start, StringComparison.Ordinal))
                    {
                        throw new ArgumentException(
                            Invariant($"The clauses read in a circle: {string.Join(" -> ", path)} -> {start}. Let one of them read a measure instead."), name);
                    }

                    if (seen.Add(id))
                    {
                        open.Push(path.Add(id));
                    }
                }
            }
        }
    }
}

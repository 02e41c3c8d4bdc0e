using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>Looks for clauses of a plan that contradict each other, cannot be reached, or surprise the people paid by them.</summary>
/// <remarks>
/// What can never be meant is refused before: weights off 100 %, bounds twice or out of order (gaps and overlaps of tiers), negative pay, caps
/// below 100 %, clauses that read in a circle or name what is not there. The check is about plans that can be paid.
/// </remarks>
public static class PlanChecker
{
    /// <summary>Checks a plan.</summary>
    /// <returns>
    /// The findings, component by component and then clause by clause, in the plan's order; empty when there is nothing to say. Codes:
    /// <c>falling-pay</c>, <c>jump</c>, <c>no-pay-below</c>, <c>flat-stretch</c>, <c>unreachable</c>, <c>off-target</c>,
    /// <c>below-target</c>, <c>no-influence</c>, <c>little-influence</c>, <c>little-weight</c>, <c>paid-twice</c>, <c>nobody-there</c>,
    /// <c>not-recorded</c>, <c>no-cap</c>, <c>gate-always-open</c>, <c>gate-never-opens</c>, <c>gate-without-effect</c>, <c>wiped-out</c>,
    /// <c>pays-nothing</c>, <c>budget-too-small</c> and <c>above-budget</c>.
    /// </returns>
    /// <exception cref="CurrencyMismatchException">An amount of the options is not in the plan's currency.</exception>
    public static ImmutableArray<PlanFinding> Check(Plan plan, PlanCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        options ??= new PlanCheckOptions();
        _ = Money.Zero(plan.Currency) + (options.TargetIncentive ?? Money.Zero(plan.Currency)) + (options.SampleQuota ?? Money.Zero(plan.Currency));
        return
        [
            .. plan.Components.SelectMany(component => Component(plan, component, options)),
            .. ClauseChecks.Twice(plan),
            .. plan.Clauses.SelectMany(clause => Clause(plan, clause, options)),
        ];
    }

    private static IEnumerable<PlanFinding> Component(Plan plan, PlanComponent component, PlanCheckOptions options)
    {
        var place = Invariant($"components[{component.Id}]");
        var isLinked = plan.Clauses.Any(clause => clause is PlanClause.Linked && string.Equals(clause.TargetId, component.Id, StringComparison.Ordinal));
        var pay = options.TargetIncentive is { } target
            ? (Func<Ratio, string>)(share => Invariant($"{target.RoundedShare(component.Weight * share)}"))
            : share => Invariant($"{Percent(share)} of the component's target pay");
        return Reading(place, component.Scope, component.MeasureId, options)
            .Concat(ClauseChecks.Weight(component, place))
            .Concat(ClauseChecks.Influence(component, place, options.Organization))
            .Concat(CurveChecks.Check(component.Curve, place + ".curve", pay))
            .Concat(isLinked ? [] : CurveChecks.CheckTarget(component.Curve, place + ".curve"));
    }

    private static IEnumerable<PlanFinding> Clause(Plan plan, PlanClause clause, PlanCheckOptions options)
    {
        var place = Invariant($"clauses[{clause.Id}]");
        var needs = PlanClauses.Needs(clause).SelectMany(need => Reading(place, need.Scope, need.MeasureId, options));
        return needs.Concat(ClauseChecks.PaysNothing(clause, place)).Concat(clause switch
        {
            PlanClause.Gate gate => Gate(plan, gate, place).Concat(ClauseChecks.Gate(plan, gate, place, options)),
            PlanClause.Multiplier multiplier => Multiplier(multiplier, place).Concat(ClauseChecks.Multiplier(multiplier, place)),
            PlanClause.Bonus bonus => ClauseChecks.Bonus(bonus, place),
            PlanClause.Linked linked => Matrix(linked, place),
            PlanClause.Rates rates => Rates(rates, place, options),
            PlanClause.Spif spif when spif.Budget < spif.PerDeal =>
                [new PlanFinding(
                    PlanFindingSeverity.Error,
                    "budget-too-small",
                    place + ".budget",
                    Invariant($"The budget of {spif.Budget} does not pay one deal at {spif.PerDeal}."),
                    "Raise the budget or lower the amount for a deal.")],
            PlanClause.Contest { Ties: TiePolicy.AllTheHigher } contest =>
                [new PlanFinding(
                    PlanFindingSeverity.Note,
                    "above-budget",
                    place + ".ties",
                    Invariant($"When contestants tie, more than the prizes of {contest.Prizes.Total} is paid."),
                    "Let those who tie share the prizes if the sum must hold.")],
            _ => [],
        });
    }

    private static IEnumerable<PlanFinding> Reading(string place, UnitKind scope, string measureId, PlanCheckOptions options)
    {
        if (!options.RecordedMeasureIds.IsEmpty && !options.RecordedMeasureIds.Contains(measureId, StringComparer.Ordinal))
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Error,
                "not-recorded",
                place,
                Invariant($"The measure '{measureId}' is not recorded, so nobody can attain it."),
                "Record it, or name a measure that is.");
        }

        if (options.Organization is { } organization && !organization.Assignments.Any(one => one.UnitOf(scope).Id.Length > 0))
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Error,
                "nobody-there",
                place,
                Invariant($"Nobody is assigned to a {scope}, so nobody can influence it."),
                "Assign the people, or let it follow another kind of unit.");
        }
    }

    private static IEnumerable<PlanFinding> Gate(Plan plan, PlanClause.Gate gate, string place)
    {
        if (gate.From.Sign == 0)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Warning,
                "gate-always-open",
                place + ".from",
                "The gate opens at 0 %, so only a negative or undefined reading closes it.",
                "State the bound that must be reached.");
        }

        if (gate.Reading is PlanReading.OfComponent of
            && CurveChecks.MostOf(plan.Components[plan.IndexOf(of.ComponentId)].Curve) is { } most
            && most < gate.From
            && !plan.Clauses.Any(clause => clause is PlanClause.Multiplier && string.Equals(clause.TargetId, of.ComponentId, StringComparison.Ordinal)))
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Error,
                "gate-never-opens",
                place + ".from",
                Invariant($"The gate opens when '{of.ComponentId}' pays {Percent(gate.From)} of its target, but it pays {Percent(most)} at most."),
                "Lower the bound, or read the attainment instead of the pay.");
        }
    }

    private static IEnumerable<PlanFinding> Multiplier(PlanClause.Multiplier multiplier, string place)
    {
        foreach (var finding in CurveChecks.Falls(multiplier.Table, place + ".table"))
        {
            yield return finding;
        }

        var first = multiplier.Table.Segments[0];
        if (first.From.Sign > 0 || (first.Pay.Sign == 0 && first.Slope.Sign == 0))
        {
            var until = first.From.Sign > 0 ? first.From : multiplier.Table.EndOf(first) ?? Ratio.Zero;
            yield return new PlanFinding(
                PlanFindingSeverity.Warning,
                "wiped-out",
                place + ".table",
                Invariant($"Below a reading of {Percent(until)} the factor is 0 and nothing of '{multiplier.AppliesTo}' is paid."),
                "State a factor from 0 % on unless all of the pay is to be lost.");
        }
    }

    private static IEnumerable<PlanFinding> Matrix(PlanClause.Linked linked, string place)
    {
        if (linked.Matrix.Falls)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Warning,
                "falling-pay",
                place + ".matrix",
                "A cell pays less than one before it in its row or column: more sales pay less.",
                "Let cells rise along rows and columns.");
        }

        if (linked.Matrix.Cells.All(cell => cell < Ratio.One))
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Error,
                "below-target",
                place + ".matrix",
                "No cell reaches 100 %, so the target incentive cannot be earned.",
                "Let the cell at 100 % of both pay 100 %.");
        }
    }

    private static IEnumerable<PlanFinding> Rates(PlanClause.Rates rates, string place, PlanCheckOptions options)
    {
        var table = rates.Table;
        if (table.Tiers[0].From.Sign > 0)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Note,
                "no-pay-below",
                place + ".rateTable",
                Invariant($"Below {table.BoundText(table.Tiers[0].From)} nothing is paid."),
                "State a tier from 0 on if that is not meant.");
        }

        for (var i = 0; table.Method == TierMethod.Retroactive && i < table.Tiers.Length; i++)
        {
            var before = i == 0 ? Ratio.Zero : table.Tiers[i - 1].Rate;
            var tier = table.Tiers[i];
            if (tier.From.Sign == 0 || tier.Rate == before)
            {
                continue;
            }

            var change = tier.Rate - before;
            var size = (table.Bound, options.SampleQuota) switch
            {
                (TierBound.Amount, _) => Invariant($"{(tier.From * change).ToDecimal()}"),
                (_, { } quota) => Invariant($"{quota.RoundedShare(tier.From * change)} on a quota of {quota}"),
                _ => Invariant($"{Percent(tier.From * change)} of quota"),
            };
            yield return change.Sign > 0
                ? new PlanFinding(
                    PlanFindingSeverity.Warning, "jump", place + ".rateTable", Invariant($"At {table.BoundText(tier.From)} the retroactive rate rises from {Percent(before)} to {Percent(tier.Rate)}: pay jumps by {size}."), "Use marginal tiers unless the jump is meant; deals will be moved across periods to reach it.")
                : new PlanFinding(
                    PlanFindingSeverity.Error,
                    "falling-pay",
                    place + ".rateTable",
                    Invariant($"At {table.BoundText(tier.From)} the retroactive rate falls from {Percent(before)} to {Percent(tier.Rate)}: one more sale changes pay by {size}."),
                    "Use marginal tiers for a decelerator.");
        }
    }

    private static string Percent(Ratio ratio) => new ExplainedValue.OfRatio(ratio).ToString();
}

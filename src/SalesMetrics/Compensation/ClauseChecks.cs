using SalesMetrics.Explanations;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation;

/// <summary>What the plan check says about clauses beside each other: jumps at gates, clauses without effect, sales paid twice, little to move.</summary>
internal static class ClauseChecks
{
    // Rules of thumb, as notes alone: below a tenth nobody notices a component, and in a unit of twenty one person moves a twentieth.
    private const int ManyPeople = 20;

    private static readonly Ratio LittleWeight = Ratio.Of(1, 10);

    public static IEnumerable<PlanFinding> Weight(PlanComponent component, string place)
    {
        if (component.Weight < LittleWeight)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Note,
                "little-weight",
                place,
                Invariant($"It weighs {Percent(component.Weight)}, which is little to be noticed."),
                "Give it a tenth of the target incentive or more, or leave it out.");
        }
    }

    /// <summary>Two lines that pay on the same attainment or credit: the sale is paid twice, which may be meant.</summary>
    public static IEnumerable<PlanFinding> Twice(Plan plan)
    {
        var lines = plan.Components
            .Select(component => (Place: Invariant($"components[{component.Id}]"), component.Id, component.Scope, component.MeasureId))
            .Concat(plan.Clauses.OfType<PlanClause.Rates>().Select(rates => (Place: Invariant($"clauses[{rates.Id}]"), rates.Id, rates.Scope, rates.MeasureId)))
            .ToArray();
        foreach (var group in lines.GroupBy(line => (line.Scope, line.MeasureId)).Where(group => group.Skip(1).Any()))
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Note,
                "paid-twice",
                group.Last().Place,
                Invariant($"{string.Join(" and ", group.Select(line => "'" + line.Id + "'"))} pay on the same {group.Key.MeasureId} of the {group.Key.Scope}."),
                "Say so in the plan document, or let one of them follow something else.");
        }
    }

    /// <summary>A unit so large that one person hardly moves it.</summary>
    public static IEnumerable<PlanFinding> Influence(PlanComponent component, string place, SalesOrganization? organization)
    {
        if (organization is null || component.Scope == UnitKind.Payee)
        {
            yield break;
        }

        int[] sizes =
        [
            .. organization.Assignments
                .Where(one => one.UnitOf(component.Scope).Id.Length > 0)
                .GroupBy(one => one.UnitOf(component.Scope), one => one.PayeeId)
                .Select(unit => unit.Distinct(StringComparer.Ordinal).Count())
                .Order(),
        ];
        if (sizes.Length > 0 && sizes[sizes.Length / 2] is >= ManyPeople and var size)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Note,
                "little-influence",
                place,
                Invariant($"{size} people share a {component.Scope}: one who sells 10 % more moves it by about {Percent(Ratio.Of(1, 10L * size))}."),
                "Let it follow a smaller unit, or keep its weight low.");
        }
    }

    public static IEnumerable<PlanFinding> Gate(Plan plan, PlanClause.Gate gate, string place, PlanCheckOptions options)
    {
        if (gate.From.Sign == 0)
        {
            yield break;
        }

        var component = plan.Components.FirstOrDefault(one => string.Equals(one.Id, gate.AppliesTo, StringComparison.Ordinal));
        if (component is not null && IsNeverPaidBelow(plan, component, gate))
        {
            yield return WithoutEffect(place, Invariant($"'{component.Id}' pays nothing below {Percent(gate.From)} of the same attainment anyway."));
            yield break;
        }

        if (plan.Clauses.OfType<PlanClause.Gate>().FirstOrDefault(other => IsHigher(other, gate)) is { } higher)
        {
            yield return WithoutEffect(place, Invariant($"'{higher.Id}' closes '{gate.AppliesTo}' until {Percent(higher.From)} of the same reading."));
            yield break;
        }

        if (gate.Reading is PlanReading.OfMeasure && gate.From > Ratio.One)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Warning,
                "off-target",
                place + ".from",
                Invariant($"The gate opens at {Percent(gate.From)}, so who reaches 100 % of everything does not get the target incentive."),
                "Let the gate open at 100 % or less, or state another target incentive.");
        }

        var change = Ratio.One - gate.ShareBelow;
        var size = (component, options.TargetIncentive) switch
        {
            ({ } scaled, { } target) => Invariant($", which is {target.RoundedShare(scaled.Weight * change)} at target"),
            _ => "",
        };
        yield return Jump(
            PlanFindingSeverity.Warning,
            place + ".from",
            Invariant($"When {gate.Reading} reaches {Percent(gate.From)}, pay of '{gate.AppliesTo}' jumps from {Percent(gate.ShareBelow)} of it to all of it{size}."),
            "Use a multiplier that rises step by step unless the jump is meant.");
    }

    public static IEnumerable<PlanFinding> Multiplier(PlanClause.Multiplier multiplier, string place)
    {
        if (CurveChecks.MostOf(multiplier.Table) is { } most && most < Ratio.One)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Error,
                "below-target",
                place + ".table",
                Invariant($"The factor is {Percent(most)} at most, so the target pay of '{multiplier.AppliesTo}' cannot be earned."),
                "Let the factor reach 100 %.");
        }

        var segments = multiplier.Table.Segments;
        for (var i = 1; i < segments.Length; i++)
        {
            var (before, after) = (CurveChecks.Capped(multiplier.Table, segments[i - 1].PayAt(segments[i].From)), CurveChecks.Capped(multiplier.Table, segments[i].Pay));
            if (after > before)
            {
                yield return Jump(
                    PlanFindingSeverity.Warning,
                    place + ".table",
                    Invariant($"When {multiplier.Reading} reaches {Percent(segments[i].From)}, the factor on '{multiplier.AppliesTo}' jumps from {Percent(before)} to {Percent(after)}."),
                    "Interpolate unless the jump is meant.");
            }
        }
    }

    public static IEnumerable<PlanFinding> Bonus(PlanClause.Bonus bonus, string place)
    {
        if (bonus.Amount.Amount > 0m)
        {
            yield return Jump(
                PlanFindingSeverity.Note,
                place + ".from",
                Invariant($"When {bonus.Reading} reaches {Percent(bonus.From)}, {bonus.Amount} is paid at once."),
                "Let it rise in steps if deals should not be moved across periods to reach it.");
        }
    }

    public static IEnumerable<PlanFinding> PaysNothing(PlanClause clause, string place)
    {
        var isEmpty = clause switch
        {
            PlanClause.Rates rates => rates.Table.Tiers.All(tier => tier.Rate.Sign == 0),
            PlanClause.Bonus bonus => bonus.Amount.Amount == 0m,
            PlanClause.Spif spif => spif.PerDeal.Amount == 0m,
            PlanClause.Pool pool => pool.Amount.Amount == 0m,
            PlanClause.Contest contest => contest.Prizes.Total.Amount == 0m,
            PlanClause.ProductRates rates => rates.Card.Lines.All(line => line.Rate switch
            {
                ProductRate.OfCredit of => of.Rate.Sign == 0,
                ProductRate.PerDeal per => per.Amount.Amount == 0m,
                ProductRate.PerUnit per => per.Amount.Amount == 0m,
                _ => false,
            }),
            _ => false,
        };
        if (isEmpty)
        {
            yield return new PlanFinding(
                PlanFindingSeverity.Error, "pays-nothing", place, "All its rates or amounts are zero, so it pays nothing whatever happens.", "State what it pays, or leave it out.");
        }
    }

    private static bool IsNeverPaidBelow(Plan plan, PlanComponent component, PlanClause.Gate gate) =>
        gate.Reading is PlanReading.OfMeasure of
        && of.Scope == component.Scope
        && string.Equals(of.MeasureId, component.MeasureId, StringComparison.Ordinal)
        && !plan.Clauses.Any(clause => clause is PlanClause.Linked && string.Equals(clause.TargetId, component.Id, StringComparison.Ordinal))
        && component.Curve.Segments.Where(segment => segment.From < gate.From).All(segment => segment is { Pay.Sign: 0, Slope.Sign: 0 });

    private static bool IsHigher(PlanClause.Gate other, PlanClause.Gate gate) =>
        other.From > gate.From
        && other.ShareBelow.Sign == 0
        && other.Reading == gate.Reading
        && string.Equals(other.AppliesTo, gate.AppliesTo, StringComparison.Ordinal);

    private static PlanFinding WithoutEffect(string place, string message) =>
        new(PlanFindingSeverity.Warning, "gate-without-effect", place + ".from", message, "Raise the bound, or leave the gate out.");

    private static PlanFinding Jump(PlanFindingSeverity severity, string place, string message, string advice) => new(severity, "jump", place, message, advice);

    private static string Percent(Ratio ratio) => new ExplainedValue.OfRatio(ratio).ToString();
}

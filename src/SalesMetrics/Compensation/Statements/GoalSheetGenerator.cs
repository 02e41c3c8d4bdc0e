using SalesMetrics.Calendars;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;

namespace SalesMetrics.Compensation.Statements;

/// <summary>Writes one person's goal sheet from the plan, the target incentive and the quotas: what is measured, the goals, and what reaching them pays.</summary>
public static class GoalSheetGenerator
{
    /// <summary>Generates the sheet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targets">
    /// The target incentives, in the plan's currency: the person's own on the last day of each period. Examples are worked out on that of the first.
    /// </param>
    /// <param name="payeeId">Whose sheet; not empty.</param>
    /// <param name="organization">Who is where; the last assignment in a period names the team, manager and territory whose goal counts.</param>
    /// <param name="periods">The periods the goals are for, in order, of the plan's grain; at least one.</param>
    /// <param name="attainments">The goals of those periods, as from <see cref="PlanAttainmentCalculator"/>; what was credited is not looked at.</param>
    /// <param name="options">
    /// Language, definitions, levels of the examples, version, days in effect and changes; the sample quota is not looked at, since the person's own counts.
    /// </param>
    /// <returns>The goals by line and period, then what the person's plan pays at each level, then the plan's own sections on measures and clauses.</returns>
    /// <exception cref="ArgumentException">The id is empty, there is no period or one of another grain, or the person has no assignment in one; or the version in the options does not fit.</exception>
    /// <exception cref="CurrencyMismatchException">The target incentives are not in the plan's currency.</exception>
    public static PlanDocument Generate(
        Plan plan,
        TargetIncentives targets,
        string payeeId,
        SalesOrganization organization,
        ImmutableArray<FiscalPeriod> periods,
        PlanAttainments attainments,
        PlanDocumentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentException.ThrowIfNullOrWhiteSpace(payeeId);
        ArgumentNullException.ThrowIfNull(organization);
        ArgumentNullException.ThrowIfNull(attainments);
        if (periods.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A goal sheet is for at least one period.", nameof(periods));
        }

        if (targets.Default.Currency != plan.Currency)
        {
            throw new CurrencyMismatchException(plan.Currency, targets.Default.Currency);
        }

        var roles = ImmutableArray.CreateRange(periods, period => RoleIn(period, plan, payeeId, organization));
        options ??= new PlanDocumentOptions();
        var words = new PlanWords(options.Language);
        var target = targets.On(periods[0].End, payeeId);
        var sheet = new Sheet(plan, payeeId, periods, roles, attainments, words);
        var edition = PlanEdition.Of(plan, targets, options);
        return new PlanDocument(options.Language,
        [
            Title(sheet, [.. periods.Select(period => targets.On(period.End, payeeId))], options, edition),
            sheet.Goals(target),
            .. ForLevels(sheet, target, options),
            .. PlanDocumentGenerator.Terms(plan, TargetIncentives.Create(target), options, words),
            .. PlanDocumentGenerator.Changes(options, edition, words),
        ]);
    }

    private static Assignment RoleIn(FiscalPeriod period, Plan plan, string payeeId, SalesOrganization organization)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (period.Grain != plan.Grain)
        {
            throw new ArgumentException(Invariant($"{period.Id} is a {period.Grain}, but '{plan.Id}' pays by the {plan.Grain}."), nameof(period));
        }

        return organization.TryGetLastIn(period.Interval, payeeId, out var role)
            ? role
            : throw new ArgumentException(Invariant($"'{payeeId}' has no assignment in {period.Id}, so has no goals in it."), nameof(payeeId));
    }

    private static PlanDocumentSection Title(Sheet sheet, ImmutableArray<Money> targets, PlanDocumentOptions options, PlanEdition? edition)
    {
        var words = sheet.Words;
        var grain = words.Grain(sheet.Plan.Grain);
        var days = options.InEffect ?? new DateInterval(sheet.Periods[0].Start, sheet.Periods[^1].End);
        return new PlanDocumentSection(
            1,
            words.Tell($"Goal sheet: {sheet.PayeeId}", $"Zielvereinbarung: {sheet.PayeeId}"),
            [
                words.Tell($"Plan {sheet.Plan.Name} ({sheet.Plan.Id}), {words.Days(days)}.", $"Plan {sheet.Plan.Name} ({sheet.Plan.Id}), {words.Days(days)}."),
                .. edition is null ? [] : new[] { edition.InEffect(words) },
                words.Tell(
                    $"Your target incentive for each {grain} at 100 % of everything: {words.Amount(targets[0])}.",
                    $"Ihre Zielprämie je Zeitraum ({grain}) bei 100 % in allem: {words.Amount(targets[0])}."),
                .. sheet.Periods.Index().Skip(1)
                    .Where(period => targets[period.Index] != targets[period.Index - 1])
                    .Select(period => words.Tell($"From {period.Item.Id} on: {words.Amount(targets[period.Index])}.", $"Ab {period.Item.Id}: {words.Amount(targets[period.Index])}.")),
            ],
            [],
            []);
    }

    private static IEnumerable<PlanDocumentSection> ForLevels(Sheet sheet, Money target, PlanDocumentOptions options)
    {
        var words = sheet.Words;
        var quota = sheet.RateQuota();
        ImmutableArray<PlanExample> examples = [.. options.Levels.Select(level => PlanExampleCalculator.Calculate(sheet.Plan, target, quota, level))];
        if (examples.IsEmpty)
        {
            yield break;
        }

        yield return new PlanDocumentSection(
            2,
            words.Say("What it pays", "Was es zahlt"),
            [
                words.Tell($"For {sheet.Periods[0].Id}, with everything at the same level.", $"Für {sheet.Periods[0].Id}, alles auf derselben Höhe."),
                .. PlanDocumentClauses.LeftOut(sheet.Plan, quota, words),
            ],
            [
                words.Say("Attainment", "Zielerreichung"),
                .. sheet.OwnGoals.Select(goal => words.Tell($"needed: {goal.Name}", $"nötig: {goal.Name}")),
                .. examples[0].Lines.Select(line => line.Name),
                words.Say("Payout", "Auszahlung"),
            ],
            [
                .. examples.Select(example => ImmutableArray.CreateRange(
                [
                    words.Percent(example.Level),
                    .. sheet.OwnGoals.Select(goal => goal.Quota is { } amount ? words.Amount(amount.RoundedShare(example.Level)) : "-"),
                    .. example.Lines.Select(line => words.Amount(line.Amount)),
                    words.Amount(example.Total),
                ])),
            ]);
    }

    /// <summary>One person's goals: what each line of the plan counts, and the quota of each period.</summary>
    private sealed class Sheet(
        Plan plan, string payeeId, ImmutableArray<FiscalPeriod> periods, ImmutableArray<Assignment> roles, PlanAttainments attainments, PlanWords words)
    {
        public Plan Plan { get; } = plan;

        public string PayeeId { get; } = payeeId;

        public ImmutableArray<FiscalPeriod> Periods { get; } = periods;

        public PlanWords Words { get; } = words;

        /// <summary>The goals of the components in the first period.</summary>
        public IEnumerable<(string Name, Money? Quota)> OwnGoals =>
            Plan.Components.Select(component => (component.Name, QuotaOf(0, component.Scope, component.MeasureId)?.Amount));

        /// <summary>The quota that rate tables are worked out on; null when there is none, or tables follow different ones.</summary>
        public Money? RateQuota()
        {
            ImmutableArray<Money?> quotas =
                [.. Plan.Clauses.OfType<PlanClause.Rates>().Select(rates => QuotaOf(0, rates.Scope, rates.MeasureId)?.Amount).Distinct()];
            return quotas is [{ Amount: > 0m } only] && only.Currency == Plan.Currency ? only : null;
        }

        public PlanDocumentSection Goals(Money target) => new(
            2,
            Words.Say("Your goals", "Ihre Ziele"),
            [],
            [
                Words.Say("Line", "Zeile"),
                Words.Say("counts", "es zählt"),
                Words.Say("weight", "Gewicht"),
                Words.Say("target pay", "Zielbetrag"),
                .. Periods.Select(period => Words.Tell($"goal {period.Id}", $"Ziel {period.Id}")),
            ],
            [
                .. Plan.Components.Select(component => Row(
                    component.Name,
                    component.Scope,
                    component.MeasureId,
                    Words.Percent(component.Weight),
                    Words.Amount(target.RoundedShare(component.Weight)))),
                .. Plan.Clauses
                    .Where(PlanClauses.PaysPayee)
                    .Select(clause => (clause.Name, Need: PlanClauses.Needs(clause).FirstOrDefault()))
                    .Where(clause => clause.Need.MeasureId is not null)
                    .Select(clause => Row(clause.Name, clause.Need.Scope, clause.Need.MeasureId, "", "")),
            ]);

        private ImmutableArray<string> Row(string name, UnitKind scope, string measureId, string weight, string target) =>
        [
            name,
            Invariant($"{measureId} ({Words.Scope(scope)}{(scope is UnitKind.Payee or UnitKind.Company ? "" : " " + UnitOf(scope))})"),
            weight,
            target,
            .. Periods.Select((_, i) => QuotaOf(i, scope, measureId)?.Amount is { } quota ? Words.Amount(quota) : Words.Say("none set", "keines gesetzt")),
        ];

        // Somebody who moves counts for one unit after the other.
        private string UnitOf(UnitKind scope) => string.Join(
            ", ", roles.Select(role => role.UnitOf(scope).Id is { Length: > 0 } id ? id : Words.Say("none", "keine")).Distinct(StringComparer.Ordinal));

        private PeriodQuota? QuotaOf(int period, UnitKind scope, string measureId) =>
            attainments.Find(roles[period].UnitOf(scope), measureId, Periods[period].Interval)?.PeriodQuota;
    }
}

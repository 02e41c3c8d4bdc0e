namespace SalesMetrics.Compensation;

/// <summary>Writes the document of a plan from the plan itself, so that what people read is what pays them.</summary>
public static class PlanDocumentGenerator
{
    /// <summary>Generates the document.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="targets">The target incentives, in the plan's currency; the default is that of the worked examples.</param>
    /// <param name="options">What else to say; English without dates and changes when not stated.</param>
    /// <returns>
    /// Title, what is measured, credit rules, each component with its curve, each clause, order of calculation, worked examples, dates and change log.
    /// </returns>
    /// <exception cref="ArgumentException">The version in the options is not one of this plan and these targets, is not in the book, or is missing.</exception>
    /// <exception cref="CurrencyMismatchException">An amount is not in the plan's currency.</exception>
    public static PlanDocument Generate(Plan plan, TargetIncentives targets, PlanDocumentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(targets);
        options ??= new PlanDocumentOptions();
        var words = new PlanWords(options.Language);
        var edition = PlanEdition.Of(plan, targets, options);
        return new PlanDocument(options.Language,
        [
            Title(plan, targets, options, edition, words),
            .. Terms(plan, targets, options, words),
            Examples(plan, targets, options, words),
            .. Changes(options, edition, words),
        ]);
    }

    /// <summary>What a plan says, whoever reads it: measures, credit rules, components, clauses, order of calculation.</summary>
    internal static ImmutableArray<PlanDocumentSection> Terms(Plan plan, TargetIncentives targets, PlanDocumentOptions options, PlanWords words) =>
    [
        Measured(plan, options, words),
        .. PlanDocumentCrediting.Sections(plan, options.CreditRules, words),
        .. plan.Components.Select(component => Component(plan, component, targets, words)),
        .. PlanDocumentClauses.Sections(plan, words),
        Order(plan, words),
    ];

    internal static ImmutableArray<ImmutableArray<string>> Rows(PayCurve curve, PlanWords words) =>
    [
        .. curve.Rows().Select(row => ImmutableArray.Create(
            row.From is { } from ? words.Percent(from) : words.Percent(Ratio.Zero),
            row.Before is { } before ? words.Percent(before) : words.Say("no end", "ohne Ende"),
            words.Percent(row.Pay) + (row.IsCapped ? words.Say(" (cap)", " (Obergrenze)") : ""),
            row.Slope.Sign == 0 ? words.Say("nothing more", "nichts weiter") : words.Percent(row.Slope / Ratio.Of(100, 1)))),
    ];

    internal static ImmutableArray<string> CurveColumns(PlanWords words, string pays) =>
    [
        words.Say("From", "Ab"),
        words.Say("to below", "bis unter"),
        pays,
        words.Say("and for each further 1 %", "und je weiteres 1 %"),
    ];

    private static PlanDocumentSection Title(Plan plan, TargetIncentives targets, PlanDocumentOptions options, PlanEdition? edition, PlanWords words)
    {
        var grain = words.Grain(plan.Grain);
        var paragraphs = ImmutableArray.CreateBuilder<string>();
        paragraphs.Add(words.Tell(
            $"Plan {plan.Id}, paid by the {grain}, in {plan.Currency}.", $"Plan {plan.Id}, Abrechnung je {grain}, in {plan.Currency}."));
        paragraphs.Add(words.Tell(
            $"Target incentive for each {grain} at 100 % of everything: {words.Amount(targets.Default)}, unless agreed otherwise in person.",
            $"Zielprämie je {grain} bei 100 % in allem: {words.Amount(targets.Default)}, sofern nicht persönlich anders vereinbart."));
        paragraphs.Add(edition is not null ? edition.InEffect(words) : options.InEffect is { } days
            ? words.Tell($"In effect from {words.Days(days)}.", $"Gültig vom {words.Days(days)}.")
            : words.Say("Dates of effect are not stated.", "Eine Gültigkeitsdauer ist nicht angegeben."));
        return new PlanDocumentSection(1, plan.Name, paragraphs.ToImmutable(), [], []);
    }

    private static PlanDocumentSection Measured(Plan plan, PlanDocumentOptions options, PlanWords words)
    {
        var ids = plan.Components.Select(component => component.MeasureId)
            .Concat(plan.Clauses.SelectMany(PlanClauses.Needs).Select(need => need.MeasureId))
            .Distinct(StringComparer.Ordinal);
        return new PlanDocumentSection(
            2,
            words.Say("What is measured", "Was gemessen wird"),
            [words.Say(
                "Attainment is credit divided by quota, exactly and without rounding; 99.995 % has not reached 100 %.",
                "Zielerreichung ist angerechneter Betrag geteilt durch Ziel, genau und ohne Rundung; 99,995 % haben 100 % nicht erreicht.")],
            [words.Say("Measure", "Messgröße"), words.Say("Definition", "Definition")],
            [
                .. ids.Select(id => options.Measures.FirstOrDefault(measure => string.Equals(measure.Id, id, StringComparison.Ordinal)) is { } measure
                    ? ImmutableArray.Create(measure.Name, measure.Definition)
                    : [id, words.Say("stated or agreed; see there", "festgestellt oder vereinbart; siehe dort")]),
            ]);
    }

    private static PlanDocumentSection Component(Plan plan, PlanComponent component, TargetIncentives targets, PlanWords words) => new(
        3,
        component.Name,
        [
            words.Tell(
                $"{words.Percent(component.Weight)} of the target incentive, {words.Amount(targets.Default.RoundedShare(component.Weight))} at target; follows {component.MeasureId} ({words.Scope(component.Scope)}).",
                $"{words.Percent(component.Weight)} der Zielprämie, {words.Amount(targets.Default.RoundedShare(component.Weight))} bei Zielerreichung; folgt {component.MeasureId} ({words.Scope(component.Scope)})."),
            words.Tell(
                $"Without a defined attainment {words.Undefined(component.WhenUndefined)}.", $"Ohne bestimmbare Zielerreichung gilt: {words.Undefined(component.WhenUndefined)}."),
            .. PlanDocumentClauses.On(plan, component.Id, words),
        ],
        CurveColumns(words, words.Say("pays of target pay", "zahlt vom Zielbetrag")),
        Rows(component.Curve, words));

    private static PlanDocumentSection Order(Plan plan, PlanWords words) => new(
        2,
        words.Say("Order of calculation", "Reihenfolge der Berechnung"),
        [
            plan.CapPlace == CapPlace.Last
                ? words.Say(
                    "Matrix, curve, gates, multipliers, cap, weight, target incentive, rounding.",
                    "Matrix, Kurve, Voraussetzungen, Multiplikatoren, Obergrenze, Gewicht, Zielprämie, Rundung.")
                : words.Say(
                    "Matrix, curve with its cap, gates, multipliers, weight, target incentive, rounding.",
                    "Matrix, Kurve mit Obergrenze, Voraussetzungen, Multiplikatoren, Gewicht, Zielprämie, Rundung."),
            words.Tell(
                $"Every line is rounded once, half away from zero, to {plan.Currency.MinorUnits} decimals; totals are sums of rounded lines.",
                $"Jede Zeile wird einmal kaufmännisch auf {plan.Currency.MinorUnits} Nachkommastellen gerundet; Summen sind Summen gerundeter Zeilen."),
        ],
        [],
        []);

    private static PlanDocumentSection Examples(Plan plan, TargetIncentives targets, PlanDocumentOptions options, PlanWords words)
    {
        ImmutableArray<PlanExample> examples =
            [.. options.Levels.Select(level => PlanExampleCalculator.Calculate(plan, targets.Default, options.SampleQuota, level))];
        var names = examples.IsEmpty ? [] : examples[0].Lines.Select(line => line.Name);
        var assumed = words.Say("Every measure at the same level", "Alle Messgrößen auf derselben Höhe");
        return new PlanDocumentSection(
            2,
            words.Say("Worked examples", "Rechenbeispiele"),
            [
                options.SampleQuota is { } quota
                    ? words.Tell($"{assumed}; quota {words.Amount(quota)}.", $"{assumed}; Ziel {words.Amount(quota)}.")
                    : assumed + ".",
                .. PlanDocumentClauses.LeftOut(plan, options.SampleQuota, words),
            ],
            [words.Say("Attainment", "Zielerreichung"), .. names, words.Say("Payout", "Auszahlung")],
            [
                .. examples.Select(example => ImmutableArray.CreateRange(
                    [words.Percent(example.Level), .. example.Lines.Select(line => words.Amount(line.Amount)), words.Amount(example.Total)])),
            ]);
    }

    /// <summary>The change log; nothing when there is none. With versions each entry names the one it began.</summary>
    internal static IEnumerable<PlanDocumentSection> Changes(PlanDocumentOptions options, PlanEdition? edition, PlanWords words)
    {
        ImmutableArray<(string Version, PlanChange Change)> log = [.. edition?.Changes ?? [], .. options.Changes.Select(change => ("", change))];
        if (log.IsEmpty)
        {
            return [];
        }

        ImmutableArray<string> version = edition is null ? [] : [words.Say("Version", "Version")];
        return
        [
            new PlanDocumentSection(
                2,
                words.Say("Changes", "Änderungen"),
                [],
                [.. version, words.Say("From", "Ab"), words.Say("Change", "Änderung"), words.Say("Decided by", "Entschieden von")],
                [
                    .. log.Select(entry => ImmutableArray.CreateRange<string>(
                        [.. edition is null ? [] : new[] { entry.Version }, words.Day(entry.Change.On), entry.Change.Text, entry.Change.Author])),
                ]),
        ];
    }
}

using SalesMetrics.Crediting;
using SalesMetrics.Organization;

namespace SalesMetrics.Compensation.Statements;

/// <summary>A statement as sections, in one language.</summary>
internal static class StatementDocument
{
    public static PlanDocument Of(PayStatement statement, StatementOptions options)
    {
        var words = new PlanWords(options.Language);
        var isFull = options.Detail == StatementDetail.Full;
        return new PlanDocument(options.Language,
        [
            Title(statement, words),
            Lines(statement, words),
            .. isFull ? [Rules(statement, words), Credits(statement, words)] : (PlanDocumentSection[])[],
            .. StatementPayments.Sections(statement, words),
            .. Issues(statement, words),
        ]);
    }

    private static PlanDocumentSection Title(PayStatement statement, PlanWords words)
    {
        var payout = statement.Payout;
        var grain = words.Grain(payout.Plan.Grain);
        return new PlanDocumentSection(
            1,
            words.Tell($"Statement: {payout.PayeeId}, {payout.Period.Id}", $"Abrechnung: {payout.PayeeId}, {payout.Period.Id}"),
            [
                words.Tell($"Plan {payout.Plan.Name} ({payout.Plan.Id}), {words.Days(payout.Period.Interval)}.", $"Plan {payout.Plan.Name} ({payout.Plan.Id}), {words.Days(payout.Period.Interval)}."),
                .. Part(statement, words),
                .. Role(payout.Assignment, words),
                words.Tell(
                    $"Target incentive for the {grain} at 100 % of everything: {words.Amount(payout.TargetIncentive)}.",
                    $"Zielprämie für den Zeitraum ({grain}) bei 100 % in allem: {words.Amount(payout.TargetIncentive)}."),
                words.Tell($"Pay: {words.Amount(statement.Total)}.", $"Vergütung: {words.Amount(statement.Total)}."),
            ],
            [],
            []);
    }

    private static IEnumerable<string> Part(PayStatement statement, PlanWords words)
    {
        var payout = statement.Payout;
        if (payout.Share.IsWhole)
        {
            yield break;
        }

        var share = payout.Share.Share;
        yield return words.Tell(
            $"For part of it: {words.Days(payout.Days)}, which is {words.Percent(share)} of the period ({payout.Share.Rule}). Credit, quota and pay are of these days; the target incentive of them is {words.Amount(payout.Share.Of(payout.TargetIncentive))}.",
            $"Für einen Teil davon: {words.Days(payout.Days)}, das sind {words.Percent(share)} des Zeitraums ({share.Numerator}/{share.Denominator}). Anrechnung, Ziel und Vergütung gelten für diese Tage; ihre Zielprämie ist {words.Amount(payout.Share.Of(payout.TargetIncentive))}.");
        if (!statement.Entries.IsEmpty || !statement.Settlements.IsEmpty || !statement.Held.IsEmpty)
        {
            yield return words.Say(
                "Ledger, payment and held pay below are those of the whole period.",
                "Vergütungskonto, Auszahlung und einbehaltene Vergütung unten gelten für den ganzen Zeitraum.");
        }
    }

    private static IEnumerable<string> Role(Assignment assignment, PlanWords words)
    {
        (string Word, string Id)[] all =
        [
            (words.Say("role", "Rolle"), assignment.Role),
            (words.Say("team", "Team"), assignment.TeamId),
            (words.Say("manager", "Führungskraft"), assignment.ManagerId),
            (words.Say("territory", "Gebiet"), assignment.TerritoryId),
        ];
        var text = string.Join(", ", all.Where(one => one.Id.Length > 0).Select(one => Invariant($"{one.Word} {one.Id}")));
        return text.Length == 0 ? [] : [words.Tell($"Assigned as: {text}.", $"Zuordnung: {text}.")];
    }

    private static PlanDocumentSection Lines(PayStatement statement, PlanWords words) => new(
        2,
        words.Say("What is paid", "Was gezahlt wird"),
        [],
        [
            words.Say("Line", "Zeile"),
            words.Say("counts", "es zählt"),
            words.Say("credited", "angerechnet"),
            words.Say("quota", "Ziel"),
            words.Say("attainment", "Zielerreichung"),
            words.Say("target pay", "Zielbetrag"),
            words.Say("pays", "zahlt"),
            words.Say("amount", "Betrag"),
        ],
        [
            .. statement.Lines.Select(line => ImmutableArray.Create(
                line.Name,
                Counts(line, words),
                line.Credited is { } credited ? words.Amount(credited) : "",
                line.Quota is { } quota ? words.Amount(quota) : "",
                line.Attainment is { } attainment ? words.Percent(attainment) : "",
                line.Weight is { } weight ? words.Amount(statement.Payout.TargetIncentive.RoundedShare(weight * statement.Payout.Share.Share)) : "",
                line.Share is { } share ? words.Percent(share) : "",
                words.Amount(line.Amount))),
            [words.Say("Total", "Summe"), "", "", "", "", "", "", words.Amount(statement.Total)],
        ]);

    private static string Counts(StatementLine line, PlanWords words) => line.Unit is not { } unit || line.MeasureId.Length == 0 ? ""
        : unit.Kind is UnitKind.Payee or UnitKind.Company ? Invariant($"{line.MeasureId} ({words.Scope(unit.Kind)})")
        : Invariant($"{line.MeasureId} ({words.Scope(unit.Kind)} {(unit.Id.Length == 0 ? words.Say("none", "keine") : unit.Id)})");

    private static PlanDocumentSection Rules(PayStatement statement, PlanWords words) => new(
        2,
        words.Say("How it was worked out", "Wie es berechnet wurde"),
        [
            words.Say(
                "Attainment is credit divided by quota, not rounded. Target pay x share, rounded once, is the amount.",
                "Zielerreichung ist angerechneter Betrag geteilt durch Ziel, ungerundet. Zielbetrag x Anteil, einmal gerundet, ist der Betrag."),
        ],
        [words.Say("Line", "Zeile"), words.Say("Rule", "Regel")],
        [
            .. statement.Payout.Components.Select(line => ImmutableArray.Create(line.Component.Name, StatementRules.Of(line, words))),
            .. statement.Payout.Clauses.Select(line => ImmutableArray.Create(line.Clause.Name, StatementRules.Of(line, statement.Payout.Share, words))),
            .. statement.Payout.Awards.Select(line => ImmutableArray.Create(line.Explain().Label, line.Explain().Rule)),
        ]);

    private static PlanDocumentSection Credits(PayStatement statement, PlanWords words) => new(
        2,
        words.Say("Credits", "Anrechnungen"),
        statement.Credits.IsEmpty ? [words.Say("Nothing was credited for these lines.", "Für diese Zeilen wurde nichts angerechnet.")] : [],
        statement.Credits.IsEmpty
            ? []
            :
            [
                words.Say("Day", "Tag"),
                words.Say("Transaction", "Buchung"),
                words.Say("Product", "Produkt"),
                words.Say("Credited to", "Angerechnet für"),
                words.Say("Share", "Anteil"),
                words.Say("As", "Als"),
                words.Say("Amount", "Betrag"),
                words.Say("Counts for", "Zählt für"),
            ],
        [.. statement.Credits.Select(one => Row(one, words))]);

    private static ImmutableArray<string> Row(StatementCredit one, PlanWords words)
    {
        var credit = one.Credit;
        var kind = credit.Kind == CreditKind.Overlay ? words.Say("overlay", "Overlay") : words.Say("seller", "Verkauf");
        var role = credit.Role?.Role is { Length: > 0 } title ? Invariant($", {title}") : "";
        var correction = credit.IsCorrection ? words.Tell($", correction of {credit.OriginId}", $", Korrektur von {credit.OriginId}") : "";
        var rate = credit.Rate is { } converted ? Invariant($", {converted.From} x {converted.Rate} ({words.Day(converted.EffectiveFrom)})") : "";
        return
        [
            words.Day(credit.Date),
            credit.TransactionId,
            credit.ProductId,
            credit.PayeeId,
            words.Percent(credit.Share),
            kind + role + correction + rate,
            words.Amount(credit.Amount),
            string.Join(", ", one.LineIds),
        ];
    }

    private static IEnumerable<PlanDocumentSection> Issues(PayStatement statement, PlanWords words) => statement.Issues.IsEmpty
        ? []
        :
        [
            new PlanDocumentSection(
                2,
                words.Say("What was doubtful", "Was zweifelhaft war"),
                [],
                [words.Say("About", "Betrifft"), words.Say("Issue", "Hinweis"), words.Say("Outcome", "Folge"), words.Say("In words", "Im Wortlaut")],
                [
                    .. statement.Issues.Select(issue => ImmutableArray.Create(
                        issue.Field.Length == 0 ? issue.Source : Invariant($"{issue.Source} {issue.Field}"),
                        IssueName(issue, words),
                        issue.Outcome == IssueOutcome.Used ? words.Say("used", "verwendet") : words.Say("set aside", "nicht verwendet"),
                        Invariant($"{issue.Message} {issue.Advice}"))),
                ]),
        ];

    private static string IssueName(Issue issue, PlanWords words) => issue.Code switch
    {
        "undefined-attainment" => words.Say("no attainment", "keine Zielerreichung bestimmbar"),
        "undefined-reading" => words.Say("nothing to read for a clause", "für eine Klausel ist nichts abzulesen"),
        "no-assignment" => words.Say("no assignment", "keine Zuordnung"),
        "no-rate" => words.Say("no exchange rate", "kein Umrechnungskurs"),
        "no-payout" => words.Say("award without a payout", "Prämie ohne Abrechnung"),
        var code => code,
    };
}

using SalesMetrics.Compensation.Settlements;

namespace SalesMetrics.Compensation.Statements;

/// <summary>The sections of a statement about what became of the pay: ledger, settlement, held pay.</summary>
internal static class StatementPayments
{
    public static IEnumerable<PlanDocumentSection> Sections(PayStatement statement, PlanWords words) =>
    [
        .. statement.Entries.IsEmpty ? [] : (PlanDocumentSection[])[Ledger(statement, words)],
        .. statement.Settlements.IsEmpty ? [] : (PlanDocumentSection[])[Payment(statement, words)],
        .. statement.Held.IsEmpty ? [] : (PlanDocumentSection[])[Held(statement, words)],
    ];

    private static PlanDocumentSection Ledger(PayStatement statement, PlanWords words) => new(
        2,
        words.Say("In the ledger", "Im Vergütungskonto"),
        [
            words.Tell($"Stands as earned in {statement.Period.Id}: {words.Amount(statement.Standing.GetValueOrDefault())}.", $"Steht als verdient in {statement.Period.Id}: {words.Amount(statement.Standing.GetValueOrDefault())}."),
            words.Tell($"To be paid in {statement.Period.Id}: {words.Amount(statement.Payable.GetValueOrDefault())}.", $"Zu zahlen in {statement.Period.Id}: {words.Amount(statement.Payable.GetValueOrDefault())}."),
        ],
        [
            words.Say("Posted", "Gebucht"),
            words.Say("Kind", "Art"),
            words.Say("Line", "Zeile"),
            words.Say("Earned in", "Verdient in"),
            words.Say("Paid in", "Gezahlt in"),
            words.Say("Reason", "Grund"),
            words.Say("Amount", "Betrag"),
        ],
        [
            .. statement.Entries.Select(entry => ImmutableArray.Create(
                words.Day(entry.Posting.Date),
                Kind(entry.Kind, words),
                entry.Line.ToString(),
                entry.EarningPeriod.Id,
                entry.PaymentPeriod.Id,
                entry.Posting.Reason,
                words.Amount(entry.Amount))),
        ]);

    private static PlanDocumentSection Payment(PayStatement statement, PlanWords words) => new(
        2,
        words.Say("Payment", "Auszahlung"),
        [
            words.Tell($"Paid: {words.Amount(statement.Paid.GetValueOrDefault())}.", $"Ausgezahlt: {words.Amount(statement.Paid.GetValueOrDefault())}."),
            words.Tell(
                $"Owed to later earnings: {words.Amount(statement.Owed.GetValueOrDefault())}.",
                $"Mit späteren Verdiensten zu verrechnen: {words.Amount(statement.Owed.GetValueOrDefault())}."),
        ],
        [
            words.Say("Period", "Zeitraum"),
            words.Say("Earned", "Verdient"),
            words.Say("Carried", "Übertrag"),
            words.Say("Cut by caps", "Durch Grenzen entfallen"),
            words.Say("Top-up", "Aufstockung"),
            words.Say("Advance", "Vorschuss"),
            words.Say("Recovered", "Verrechnet"),
            words.Say("Paid", "Ausgezahlt"),
            words.Say("Draw balance", "Vorschusssaldo"),
        ],
        [.. statement.Settlements.Select(line => Row(line, words))]);

    private static ImmutableArray<string> Row(SettlementLine line, PlanWords words) =>
    [
        line.Earned.Period.Id,
        words.Amount(line.Earned.Amount),
        words.Amount(-line.Before.Carried),
        words.Amount(-line.Forfeited),
        words.Amount(line.TopUp),
        words.Amount(line.Advance),
        words.Amount(-line.Recovered),
        words.Amount(line.Paid),
        words.Amount(line.After.Draw),
    ];

    private static PlanDocumentSection Held(PayStatement statement, PlanWords words) => new(
        2,
        words.Say("Held", "Zurückgehalten"),
        [words.Tell($"Waits: {words.Amount(statement.HeldAmount.GetValueOrDefault())}.", $"Noch nicht freigegeben: {words.Amount(statement.HeldAmount.GetValueOrDefault())}.")],
        [words.Say("Transaction", "Buchung"), words.Say("Earned on", "Verdient am"), words.Say("Waits for", "Wartet auf"), words.Say("Amount", "Betrag")],
        [.. statement.Held.Select(part => ImmutableArray.Create(part.Held.TransactionId, words.Day(part.Held.EarnedOn), part.Milestone, words.Amount(part.Amount)))]);

    private static string Kind(LedgerEntryKind kind, PlanWords words) => kind switch
    {
        LedgerEntryKind.Earning => words.Say("earning", "Verdienst"),
        LedgerEntryKind.Waiver => words.Say("waiver", "Verzicht"),
        _ => words.Say("adjustment", "Korrektur"),
    };
}

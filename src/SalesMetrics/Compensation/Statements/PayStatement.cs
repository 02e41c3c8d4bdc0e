using SalesMetrics.Calendars;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Statements;

/// <summary>What one payee is paid for one period, with everything needed to check it.</summary>
/// <remarks>It is laid out from the payout and reckons nothing anew: its total is the payout's, line by line.</remarks>
public sealed class PayStatement : IExplainable
{
    internal PayStatement(Payout payout, ImmutableArray<StatementLine> lines, ImmutableArray<StatementCredit> credits, ImmutableArray<Issue> issues)
    {
        Payout = payout;
        Lines = lines;
        Credits = credits;
        Issues = issues;
    }

    /// <summary>The payout it is made from.</summary>
    public Payout Payout { get; }

    /// <summary>Who is paid.</summary>
    public string PayeeId => Payout.PayeeId;

    /// <summary>The period paid for; a statement of one piece of it is for <see cref="Payout.Days"/> alone.</summary>
    public FiscalPeriod Period => Payout.Period;

    /// <summary>The lines: components, clauses, awards, each in the payout's order.</summary>
    public ImmutableArray<StatementLine> Lines { get; }

    /// <summary>The sum of the lines.</summary>
    public Money Total => Money.Sum(Lines.Select(line => line.Amount), Payout.Plan.Currency);

    /// <summary>Every credit behind the lines, once each, by day, transaction and payee; a team's credits are those of all its people.</summary>
    public ImmutableArray<StatementCredit> Credits { get; }

    /// <summary>The issues that concern the payee: about the person, or about an entry the person is credited with.</summary>
    public ImmutableArray<Issue> Issues { get; }

    /// <summary>
    /// The ledger's entries for the payee that were earned in the period, or are paid in a payment period that ends in it, in the order posted;
    /// empty without a ledger.
    /// </summary>
    public ImmutableArray<LedgerEntry> Entries { get; internal init; } = [];

    /// <summary>What stands in the ledger as earned in the period, whenever it is paid; null without entries.</summary>
    public Money? Standing => Sum(entry => entry.EarningPeriod == Period);

    /// <summary>What the ledger has to be paid in the period, corrections of earlier ones included; null without entries.</summary>
    public Money? Payable => Sum(entry => Period.Interval.Contains(entry.PaymentPeriod.End));

    /// <summary>The payment periods that end in the period, in order; empty without a settlement.</summary>
    public ImmutableArray<SettlementLine> Settlements { get; internal init; } = [];

    /// <summary>What of the payee's pay waits for a milestone; empty without a report of held pay.</summary>
    public ImmutableArray<HoldPart> Held { get; internal init; } = [];

    /// <summary>What the settlement pays in the period; null without a settlement.</summary>
    public Money? Paid => Settlements.IsEmpty ? null : Money.Sum(Settlements.Select(line => line.Paid), Settlements[0].Paid.Currency);

    /// <summary>What the payee owes to later earnings at the end of the period, draw and shortfall; null without a settlement.</summary>
    public Money? Owed => Settlements.IsEmpty ? null : Settlements[^1].After.Draw + Settlements[^1].After.Carried;

    /// <summary>The sum of what waits; null when nothing does.</summary>
    public Money? HeldAmount => Held.IsEmpty ? null : Money.Sum(Held.Select(part => part.Amount), Held[0].Amount.Currency);

    /// <summary>Writes the statement as plain text in columns, lines ending in a line feed.</summary>
    /// <param name="options">Language and detail; English in full when not stated.</param>
    public string ToText(StatementOptions? options = null) => StatementDocument.Of(this, options ?? new StatementOptions()).ToText();

    /// <summary>Writes the statement as Markdown, lines ending in a line feed. What Markdown would read as a sign is escaped.</summary>
    /// <inheritdoc cref="ToText" path="/param" />
    public string ToMarkdown(StatementOptions? options = null) => StatementDocument.Of(this, options ?? new StatementOptions()).ToMarkdown();

    /// <summary>Writes the statement as one HTML page, in itself complete and without scripts. All text is encoded.</summary>
    /// <inheritdoc cref="ToText" path="/param" />
    public string ToHtml(StatementOptions? options = null) => StatementDocument.Of(this, options ?? new StatementOptions()).ToHtml();

    /// <summary>The working of the payout, down to the transactions.</summary>
    public Explanation Explain() => Payout.Explain();

    private Money? Sum(Func<LedgerEntry, bool> counts) =>
        Entries.IsEmpty ? null : Money.Sum(Entries.Where(counts).Select(entry => entry.Amount), Payout.Plan.Currency);
}

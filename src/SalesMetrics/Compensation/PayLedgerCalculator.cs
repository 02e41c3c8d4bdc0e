using SalesMetrics.Calendars;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>The entries that a pay run adds to a ledger.</summary>
internal static class PayLedgerCalculator
{
    public static Checked<ImmutableArray<LedgerEntry>> Differences(
        LedgerScope scope, IEnumerable<LedgerEntry> standing, Currency currency, LedgerPosting posting, FiscalPeriod payIn)
    {
        var stands = standing.ToLookup(entry => entry.PayeeId, StringComparer.Ordinal);
        var waiver = new LedgerLine(scope.WaiverPlanId, LedgerLinePart.Payout, "");
        var entries = ImmutableArray.CreateBuilder<LedgerEntry>();
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var payees = scope.Payouts.Select(payee => payee.Key).Union(stands.Select(payee => payee.Key), StringComparer.Ordinal);
        foreach (var payeeId in payees.Order(StringComparer.Ordinal))
        {
            ImmutableArray<LedgerEntry> changes = [.. OfPayee(payeeId, scope, stands[payeeId], currency, posting, payIn)];
            entries.AddRange(changes);
            var change = Money.Sum(changes.Select(entry => entry.Amount), currency);
            ImmutableArray<LedgerEntry> waivers = [.. stands[payeeId].Where(entry => entry.Kind == LedgerEntryKind.Waiver)];
            var waived = Money.Sum(waivers.Select(entry => entry.Amount), currency);
            var waivedNow = WaivedAfter(waived, change, IsOutside(scope.Period, posting));
            if (waivedNow != waived)
            {
                var stood = Money.Sum(waivers.Where(entry => entry.Line == waiver).Select(entry => entry.Amount), currency);
                entries.Add(new LedgerEntry(posting, payIn, payeeId, scope.Period, LedgerEntryKind.Waiver, waiver, stood, stood + waivedNow - waived, []));
            }

            if (waivedNow > waived)
            {
                issues.Add(Outside(payeeId, scope.Period, posting, waivedNow - waived));
            }
        }

        return new Checked<ImmutableArray<LedgerEntry>>(entries.ToImmutable(), issues.ToImmutable());
    }

    public static Issue Duplicate(LedgerPosting posting) => new()
    {
        Code = "duplicate-posting",
        Outcome = IssueOutcome.Rejected,
        Source = posting.Id,
        Message = Invariant($"A posting '{posting.Id}' is in the ledger already, so nothing was posted."),
        Advice = "Post a correction under an id of its own.",
    };

    public static Issue Moved(LedgerPosting posting, FiscalPeriod payIn) => new()
    {
        Code = "closed-period",
        Outcome = IssueOutcome.Used,
        Source = posting.Id,
        Field = nameof(LedgerPosting.PaymentPeriod),
        Value = posting.PaymentPeriod.Id,
        Message = Invariant($"{posting.PaymentPeriod.Id} is closed, so the entries are adjustments in {payIn.Id}."),
        Advice = "Open the period again if they belong in it.",
    };

    // What comes back after it was waived was never taken: it is set against the waiver before it is paid again.
    private static Money WaivedAfter(Money waived, Money change, bool isOutside) =>
        change.Amount switch
        {
            < 0m => isOutside ? waived - change : waived,
            _ => change < waived ? waived - change : Money.Zero(waived.Currency),
        };

    private static bool IsOutside(FiscalPeriod earned, LedgerPosting posting) =>
        posting.ClawbackWindowDays is { } days && Period.DaysBetween(earned.End, posting.Date) > days;

    private static IEnumerable<LedgerEntry> OfPayee(
        string payeeId, LedgerScope scope, IEnumerable<LedgerEntry> standing, Currency currency, LedgerPosting posting, FiscalPeriod payIn)
    {
        var zero = Money.Zero(currency);
        var before = standing
            .Where(entry => entry.Kind != LedgerEntryKind.Waiver)
            .GroupBy(entry => entry.Line)
            .ToDictionary(line => line.Key, line => Money.Sum(line.Select(entry => entry.Amount), zero.Currency));
        var now = scope.Payouts[payeeId].SelectMany(LinesOf).ToLookup(line => line.Line);
        foreach (var line in now.Select(line => line.Key).Union(before.Keys).Order())
        {
            var stood = before.GetValueOrDefault(line, zero);
            var stands = Money.Sum(now[line].Select(part => part.Amount), zero.Currency);
            if (stands != stood)
            {
                var isFirst = !before.ContainsKey(line) && payIn == posting.PaymentPeriod;
                yield return new LedgerEntry(
                    posting,
                    payIn,
                    payeeId,
                    scope.Period,
                    isFirst ? LedgerEntryKind.Earning : LedgerEntryKind.Adjustment,
                    line,
                    stood,
                    stands,
                    [.. now[line].Select(part => part.Source)]);
            }
        }
    }

    private static IEnumerable<(LedgerLine Line, Money Amount, IExplainable Source)> LinesOf(Payout payout) =>
    [
        .. payout.Components.Select(line => (At(LedgerLinePart.Component, line.Component.Id, payout), line.Amount, (IExplainable)line)),
        .. payout.Clauses.Select(line => (At(LedgerLinePart.Clause, line.Clause.Id, payout), line.Amount, (IExplainable)line)),
        .. payout.Awards.Select(line => (At(LedgerLinePart.Award, line.SourceId, payout), line.Amount, (IExplainable)line)),
    ];

    private static LedgerLine At(LedgerLinePart part, string id, Payout payout) => new(payout.Plan.Id, part, id);

    private static Issue Outside(string payeeId, FiscalPeriod earned, LedgerPosting posting, Money waived) => new()
    {
        Code = "outside-clawback-window",
        Outcome = IssueOutcome.Used,
        Source = payeeId,
        Field = nameof(LedgerPosting.ClawbackWindowDays),
        Value = waived.ToString(),
        Message = Invariant(
            $"{waived} paid to '{payeeId}' for {earned.Id} cannot be taken back on {posting.Date:uuuu-MM-dd}, more than {posting.ClawbackWindowDays} days after {earned.End:uuuu-MM-dd}; it is waived."),
        Advice = "Give the day of the cancellation as the posting's date, or agree on a discretionary adjustment.",
    };
}

using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

[PayLaws]
public class PayLedgerProperties
{
    private static readonly Plan Layered = SeventyFiveTwentyFive(Accelerated, TeamGoal);
    private static readonly Plan Other = Plan.Create("other", "Other", Dollar, PeriodGrain.Quarter, Layered.Components);
    private static readonly PayLedger Empty = PayLedger.Open(Dollar, FiscalCalendar.Gregorian, PeriodGrain.Month);

    [Property]
    public bool What_stands_is_the_last_run_and_the_past_is_never_edited((ushort Ada, ushort Bob)[] results)
    {
        var ledger = Empty;
        foreach (var (run, index) in results.Select((result, index) => (Run(result.Ada, result.Bob), index)))
        {
            var next = ledger.Post(run, Posting(index)).Value;
            if (!next.Entries.Take(ledger.Entries.Length).SequenceEqual(ledger.Entries) || next.Total != run.Total || !Agrees(next, run))
            {
                return false;
            }

            ledger = next;
        }

        return true;
    }

    [Property]
    public bool Recalculating_with_no_change_gives_no_difference(ushort ada, ushort bob, byte? window)
    {
        var ledger = Empty.Post(Run(ada, bob), Posting(0)).Value;
        var again = ledger.Post(Run(ada, bob), Posting(1) with { ClawbackWindowDays = window });
        return again.IsClean && again.Value.Entries.SequenceEqual(ledger.Entries);
    }

    [Property]
    public bool Reversing_a_deal_returns_exactly_what_was_paid_for_it_within_the_window_and_nothing_after(ushort ada, ushort deal, byte window, byte day)
    {
        var without = Run(ada, 0);
        var with = Run(ada + deal, 0);
        var ledger = Empty.Post(with, Posting(0)).Value;

        var reversed = ledger.Post(
            without, Posting(1) with { Date = SmallTeam.Quarter.End.PlusDays(day), ClawbackWindowDays = window });

        return day <= window
            ? reversed.IsClean && reversed.Value.Total == without.Total
            : reversed.Value.Total == with.Total && reversed.IsClean == (with.Total == without.Total);
    }

    [Property]
    public bool A_late_reversal_that_is_undone_leaves_what_was_paid(ushort ada, ushort deal, ushort more)
    {
        var late = Posting(1) with { Date = Day("2019-01-01"), ClawbackWindowDays = 90 };
        var ledger = Empty.Post(Run(ada + deal, 0), Posting(0)).Value.Post(Run(ada, 0), late).Value;
        return ledger.Post(Run(ada + deal + more, 0), late with { Id = "undone" }).Value.Total == Run(ada + deal + more, 0).Total;
    }

    [Property]
    public bool Payment_periods_and_payees_add_up_to_the_ledger(ushort ada, ushort bob, ushort adaLater, ushort bobLater, bool isClosed)
    {
        var first = Empty.Post(Run(ada + 60_000, bob + 1), Posting(0)).Value;
        var ledger = (isClosed ? first.Close(Posting(0).PaymentPeriod, "ran") : first).Post(Run(adaLater, bobLater), Posting(1)).Value;
        var payees = ledger.Entries.Select(entry => entry.PayeeId).Distinct();
        var periods = ledger.Entries.Select(entry => entry.PaymentPeriod).Distinct();
        return Money.Sum(payees.SelectMany(_ => periods, (payee, period) => ledger.Payable(payee, period).Amount), Dollar) == ledger.Total
            && ledger.Entries.All(entry => entry.Amount.IsWholeMinorUnits && entry.Amount.Amount != 0m);
    }

    [Property]
    public bool What_is_looked_up_is_what_a_search_through_all_entries_finds((ushort Ada, ushort Bob)[] results)
    {
        var ledger = Empty;
        foreach (var (result, index) in results.Select((result, index) => (result, index)))
        {
            var plan = index % 3 == 2 ? Other : Layered;
            ledger = ledger.Post(SmallTeam.Pay(plan, result.Ada, result.Bob, 150_000m).Value, Posting(index)).Value;
        }

        return ledger.Total == Money.Sum(ledger.Entries.Select(entry => entry.Amount), Dollar)
            && ((string[])["Ada", "Bob", "Zoe"]).All(payee => ledger.Entries.Where(entry => entry.PayeeId == payee).ToArray() is var own
                && ledger.Has(payee) == own.Length > 0
                && (own.Length == 0 || ledger.Payable(payee).Entries.SequenceEqual(own)));
    }

    private static bool Agrees(PayLedger ledger, PayRun run) => run.Payouts.All(payout =>
        payout.Total.Amount == 0m || ledger.Earned(payout.PayeeId, run.Period).Amount == payout.Total);

    private static PayRun Run(int ada, int bob) => SmallTeam.Pay(Layered, ada * 2m, bob * 2m, 150_000m).Value;

    private static LedgerPosting Posting(int index) => new()
    {
        Id = $"posting {index}",
        PaymentPeriod = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Month, 4 + (index % 8)),
        Date = SmallTeam.Quarter.End,
        Reason = "month end",
    };
}

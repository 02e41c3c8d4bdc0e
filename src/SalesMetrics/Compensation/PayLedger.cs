using SalesMetrics.Calendars;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation;

/// <summary>What was posted for payment, in the order posted. Entries are only ever added; the past is corrected by differences.</summary>
/// <remarks>Every change gives a new ledger that begins with the entries of the old one, so a posting that fails leaves nothing behind.</remarks>
public sealed class PayLedger : IExplainable
{
    private readonly LedgerIndex _index;
    private readonly ImmutableHashSet<string> _postingIds;
    private readonly ImmutableSortedSet<FiscalPeriod> _closed;

    private PayLedger(
        Currency currency,
        FiscalCalendar calendar,
        PeriodGrain paymentGrain,
        LedgerIndex index,
        ImmutableArray<LedgerPeriodChange> periodChanges,
        ImmutableHashSet<string> postingIds,
        ImmutableSortedSet<FiscalPeriod> closed)
    {
        Currency = currency;
        Calendar = calendar;
        PaymentGrain = paymentGrain;
        _index = index;
        PeriodChanges = periodChanges;
        _postingIds = postingIds;
        _closed = closed;
    }

    /// <summary>The one currency of all entries.</summary>
    public Currency Currency { get; }

    /// <summary>The calendar of the payment periods.</summary>
    public FiscalCalendar Calendar { get; }

    /// <summary>How long a payment period is; an earning period can be longer or shorter.</summary>
    public PeriodGrain PaymentGrain { get; }

    /// <summary>The entries, in the order posted.</summary>
    public ImmutableArray<LedgerEntry> Entries => _index.Entries;

    /// <summary>When payment periods were closed and opened again, in the order it happened.</summary>
    public ImmutableArray<LedgerPeriodChange> PeriodChanges { get; }

    /// <summary>The sum of all entries.</summary>
    public Money Total => _index.Total;

    /// <summary>Starts a ledger without entries and with all payment periods open.</summary>
    /// <param name="currency">The currency of all runs to be posted.</param>
    /// <param name="calendar">The calendar of the payment periods.</param>
    /// <param name="paymentGrain">How long a payment period is.</param>
    /// <exception cref="ArgumentException">There is no currency, or the calendar has no such periods.</exception>
    public static PayLedger Open(Currency currency, FiscalCalendar calendar, PeriodGrain paymentGrain)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (currency == Currency.None)
        {
            throw new ArgumentException("A ledger needs a currency.", nameof(currency));
        }

        return calendar.Has(paymentGrain)
            ? new PayLedger(currency, calendar, paymentGrain, LedgerIndex.Empty(currency), [], ImmutableHashSet.Create<string>(StringComparer.Ordinal), [])
            : throw new ArgumentException(Invariant($"The calendar has no periods of grain {paymentGrain}."), nameof(paymentGrain));
    }

    /// <summary>Whether a payment period is closed.</summary>
    /// <exception cref="ArgumentException">It is no payment period of this ledger.</exception>
    public bool IsClosed(FiscalPeriod paymentPeriod) => _closed.Contains(Own(paymentPeriod, nameof(paymentPeriod)));

    /// <summary>Closes a payment period: what is posted into it from now on goes to the next open one.</summary>
    /// <exception cref="ArgumentException">It is no payment period of this ledger or closed already, or the reason is empty.</exception>
    public PayLedger Close(FiscalPeriod paymentPeriod, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return IsClosed(paymentPeriod)
            ? throw new ArgumentException(Invariant($"{paymentPeriod.Id} is closed already."), nameof(paymentPeriod))
            : With(_index, PeriodChanges.Add(new(paymentPeriod, true, reason)), _postingIds, _closed.Add(paymentPeriod));
    }

    /// <summary>Opens a closed payment period again.</summary>
    /// <exception cref="ArgumentException">It is no payment period of this ledger or not closed, or the reason is empty.</exception>
    public PayLedger Reopen(FiscalPeriod paymentPeriod, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return IsClosed(paymentPeriod)
            ? With(_index, PeriodChanges.Add(new(paymentPeriod, false, reason)), _postingIds, _closed.Remove(paymentPeriod))
            : throw new ArgumentException(Invariant($"{paymentPeriod.Id} is not closed."), nameof(paymentPeriod));
    }

    /// <summary>Posts a pay run: for every line, the difference between what it comes to and what stands for it.</summary>
    /// <param name="run">
    /// The run of one plan and period, complete: what stands for a payee or line that is not in it any more is taken back.
    /// </param>
    /// <param name="posting">The posting's id, payment period, date, reason and clawback window.</param>
    /// <returns>
    /// The ledger with the entries added, and issues: <c>duplicate-posting</c> (rejected; the ledger is as it was), <c>closed-period</c>
    /// (used; posted into the next open period as an adjustment) and, by payee, <c>outside-clawback-window</c> (used; the payout came to less
    /// than what stood, and the shortfall is waived).
    /// </returns>
    /// <exception cref="CurrencyMismatchException">The run is in another currency than the ledger.</exception>
    /// <exception cref="ArgumentException">The payment period is none of this ledger.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Every payment period from the one asked for to the end of the calendar is closed.</exception>
    /// <exception cref="OverflowException">A sum does not fit a decimal.</exception>
    public Checked<PayLedger> Post(PayRun run, LedgerPosting posting)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(posting);
        return Post(LedgerScope.Of(run), run.Plan.Currency, posting);
    }

    /// <summary>Posts a run by the plans that held: for every line of every plan, the difference between what it comes to and what stands for it.</summary>
    /// <param name="run">
    /// The run, complete for its period and all plans of its book that pay by such periods: somebody who now belongs to another of them is paid by that
    /// one, and what stands by the former is taken back. The clawback window looks at what all of them together pay a payee.
    /// </param>
    /// <param name="posting">The posting's id, payment period, date, reason and clawback window.</param>
    /// <inheritdoc cref="Post(PayRun, LedgerPosting)" path="/returns|/exception" />
    public Checked<PayLedger> Post(DatedPayRun run, LedgerPosting posting)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(posting);
        return Post(LedgerScope.Of(run), run.Book.Currency, posting);
    }

    /// <summary>Whether anything was ever posted for a payee.</summary>
    public bool Has(string payeeId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(payeeId);
        return !_index.Of(payeeId).IsEmpty;
    }

    /// <summary>What was posted for a payee; in one payment period, or in all. Without entries it is zero.</summary>
    /// <exception cref="ArgumentException">The payee has no entry at all, or the period is no payment period of this ledger.</exception>
    public LedgerBalance Payable(string payeeId, FiscalPeriod? paymentPeriod = null)
    {
        var all = Of(payeeId);
        return paymentPeriod is null
            ? new LedgerBalance(Invariant($"Payable to {payeeId}"), Currency, all)
            : new LedgerBalance(
                Invariant($"Payable to {payeeId} in {Own(paymentPeriod, nameof(paymentPeriod)).Id}"),
                Currency,
                [.. all.Where(entry => entry.PaymentPeriod == paymentPeriod)]);
    }

    /// <summary>What stands for a payee as earned in a period, whenever it is paid.</summary>
    /// <exception cref="ArgumentException">The payee has no entry at all.</exception>
    public LedgerBalance Earned(string payeeId, FiscalPeriod earningPeriod)
    {
        ArgumentNullException.ThrowIfNull(earningPeriod);
        return new LedgerBalance(
            Invariant($"Earned by {payeeId} in {earningPeriod.Id}"), Currency, [.. Of(payeeId).Where(entry => entry.EarningPeriod == earningPeriod)]);
    }

    /// <summary>What was earned up to a day and is paid after it: the accrual, for all payees.</summary>
    /// <remarks>An entry counts when its earning period ends on or before the day and its payment period ends after it.</remarks>
    public LedgerBalance AccruedOn(LocalDate date) => new(
        Invariant($"Accrued on {date:uuuu-MM-dd}"),
        Currency,
        [.. Entries.Where(entry => entry.EarningPeriod.End <= date && entry.PaymentPeriod.End > date)]);

    /// <inheritdoc />
    public Explanation Explain() => new("Pay ledger", Total, Entries.Select(entry => entry.Explain())) { Rule = "sum of the entries" };

    private Checked<PayLedger> Post(LedgerScope scope, Currency currency, LedgerPosting posting)
    {
        ArgumentNullException.ThrowIfNull(posting);
        if (currency != Currency)
        {
            throw new CurrencyMismatchException(Currency, currency);
        }

        var asked = Own(posting.PaymentPeriod, nameof(posting));
        if (_postingIds.Contains(posting.Id))
        {
            return new Checked<PayLedger>(this, [PayLedgerCalculator.Duplicate(posting)]);
        }

        var payIn = asked;
        while (_closed.Contains(payIn))
        {
            payIn = Calendar.Next(payIn);
        }

        var added = PayLedgerCalculator.Differences(scope, _index.Of(scope.PlanIds.Append(scope.WaiverPlanId), scope.Period), Currency, posting, payIn);
        IEnumerable<Issue> moved = payIn != asked && added.Value.Length > 0 ? [PayLedgerCalculator.Moved(posting, payIn)] : [];
        var posted = With(_index.Add(added.Value), PeriodChanges, _postingIds.Add(posting.Id), _closed);
        return new Checked<PayLedger>(posted, [.. moved, .. added.Issues]);
    }

    private ImmutableArray<LedgerEntry> Of(string payeeId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(payeeId);
        var own = _index.Of(payeeId);
        return own.IsEmpty ? throw new ArgumentException(Invariant($"The ledger has no entry for '{payeeId}'."), nameof(payeeId)) : own;
    }

    private FiscalPeriod Own(FiscalPeriod period, string name)
    {
        ArgumentNullException.ThrowIfNull(period, name);
        return period.Grain == PaymentGrain && Calendar.TryGetPeriodOn(period.Start, PaymentGrain, out var own) && own == period
            ? period
            : throw new ArgumentException(Invariant($"{period.Id} is no payment period: a {PaymentGrain} of {Calendar} is."), name);
    }

    private PayLedger With(
        LedgerIndex index,
        ImmutableArray<LedgerPeriodChange> changes,
        ImmutableHashSet<string> postingIds,
        ImmutableSortedSet<FiscalPeriod> closed) =>
        new(Currency, Calendar, PaymentGrain, index, changes, postingIds, closed);
}

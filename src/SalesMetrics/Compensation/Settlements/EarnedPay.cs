using SalesMetrics.Calendars;
using SalesMetrics.Explanations;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>What became payable to somebody in a payment period before draws and limits, corrections of earlier periods included.</summary>
public sealed record EarnedPay : IExplainable
{
    private readonly IExplainable? _working;

    /// <summary>States what was earned.</summary>
    /// <param name="period">The payment period.</param>
    /// <param name="amount">The amount; below zero when more was taken back than earned.</param>
    public EarnedPay(FiscalPeriod period, Money amount)
    {
        ArgumentNullException.ThrowIfNull(period);
        Period = period;
        Amount = amount;
    }

    private EarnedPay(FiscalPeriod period, Money amount, IExplainable working)
        : this(period, amount)
    {
        _working = working;
    }

    /// <summary>The payment period.</summary>
    public FiscalPeriod Period { get; }

    /// <summary>The amount; below zero when more was taken back than earned. One that is stated anew has no working.</summary>
    public Money Amount
    {
        get;
        init
        {
            field = value;
            _working = null;
        }
    }

    /// <summary>Which period of tenure it is: 1 for the period of the hire; null when long past any guarantee.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? TenurePeriod
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>The share of the period on which the payee is assigned, the whole of it unless stated: as much of draw, guarantee and minimum is due.</summary>
    /// <remarks><see cref="PeriodShareCalculator"/> finds it by calendar or selling days. With <see cref="PeriodShare.None"/> there is no draw, guarantee or
    /// minimum, and only what was earned is paid.</remarks>
    /// <exception cref="ArgumentNullException">It is null.</exception>
    public PeriodShare Assigned
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = PeriodShare.Whole;

    /// <summary>Whether the payee is assigned on any day of the period.</summary>
    public bool IsAssigned => Assigned.Share.Sign > 0;

    /// <summary>What a ledger has for a payee in a payment period, explained by its entries; zero when it has nothing for the payee.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="payeeId">The payee.</param>
    /// <param name="paymentPeriod">A payment period of the ledger.</param>
    /// <exception cref="ArgumentException">It is no payment period of the ledger, or the payee is empty.</exception>
    public static EarnedPay Of(PayLedger ledger, string payeeId, FiscalPeriod paymentPeriod)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(paymentPeriod);
        return ledger.Has(payeeId) && ledger.Payable(payeeId, paymentPeriod) is { Entries.IsEmpty: false } balance
            ? new(paymentPeriod, balance.Amount, balance)
            : new(paymentPeriod, Money.Zero(ledger.Currency));
    }

    /// <summary>What a payee is released of held pay in a payment period, explained by its parts.</summary>
    /// <param name="report">The held pay.</param>
    /// <param name="payeeId">The payee.</param>
    /// <param name="paymentPeriod">The payment period; what is released after the day of the report is not known to it.</param>
    public static EarnedPay Of(HoldReport report, string payeeId, FiscalPeriod paymentPeriod)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(paymentPeriod);
        var release = report.ReleaseTo(payeeId, paymentPeriod.Interval);
        return new(paymentPeriod, release.Amount, release);
    }

    /// <inheritdoc />
    public bool Equals(EarnedPay? other) =>
        other is not null && Period == other.Period && Amount == other.Amount && TenurePeriod == other.TenurePeriod && Assigned == other.Assigned;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Period, Amount, TenurePeriod, Assigned);

    /// <inheritdoc />
    public Explanation Explain() => new("Earned", Amount, _working?.Explain().Lines ?? []);
}

using SalesMetrics.Calendars;

namespace SalesMetrics.Compensation.Settlements;

/// <summary>What became payable to somebody in a payment period before draws and limits, corrections of earlier periods included.</summary>
/// <param name="Period">The payment period.</param>
/// <param name="Amount">The amount, such as <see cref="PayLedger.Payable"/> of the period; below zero when more was taken back than earned.</param>
public sealed record EarnedPay(FiscalPeriod Period, Money Amount)
{
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

    /// <summary>Whether the payee is assigned in the period; when not, there is no draw, guarantee or minimum, and only what was earned is paid.</summary>
    public bool IsAssigned { get; init; } = true;
}

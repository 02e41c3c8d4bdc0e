using SalesMetrics.Calendars;

namespace SalesMetrics.Compensation.Recalculations;

/// <summary>What a change of the facts does to one payee's pay for a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="PayeeId">Who.</param>
/// <param name="Before">What it paid; zero where there was no payout.</param>
/// <param name="After">What it pays; zero where there is none any more.</param>
public readonly record struct PayChange(FiscalPeriod Period, string PayeeId, Money Before, Money After)
{
    /// <summary>By how much pay rises; negative when it falls.</summary>
    public Money Amount => After - Before;
}

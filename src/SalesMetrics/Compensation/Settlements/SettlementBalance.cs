namespace SalesMetrics.Compensation.Settlements;

/// <summary>What somebody owes to later earnings.</summary>
/// <param name="Draw">The draw paid and not yet recovered; zero or more.</param>
/// <param name="Carried">The shortfall carried; zero or more.</param>
/// <param name="YearPaid">What counted against the year's cap in this fiscal year: earnings paid, and top-ups.</param>
public sealed record SettlementBalance(Money Draw, Money Carried, Money YearPaid)
{
    /// <summary>Nothing owed.</summary>
    public static SettlementBalance None(Currency currency) => new(Money.Zero(currency), Money.Zero(currency), Money.Zero(currency));
}

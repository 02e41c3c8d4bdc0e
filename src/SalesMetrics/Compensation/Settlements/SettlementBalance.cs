namespace SalesMetrics.Compensation.Settlements;

/// <summary>What somebody owes to later earnings, and what counts against the year's cap so far.</summary>
/// <remarks>It knows its fiscal year, so that it can be kept between settlements: what counted in one year says nothing of the next.</remarks>
public sealed record SettlementBalance
{
    /// <summary>States a balance. All amounts are in one currency and in whole minor units.</summary>
    /// <param name="draw">The draw paid and not yet recovered; zero or more.</param>
    /// <param name="carried">The shortfall carried; zero or more.</param>
    /// <param name="yearPaid">What counted against the year's cap in <paramref name="fiscalYear"/>; below zero when more was taken back than paid.</param>
    /// <param name="fiscalYear">The fiscal year of <paramref name="yearPaid"/>; null only when that is zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A balance is negative or not in whole minor units.</exception>
    /// <exception cref="ArgumentException">Something counted in a year, and the year is not named.</exception>
    /// <exception cref="CurrencyMismatchException">The amounts are in different currencies.</exception>
    public SettlementBalance(Money draw, Money carried, Money yearPaid, int? fiscalYear)
    {
        Draw = SettlementTerms.Payable(draw, nameof(draw));
        Carried = SettlementTerms.Payable(carried, nameof(carried));
        YearPaid = yearPaid.IsWholeMinorUnits ? yearPaid : throw new ArgumentOutOfRangeException(nameof(yearPaid), yearPaid, "It is in whole minor units.");
        foreach (var other in (Money[])[carried, yearPaid])
        {
            if (other.Currency != draw.Currency)
            {
                throw new CurrencyMismatchException(draw.Currency, other.Currency);
            }
        }

        FiscalYear = yearPaid.Amount == 0m || fiscalYear is not null
            ? fiscalYear
            : throw new ArgumentException(Invariant($"{yearPaid} counted against a year's cap: name the fiscal year."), nameof(fiscalYear));
    }

    /// <summary>The draw paid and not yet recovered; zero or more.</summary>
    public Money Draw { get; }

    /// <summary>The shortfall carried; zero or more.</summary>
    public Money Carried { get; }

    /// <summary>What counted against the year's cap in <see cref="FiscalYear"/>: earnings paid and top-ups, less shortfalls that were added to the draw.</summary>
    public Money YearPaid { get; }

    /// <summary>The fiscal year of <see cref="YearPaid"/>; null when nothing has been settled yet.</summary>
    public int? FiscalYear { get; }

    /// <summary>Nothing owed.</summary>
    public static SettlementBalance None(Currency currency) => new(Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), null);

    /// <summary>The same balance for a period of a fiscal year: what counted in an earlier year is left behind.</summary>
    internal SettlementBalance In(int fiscalYear) =>
        FiscalYear == fiscalYear ? this : new(Draw, Carried, Money.Zero(Draw.Currency), fiscalYear);
}

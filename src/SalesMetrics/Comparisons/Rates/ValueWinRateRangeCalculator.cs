using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Comparisons.Rates;

/// <summary>Finds how far a single deal carries a win rate by value.</summary>
public static class ValueWinRateRangeCalculator
{
    /// <summary>Calculates the rate of all deals given, and without each of them in turn.</summary>
    /// <remarks>Without the largest won deal the rate is lowest, without the largest lost one highest; no other deal need be tried. Of equal ones the first by id.</remarks>
    /// <param name="deals">The deals of one unit, no id twice; open ones, and those decided outside the window, are passed over.</param>
    /// <param name="basis">What a deal is worth.</param>
    /// <param name="window">The days, both inclusive, on which a deal must have closed to count; null counts all.</param>
    /// <param name="asOf">The last day that is known.</param>
    /// <param name="currency">The one currency of all amounts.</param>
    /// <exception cref="ArgumentException">A deal is given twice.</exception>
    /// <exception cref="CurrencyMismatchException">A counted deal has an amount or a list price in another currency.</exception>
    public static ValueWinRateRange Calculate(IEnumerable<Deal> deals, ValueBasis basis, DateInterval? window, LocalDate asOf, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(deals);
        Deal[] all = [.. deals];
        var options = new OutcomeOptions { By = OutcomeGrouping.Company, AsOf = asOf, Currency = currency, Window = window };
        var rate = OutcomeCalculator.Calculate(all, SalesOrganization.Empty, options).ValueWinRateOf(SalesUnit.Company.Id, basis);
        if (rate.Value is not { } value)
        {
            return new ValueWinRateRange(rate.WhyUndefined, null, null, "", null, "");
        }

        var decided = all.Select(deal => deal.AsOf(asOf)).OfType<Deal>()
            .Where(deal => deal.ClosedOn is { } closed && (window is null || window.Contains(closed)))
            .Select(deal => (deal.Id, IsWon: deal.Outcome is DealOutcome.Won, Worth: WorthOf(deal, basis)))
            .Where(deal => deal.Worth > 0m)
            .OrderByDescending(deal => deal.Worth).ThenBy(deal => deal.Id, StringComparer.Ordinal).ToArray();
        var won = Array.Find(decided, deal => deal.IsWon);
        var lost = Array.Find(decided, deal => !deal.IsWon);
        return new ValueWinRateRange(
            "",
            value,
            won.Id is null ? value : Over(rate.Numerator.Amount - won.Worth, rate.Denominator.Amount - won.Worth),
            won.Id ?? "",
            lost.Id is null ? value : Over(rate.Numerator.Amount, rate.Denominator.Amount - lost.Worth),
            lost.Id ?? "");
    }

    private static decimal WorthOf(Deal deal, ValueBasis basis)
    {
        var amount = deal.Outcome switch { DealOutcome.Won won => won.Amount.Amount, DealOutcome.Lost lost => lost.Amount?.Amount ?? 0m, _ => 0m };
        return basis switch
        {
            ValueBasis.ListPrices => deal.ListPrice?.Amount ?? 0m,
            ValueBasis.AmountsOrListPrices when amount <= 0m && deal.Outcome is DealOutcome.Lost => deal.ListPrice?.Amount ?? 0m,
            _ => amount,
        };
    }

    private static Ratio? Over(decimal numerator, decimal denominator) => denominator > 0m ? Ratio.FromDecimal(numerator) / Ratio.FromDecimal(denominator) : null;
}

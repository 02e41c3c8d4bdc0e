using SalesMetrics.Explanations;

namespace SalesMetrics.Pipeline;

/// <summary>What deals won brought beside their list prices: 0.9 is a discount of a tenth on the whole, above 1 more than list was paid.</summary>
public sealed class DiscountRatio : IExplainable
{
    private DiscountRatio(Money won, Money list, long count, long withoutListPrice, long closedOutside)
    {
        Numerator = won;
        Denominator = list;
        Count = count;
        WithoutListPrice = withoutListPrice;
        ClosedOutside = closedOutside;
    }

    /// <summary>The id of the definition.</summary>
    public static string DefinitionId => "DiscountRatio";

    /// <summary>Value won, of deals with a list price.</summary>
    public Money Numerator { get; }

    /// <summary>Their list value.</summary>
    public Money Denominator { get; }

    /// <summary>How many they are.</summary>
    public long Count { get; }

    /// <summary>Deals won without a list price above zero: left out of both sums.</summary>
    public long WithoutListPrice { get; }

    /// <summary>Deals left out because they were won on other days.</summary>
    public long ClosedOutside { get; }

    /// <summary>Value won / list value, sums first; null when no deal won has a list price.</summary>
    public Ratio? Value => Denominator.Amount > 0m ? Numerator / Denominator : null;

    /// <summary>Why it is undefined; empty when it is not.</summary>
    public string WhyUndefined => Count == 0 ? "no deal won has a list price" : "";

    /// <summary>Sets deals won against list.</summary>
    /// <param name="deals">The deals; those not won are passed over.</param>
    /// <param name="window">The days, both inclusive, on which a deal must have been won to count; null counts them all.</param>
    /// <param name="currency">The one currency of amounts and list prices.</param>
    /// <exception cref="CurrencyMismatchException">An amount or list price that counts is in another currency.</exception>
    public static DiscountRatio Of(IEnumerable<Deal> deals, DateInterval? window, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(deals);
        var (wonSum, listSum) = (Money.Zero(currency), Money.Zero(currency));
        var (count, without, outside) = (0L, 0L, 0L);
        foreach (var deal in deals)
        {
            if (deal.Outcome is not DealOutcome.Won won)
            {
                continue;
            }

            if (window is not null && !window.Contains(won.On))
            {
                outside++;
            }
            else if (deal.ListPrice is { Amount: > 0m } list)
            {
                wonSum += won.Amount;
                listSum += list;
                count++;
            }
            else
            {
                without++;
            }
        }

        return new DiscountRatio(wonSum, listSum, count, without, outside);
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Price realised",
        Value is { } value ? new ExplainedValue.OfRatio(value) : new ExplainedValue.Undefined(WhyUndefined),
        new Explanation("Value won", Numerator),
        new Explanation("List value", Denominator),
        new Explanation("Deals", Count),
        new Explanation("Left out, no list price", WithoutListPrice),
        new Explanation("Left out, won on other days", ClosedOutside))
    {
        Rule = DefinitionId + ": value won / list value of deals won",
    };
}

using SalesMetrics.Explanations;

namespace SalesMetrics.Pipeline;

/// <summary>How large deals won are: the mean, and what one huge deal does not move.</summary>
public sealed class AverageDeal : IExplainable
{
    private readonly ImmutableArray<decimal> _ascending;

    private AverageDeal(Currency currency, ImmutableArray<decimal> ascending, long closedOutside)
    {
        Currency = currency;
        _ascending = ascending;
        ClosedOutside = closedOutside;
    }

    /// <summary>The id of the definition.</summary>
    public static string DefinitionId => "AverageDeal";

    /// <summary>The currency of all figures.</summary>
    public Currency Currency { get; }

    /// <summary>Deals won.</summary>
    public int Count => _ascending.Length;

    /// <summary>What they brought.</summary>
    public Money Sum => new(_ascending.Sum(), Currency);

    /// <summary>Deals left out because they were won on other days.</summary>
    public long ClosedOutside { get; }

    /// <summary>Of the deals won, those for nothing or less. They count in mean and median, and have no logarithm.</summary>
    public int WithoutAmount => _ascending.Count(amount => amount <= 0m);

    /// <summary>Sum / deals won, in major units, exact; null when nothing is won.</summary>
    public Ratio? Mean => Trimmed(0m);

    /// <summary>The middle one, or the mean of the two in the middle, in major units; null when nothing is won.</summary>
    public Ratio? Median => Count == 0 ? null
        : Ratio.FromDecimal(_ascending[(Count - 1) / 2] + _ascending[Count / 2]) / Ratio.Of(2, 1);

    /// <summary>The geometric mean of those above zero, exp(mean of ln), in major units; null without any. It suits sizes that differ by factors.</summary>
    public double? LogMean => _ascending.Any(amount => amount > 0m) ? Math.Exp(_ascending.Where(amount => amount > 0m).Average(amount => Math.Log((double)amount))) : null;

    /// <summary>Why there is no average; empty when there is.</summary>
    public string WhyUndefined => Count == 0 ? "no deal won" : "";

    /// <summary>Measures deals won.</summary>
    /// <param name="deals">The deals; those not won are passed over.</param>
    /// <param name="window">The days, both inclusive, on which a deal must have been won to count; null counts them all.</param>
    /// <param name="currency">The one currency of amounts won.</param>
    /// <exception cref="CurrencyMismatchException">A won amount that counts is in another currency.</exception>
    public static AverageDeal Of(IEnumerable<Deal> deals, DateInterval? window, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(deals);
        var (amounts, outside) = (new List<decimal>(), 0L);
        foreach (var won in deals.Select(deal => deal.Outcome).OfType<DealOutcome.Won>())
        {
            if (window is not null && !window.Contains(won.On))
            {
                outside++;
                continue;
            }

            amounts.Add(won.Amount.Currency == currency ? won.Amount.Amount : throw new CurrencyMismatchException(currency, won.Amount.Currency));
        }

        return new AverageDeal(currency, [.. amounts.Order()], outside);
    }

    /// <summary>The mean without a share of the deals at either end, in major units; null when nothing is won.</summary>
    /// <param name="share">The share left out at either end, 0 to below one half; of 7 deals 0.2 leaves out one at either end (rounded down).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is out of range.</exception>
    public Ratio? Trimmed(decimal share)
    {
        if (share is < 0m or >= 0.5m)
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share left out at either end is from 0 to below one half.");
        }

        var cut = (int)(share * Count);
        return Count == 0 ? null : Ratio.FromDecimal(_ascending[cut..^cut].Sum()) / Ratio.Of(Count - (2 * cut), 1);
    }

    /// <inheritdoc />
    public Explanation Explain() => new(
        "Average deal",
        Mean is { } mean ? new ExplainedValue.OfMoney(new Money(mean.ToDecimal(Currency.MinorUnits), Currency)) : new ExplainedValue.Undefined(WhyUndefined),
        new Explanation("Value won", Sum),
        new Explanation("Deals won", Count),
        new Explanation("Won for nothing or less", WithoutAmount),
        new Explanation("Left out, won on other days", ClosedOutside))
    {
        Rule = DefinitionId + ": value won / deals won",
    };
}

namespace SalesMetrics.Pipeline;

/// <summary>What became of value that was called in one forecast category when a period began: commit made / commit called.</summary>
public sealed class CategoryConversion
{
    private CategoryConversion(ForecastCategory category, Money called, Money made, int count, int withoutAmount)
    {
        Category = category;
        Called = called;
        Made = made;
        Count = count;
        WithoutAmount = withoutAmount;
    }

    /// <summary>The category, as it stood when the period began.</summary>
    public ForecastCategory Category { get; }

    /// <summary>Open value in it that was due in the period, as the period began.</summary>
    public Money Called { get; }

    /// <summary>Of that, what was won by the period's end, at the amount called.</summary>
    public Money Made { get; }

    /// <summary>How many deals were called.</summary>
    public int Count { get; }

    /// <summary>Deals called without an amount; they are in none of the sums.</summary>
    public int WithoutAmount { get; }

    /// <summary>Made / called; null when nothing was called.</summary>
    public Ratio? Rate => Called.Amount > 0m ? Made / Called : null;

    /// <summary>Follows the deals of one category that were due in some days from their first to their last.</summary>
    /// <remarks>A deal that left the category, or was lost, or pushed, counts as called and not made. Won early is made all the same.</remarks>
    /// <param name="deals">How the deals changed, with the category each stated at the time.</param>
    /// <param name="category">The category.</param>
    /// <param name="period">The days, both inclusive.</param>
    /// <param name="currency">The one currency of all amounts.</param>
    /// <exception cref="CurrencyMismatchException">An amount that counts is in another currency.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is no category.</exception>
    public static CategoryConversion Of(DealHistories deals, ForecastCategory category, DateInterval period, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ArgumentNullException.ThrowIfNull(period);
        if (!Enum.IsDefined(category))
        {
            throw new ArgumentOutOfRangeException(nameof(category), category, "Not a forecast category.");
        }

        var (called, made) = (Money.Zero(currency), Money.Zero(currency));
        var (count, withoutAmount) = (0, 0);
        foreach (var history in deals.Histories)
        {
            if (history.On(period.Start.PlusDays(-1)) is not { Outcome: DealOutcome.Open, ExpectedCloseOn: { } due } start
                || !period.Contains(due) || (start.Category ?? ForecastCategory.Pipeline) != category)
            {
                continue;
            }

            if (start.ExpectedAmount is not { } amount)
            {
                withoutAmount++;
                continue;
            }

            count++;
            called += amount;
            made += history.On(period.End)!.Outcome is DealOutcome.Won ? amount : Money.Zero(currency);
        }

        return new CategoryConversion(category, called, made, count, withoutAmount);
    }
}

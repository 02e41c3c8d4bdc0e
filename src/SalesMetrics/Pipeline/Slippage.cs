namespace SalesMetrics.Pipeline;

/// <summary>What became of the open value that was due in a period when it began.</summary>
public sealed class Slippage
{
    private Slippage(Money due, Money won, Money lost, Money slipped, Money stillDue, int withoutAmount)
    {
        Due = due;
        Won = won;
        Lost = lost;
        Slipped = slipped;
        StillDue = stillDue;
        WithoutAmount = withoutAmount;
    }

    /// <summary>Open value due in the period as it began: the sum of the other four, each at the amount it had then.</summary>
    public Money Due { get; }

    /// <summary>Won by its end.</summary>
    public Money Won { get; }

    /// <summary>Lost by its end.</summary>
    public Money Lost { get; }

    /// <summary>Still open, and now due after it.</summary>
    public Money Slipped { get; }

    /// <summary>Still open, and nobody moved the date beyond it: overdue, or without a date.</summary>
    public Money StillDue { get; }

    /// <summary>Deals due in the period that stated no amount as it began; they are in none of the sums.</summary>
    public int WithoutAmount { get; }

    /// <summary>Slipped / due as it began; null when nothing was due.</summary>
    public Ratio? Rate => Due.Amount > 0m ? Slipped / Due : null;

    /// <summary>Follows the deals that were due in some days from their first to their last.</summary>
    /// <param name="deals">How the deals changed.</param>
    /// <param name="period">The days, both inclusive.</param>
    /// <param name="currency">The one currency of all amounts.</param>
    /// <exception cref="CurrencyMismatchException">An amount that counts is in another currency.</exception>
    public static Slippage Of(DealHistories deals, DateInterval period, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(deals);
        ArgumentNullException.ThrowIfNull(period);
        var zero = Money.Zero(currency);
        var (due, won, lost, slipped, still) = (zero, zero, zero, zero, zero);
        var withoutAmount = 0;
        foreach (var history in deals.Histories)
        {
            if (history.On(period.Start.PlusDays(-1)) is not { Outcome: DealOutcome.Open, ExpectedCloseOn: { } date } start
                || !period.Contains(date))
            {
                continue;
            }

            if (start.ExpectedAmount is not { } amount)
            {
                withoutAmount++;
                continue;
            }

            var end = history.On(period.End)!;
            due += amount;
            won += end.Outcome is DealOutcome.Won ? amount : zero;
            lost += end.Outcome is DealOutcome.Lost ? amount : zero;
            var isLater = end.ExpectedCloseOn > period.End;
            slipped += end.Outcome is DealOutcome.Open && isLater ? amount : zero;
            still += end.Outcome is DealOutcome.Open && !isLater ? amount : zero;
        }

        return new Slippage(due, won, lost, slipped, still, withoutAmount);
    }
}

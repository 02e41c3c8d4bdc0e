namespace SalesMetrics.Pipeline;

/// <summary>How much of a value hangs on few deals, accounts or people.</summary>
public sealed class PipelineConcentration
{
    private readonly ImmutableArray<decimal> _largestFirst;

    private PipelineConcentration(ImmutableArray<decimal> largestFirst) => _largestFirst = largestFirst;

    /// <summary>How many values above zero there are.</summary>
    public int Count => _largestFirst.Length;

    /// <summary>The share of the largest; null without a value above zero.</summary>
    public Ratio? TopShare => TopShareOf(1);

    /// <summary>The sum of squared shares (Herfindahl): 1 when all hangs on one, 1/n when n are equal; null without a value above zero.</summary>
    public Ratio? Herfindahl
    {
        get
        {
            var total = _largestFirst.Sum();
            return total == 0m ? null : _largestFirst.Aggregate(Ratio.Zero, (sum, amount) => sum + Square(Ratio.FromDecimal(amount) / Ratio.FromDecimal(total)));
        }
    }

    /// <summary>Measures values; those of zero or below have no share and are passed over.</summary>
    /// <param name="values">The values, in one currency.</param>
    /// <param name="currency">The currency.</param>
    /// <exception cref="CurrencyMismatchException">A value is in another currency.</exception>
    public static PipelineConcentration Of(IEnumerable<Money> values, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new PipelineConcentration(
            [
                .. values.Select(value => value.Currency == currency ? value.Amount : throw new CurrencyMismatchException(currency, value.Currency))
                    .Where(amount => amount > 0m)
                    .OrderDescending(),
            ]);
    }

    /// <summary>The share of the largest few; null without a value above zero.</summary>
    /// <param name="count">How many; 1 or more. The shares of all when there are fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is 0 or less.</exception>
    public Ratio? TopShareOf(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var total = _largestFirst.Sum();
        return total == 0m ? null : Ratio.FromDecimal(_largestFirst.Take(count).Sum()) / Ratio.FromDecimal(total);
    }

    private static Ratio Square(Ratio share) => share * share;
}

namespace SalesMetrics;

/// <summary>An amount brought into another currency, with the rate that did it.</summary>
public sealed record Conversion
{
    /// <summary>Converts an amount.</summary>
    /// <param name="source">The amount before, in the currency the rate is from.</param>
    /// <param name="rate">The stated rate.</param>
    /// <exception cref="CurrencyMismatchException">The amount is in another currency than the rate is from.</exception>
    public Conversion(Money source, ExchangeRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        Source = source.Currency == rate.From ? source : throw new CurrencyMismatchException(rate.From, source.Currency);
        Rate = rate;
    }

    /// <summary>The amount before.</summary>
    public Money Source { get; }

    /// <summary>The stated rate that was used.</summary>
    public ExchangeRate Rate { get; }

    /// <summary>The amount after: source times rate, exact and not rounded.</summary>
    /// <exception cref="OverflowException">The exact product needs more digits than a decimal has; <see cref="Rounded"/> may still do.</exception>
    public Money Amount => new((Source * Rate.Rate).Amount, Rate.To);

    /// <summary>Rounds the exact product once, to whole minor units of the currency wanted.</summary>
    /// <remarks>A rate of many digits, such as 1/0.92, does no harm here: the product is not cut off before it is rounded.</remarks>
    /// <param name="rounding">What becomes of exactly half a minor unit; away from zero unless stated.</param>
    /// <exception cref="OverflowException">The result does not fit a decimal.</exception>
    public Money Rounded(MidpointRounding rounding = MidpointRounding.AwayFromZero) =>
        new((Ratio.FromDecimal(Source.Amount) * Ratio.FromDecimal(Rate.Rate)).ToDecimal(Rate.To.MinorUnits, rounding), Rate.To);
}

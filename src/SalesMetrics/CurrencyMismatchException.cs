namespace SalesMetrics;

/// <summary>Two amounts in different currencies met where one currency was needed.</summary>
public sealed class CurrencyMismatchException : InvalidOperationException
{
    internal CurrencyMismatchException(Currency expected, Currency actual)
        : base(Invariant($"An amount in {actual} was given where {expected} is needed. Convert it first, with ExchangeRates.Convert at a stated date."))
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The currency that was needed.</summary>
    public Currency Expected { get; }

    /// <summary>The currency that was given.</summary>
    public Currency Actual { get; }
}

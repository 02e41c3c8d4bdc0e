namespace SalesMetrics;

/// <summary>Two amounts in different currencies met where one currency was needed.</summary>
public sealed class CurrencyMismatchException : InvalidOperationException
{
    internal CurrencyMismatchException(Currency expected, Currency actual)
        : base(Describe(expected, actual))
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The currency that was needed.</summary>
    public Currency Expected { get; }

    /// <summary>The currency that was given.</summary>
    public Currency Actual { get; }

    private static string Describe(Currency expected, Currency actual) =>
        string.Equals(expected.Code, actual.Code, StringComparison.Ordinal)
            ? Invariant($"An amount in {actual} with {actual.MinorUnits} decimals was given where {expected} with {expected.MinorUnits} are needed.")
            : !expected.IsMonetary || !actual.IsMonetary
                ? Invariant($"An amount in {actual} was given where {expected} is needed, and only money can be converted.")
                : Invariant($"An amount in {actual} was given where {expected} is needed. Convert it first, with ExchangeRates.Convert at a stated date.");
}

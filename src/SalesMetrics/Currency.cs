namespace SalesMetrics;

/// <summary>A currency of ISO 4217, past or present, with the size of its minor unit.</summary>
/// <remarks>
/// The list and the dates of use come from Unicode CLDR 48.2.0; minor units are those of ISO 4217, in which systems exchange amounts.
/// The default value is <see cref="None"/>, the currency of no amount.
/// </remarks>
public readonly record struct Currency : IComparable<Currency>
{
    private readonly ushort _index;

    private Currency(ushort index) => _index = index;

    /// <summary>No currency: what a default <see cref="Money"/> is in. It has no minor unit and cannot be asked for by code.</summary>
    public static Currency None => default;

    /// <summary>Every known currency, ordered by code. <see cref="None"/> is not among them.</summary>
    public static ImmutableArray<Currency> All { get; } =
        [.. Enumerable.Range(1, CurrencyTable.Count).Select(index => new Currency((ushort)index))];

    /// <summary>The three capital letters of ISO 4217; empty for <see cref="None"/>.</summary>
    public string Code => _index == 0 ? "" : CurrencyTable.At(_index).Code;

    /// <summary>How many decimals the smallest unit has: 2 for USD, 0 for JPY, 3 for KWD, 4 for CLF; 0 for <see cref="None"/>.</summary>
    public int MinorUnits => _index == 0 ? 0 : CurrencyTable.At(_index).MinorUnits;

    /// <summary>The last day on which the currency was legal tender anywhere, inclusive; null while it is in use.</summary>
    public LocalDate? LastTender => _index == 0 ? null : CurrencyTable.At(_index).LastTender;

    /// <summary>Gets a currency by its code.</summary>
    /// <param name="code">Three capital letters, such as <c>EUR</c>.</param>
    /// <exception cref="ArgumentException">No known currency has that code.</exception>
    public static Currency Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return TryOf(code, out var currency)
            ? currency
            : throw new ArgumentException(Invariant($"'{code}' is no ISO 4217 currency code: three capital letters such as EUR are expected."), nameof(code));
    }

    /// <summary>Gets a currency by its code, if there is one.</summary>
    /// <param name="code">The code, exactly: lower case and spaces are not accepted.</param>
    /// <param name="currency">The currency, or <see cref="None"/>.</param>
    public static bool TryOf(ReadOnlySpan<char> code, out Currency currency)
    {
        currency = new Currency(CurrencyTable.IndexOf(code));
        return currency != None;
    }

    /// <summary>Orders by code, ordinally; <see cref="None"/> comes first.</summary>
    public int CompareTo(Currency other) => _index.CompareTo(other._index);

    /// <summary>The code; <c>(none)</c> for <see cref="None"/>.</summary>
    public override string ToString() => _index == 0 ? "(none)" : Code;
}

namespace SalesMetrics;

/// <summary>What amounts are counted in: a currency of ISO 4217, past or present, or a unit of account such as points or deals.</summary>
/// <remarks>
/// <para>The list and the dates of use come from Unicode CLDR 48.2.0; minor units are those of ISO 4217, in which systems exchange amounts.
/// The default value is <see cref="None"/>, the currency of no amount.</para>
/// <para>A unit of account is no money: it equals no currency, has no exchange rate, and nothing is paid in it. Everything else that is done
/// with amounts (adding, allocating, dividing) is done with it in the same way.</para>
/// </remarks>
public readonly record struct Currency : IComparable<Currency>
{
    // Zero for none, the row of the table for an ISO currency, and above those a unit of account, packed so that ids order as their codes.
    private readonly ulong _id;

    private Currency(ulong id) => _id = id;

    /// <summary>No currency: what a default <see cref="Money"/> is in. It has no minor unit and cannot be asked for by code.</summary>
    public static Currency None => default;

    /// <summary>Every known currency, ordered by code. <see cref="None"/> and units of account are not among them.</summary>
    public static ImmutableArray<Currency> All { get; } =
        [.. Enumerable.Range(1, CurrencyTable.Count).Select(index => new Currency((ulong)index))];

    /// <summary>The three capital letters of ISO 4217, or the code of a unit of account; empty for <see cref="None"/>.</summary>
    public string Code => _id == 0 ? "" : IsMonetary ? CurrencyTable.At((int)_id).Code : UnitOfAccount.CodeOf(_id);

    /// <summary>How many decimals the smallest unit has: 2 for USD, 0 for JPY, 3 for KWD, 4 for CLF; 0 for <see cref="None"/>.</summary>
    public int MinorUnits => _id == 0 ? 0 : IsMonetary ? CurrencyTable.At((int)_id).MinorUnits : UnitOfAccount.DecimalsOf(_id);

    /// <summary>The last day on which the currency was legal tender anywhere, inclusive; null while it is in use, and for units of account.</summary>
    public LocalDate? LastTender => _id != 0 && IsMonetary ? CurrencyTable.At((int)_id).LastTender : null;

    /// <summary>Whether it is money, in which alone anything is paid or converted; false for units of account and for <see cref="None"/>.</summary>
    public bool IsMonetary => _id is not 0 && !UnitOfAccount.IsOne(_id);

    /// <summary>Makes a unit of account that is no money, for goals in points, deals, hours or activities.</summary>
    /// <param name="code">Its name: 1 to 11 lower-case letters, digits and hyphens, a letter first, such as <c>new-logos</c>.</param>
    /// <param name="decimals">How many decimals its smallest part has, 0 to 9; none unless stated.</param>
    /// <remarks>Units of the same code and decimals are equal; of the same code and other decimals they are not, and do not mix.</remarks>
    /// <exception cref="ArgumentException">The code has another form.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is out of range.</exception>
    public static Currency OfUnit(string code, int decimals = 0)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, UnitOfAccount.MaxDecimals);
        return UnitOfAccount.TryPack(code, decimals, out var id)
            ? new Currency(id)
            : throw new ArgumentException(
                Invariant($"'{code}' names no unit of account: 1 to {UnitOfAccount.MaxLength} lower-case letters, digits and hyphens, a letter first, are expected."),
                nameof(code));
    }

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

    /// <summary>Gets a currency by its code, if there is one; units of account are not found by it.</summary>
    /// <param name="code">The code, exactly: lower case and spaces are not accepted.</param>
    /// <param name="currency">The currency, or <see cref="None"/>.</param>
    public static bool TryOf(ReadOnlySpan<char> code, out Currency currency)
    {
        currency = new Currency(CurrencyTable.IndexOf(code));
        return currency != None;
    }

    /// <summary>Orders by code, ordinally, and units of account of one code by their decimals; <see cref="None"/> comes first.</summary>
    public int CompareTo(Currency other) => _id.CompareTo(other._id);

    /// <summary>The code; <c>(none)</c> for <see cref="None"/>.</summary>
    public override string ToString() => _id == 0 ? "(none)" : Code;

    internal static Currency RequireMoney(Currency currency, string name) => currency.IsMonetary
        ? currency
        : throw new ArgumentException(Invariant($"{currency} is no money: nothing is paid in it or converted to it. Give a currency of ISO 4217."), name);
}

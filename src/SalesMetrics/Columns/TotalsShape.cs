using System.Runtime.CompilerServices;

namespace SalesMetrics.Columns;

/// <summary>What totals are kept for: by which ids, in which currencies, over which periods.</summary>
/// <remarks>
/// <para>There is one cell for each id (or pair of ids), currency and period, and one more per id and currency for what lies outside the periods. Memory is 16
/// bytes a cell, however many facts there are; 8 with more than 131,072 cells, while few of them need more; 32 once a sum needs more than 63 bits.</para>
/// <para>Each currency has cells of its own, so amounts in different currencies are never added. Immutable.</para>
/// </remarks>
public sealed class TotalsShape
{
    /// <summary>The most cells a shape may have, 2^29.</summary>
    public const long MaxCells = 1L << 29;

    private readonly int _rowCount;
    private readonly int _secondCount;
    private readonly int _currencyCount;

    private TotalsShape(Dimension rows, Dimension? seconds, ImmutableArray<Currency> currencies, PeriodTable periods)
    {
        Rows = rows;
        Seconds = seconds;
        Currencies = currencies;
        Periods = periods;
        // Two keys of a million ids, 255 currencies and 200,000 days have more cells than 64 bits can count.
        var lines = (Int128)rows.Count * (seconds?.Count ?? 1) * currencies.Length;
        var cells = lines * (periods.Count + 1);
        if (cells > MaxCells)
        {
            throw new ArgumentException(
                Invariant($"{lines} rows x {periods.Count + 1} periods are {cells} cells: at most {MaxCells} are allowed. Group first, or take fewer periods."),
                nameof(rows));
        }

        Lines = (int)lines;
        (_rowCount, _secondCount, _currencyCount) = (rows.Count, seconds?.Count ?? 1, currencies.Length);
    }

    /// <summary>The first key: reps, seats, teams, products.</summary>
    public Dimension Rows { get; }

    /// <summary>The second key, where there is one, such as the product beside the rep.</summary>
    public Dimension? Seconds { get; }

    /// <summary>The currencies; at least one.</summary>
    public ImmutableArray<Currency> Currencies { get; }

    /// <summary>The periods.</summary>
    public PeriodTable Periods { get; }

    /// <summary>The number of cells, those outside the periods included.</summary>
    public long Cells => (long)Lines * Width;

    /// <summary>Ids x second ids x currencies: each a line of cells in the order of the periods, the last one "outside".</summary>
    internal int Lines { get; }

    internal int Width => Periods.Count + 1;

    /// <summary>Totals by one key, in one currency.</summary>
    public static TotalsShape Create(Dimension rows, PeriodTable periods, Currency currency) => Create(rows, null, periods, [currency]);

    /// <summary>Totals by one or two keys, in one currency or several.</summary>
    /// <param name="rows">The first key.</param>
    /// <param name="seconds">The second key; null for none.</param>
    /// <param name="periods">The periods.</param>
    /// <param name="currencies">1 to 255 currencies, each once; facts name them by their place in this list.</param>
    /// <exception cref="ArgumentException">There is no currency, one is listed twice or is <see cref="Currency.None"/>, or there would be more than
    /// <see cref="MaxCells"/> cells.</exception>
    public static TotalsShape Create(Dimension rows, Dimension? seconds, PeriodTable periods, ImmutableArray<Currency> currencies)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(periods);
        if (currencies.IsDefaultOrEmpty || currencies.Length > byte.MaxValue)
        {
            throw new ArgumentException("Totals take 1 to 255 currencies.", nameof(currencies));
        }

        if (currencies.Contains(Currency.None) || currencies.Distinct().Count() < currencies.Length)
        {
            throw new ArgumentException(
                Invariant($"Each currency is listed once, and none of them is no currency: {string.Join(", ", currencies.Select(one => one.Code))}."),
                nameof(currencies));
        }

        return new TotalsShape(rows, seconds, currencies, periods);
    }

    /// <summary>Whether both have the same ids, currencies and windows, so that totals over them may be merged.</summary>
    public bool IsSameAs(TotalsShape other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(this, other) || WhyDifferent(other) is null;
    }

    internal string? WhyDifferent(TotalsShape other) =>
        !Rows.HasSameIds(other.Rows) ? Invariant($"the rows are not the same ids ({Rows.Count} and {other.Rows.Count})")
        : (Seconds is null) != (other.Seconds is null) || (Seconds is not null && !Seconds.HasSameIds(other.Seconds!)) ? "the second keys are not the same ids"
        : !Currencies.AsSpan().SequenceEqual(other.Currencies.AsSpan()) ? "the currencies are not the same"
        : !Periods.HasSameWindows(other.Periods) ? Invariant($"the periods are not the same windows ({Periods.Count} and {other.Periods.Count})")
        : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Line(int row, int second, int currency)
    {
        unchecked
        {
            // Negative numbers are large ones here; the place is below MaxCells.
            if ((uint)row < (uint)_rowCount && (uint)second < (uint)_secondCount && (uint)currency < (uint)_currencyCount)
            {
                return (((row * _secondCount) + second) * _currencyCount) + currency;
            }
        }

        Check(row, Rows.Count, nameof(row));
        Check(second, _secondCount, nameof(second));
        Check(currency, Currencies.Length, nameof(currency));
        throw new InvalidOperationException("One of the three is out of range.");
    }

    /// <summary>The place of a cell, checked.</summary>
    internal int Place(int row, int period, int second, int currency)
    {
        if (period < 0 || period >= Width)
        {
            throw new ArgumentOutOfRangeException(
                nameof(period), period, Invariant($"Periods are numbered 0 to {Periods.Count - 1}, and {Periods.Count} is outside."));
        }

        return (Line(row, second, currency) * Width) + period;
    }

    /// <summary>The places of all cells in one currency, or of those outside the periods only.</summary>
    internal IEnumerable<int> Places(int currency, bool onlyOutside)
    {
        CheckCurrency(currency);
        return
            from line in Enumerable.Range(0, Lines / Currencies.Length)
            from period in onlyOutside ? Enumerable.Range(Periods.Count, 1) : Enumerable.Range(0, Width)
            select (((line * Currencies.Length) + currency) * Width) + period;
    }

    internal void CheckCurrency(int currency) => Check(currency, Currencies.Length, nameof(currency));

    internal void ThrowIfDifferent(TotalsShape other, string name)
    {
        if (!ReferenceEquals(this, other) && WhyDifferent(other) is { } why)
        {
            throw new ArgumentException(Invariant($"What is to be merged has another shape: {why}."), name);
        }
    }

    private static void Check(int value, int count, string name)
    {
        if (value < 0 || value >= count)
        {
            throw new ArgumentOutOfRangeException(name, value, Invariant($"There are {count} of them, numbered from 0."));
        }
    }
}

namespace SalesMetrics.Columns;

/// <summary>Room for some facts, which a source fills again and again: how data larger than memory is read.</summary>
/// <remarks>The spans are to be written by the source. Not safe for use by two threads at once.</remarks>
public sealed class FactBlock
{
    private readonly int[] _rows;
    private readonly int[] _days;
    private readonly long[] _amounts;
    private readonly FactOutcome[] _outcomes;
    private readonly int[] _seconds;
    private readonly byte[] _currencies;

    /// <summary>Makes room for blocks of facts.</summary>
    /// <param name="capacity">How many facts fit; at least 1.</param>
    /// <param name="hasSeconds">Whether facts have a second key.</param>
    /// <param name="hasCurrencies">Whether facts say which currency they are in.</param>
    public FactBlock(int capacity, bool hasSeconds = false, bool hasCurrencies = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _rows = new int[capacity];
        _days = new int[capacity];
        _amounts = new long[capacity];
        _outcomes = new FactOutcome[capacity];
        _seconds = hasSeconds ? new int[capacity] : [];
        _currencies = hasCurrencies ? new byte[capacity] : [];
    }

    /// <summary>How many facts fit.</summary>
    public int Capacity => _rows.Length;

    /// <summary>The first keys.</summary>
    public Span<int> Rows => _rows;

    /// <summary>The <see cref="DayNumber"/> of each.</summary>
    public Span<int> Days => _days;

    /// <summary>The amounts, in minor units.</summary>
    public Span<long> Amounts => _amounts;

    /// <summary>The outcomes.</summary>
    public Span<FactOutcome> Outcomes => _outcomes;

    /// <summary>The second keys; empty when there are none.</summary>
    public Span<int> Seconds => _seconds;

    /// <summary>The currencies; empty when there are none.</summary>
    public Span<byte> Currencies => _currencies;

    /// <summary>The first facts of the block.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has no room for so many.</exception>
    public FactColumns View(int length) => new(
        _rows.AsSpan(0, length),
        _days.AsSpan(0, length),
        _amounts.AsSpan(0, length),
        _outcomes.AsSpan(0, length),
        _seconds.AsSpan(0, Math.Min(length, _seconds.Length)),
        _currencies.AsSpan(0, Math.Min(length, _currencies.Length)));
}

namespace SalesMetrics.Columns;

/// <summary>The arrays of one chunk. Written by the builder that made it and by nobody after it is full or handed out.</summary>
internal sealed class FactChunk(int capacity, bool hasSeconds, bool hasCurrencies)
{
    private int[] _rows = new int[capacity];
    private int[] _days = new int[capacity];
    private long[] _amounts = new long[capacity];
    private FactOutcome[] _outcomes = new FactOutcome[capacity];
    private int[] _seconds = hasSeconds ? new int[capacity] : [];
    private byte[] _currencies = hasCurrencies ? new byte[capacity] : [];

    public int Length { get; private set; }

    /// <summary>What none of the values exceeds; known once <see cref="Seal"/> was called.</summary>
    public BlockBounds? Bounds { get; private set; }

    public int Room => _rows.Length - Length;

    public FactColumns View() => new FactColumns(
        _rows.AsSpan(0, Length),
        _days.AsSpan(0, Length),
        _amounts.AsSpan(0, Length),
        _outcomes.AsSpan(0, Length),
        hasSeconds ? _seconds.AsSpan(0, Length) : [],
        hasCurrencies ? _currencies.AsSpan(0, Length) : []).With(Bounds);

    /// <summary>Looks at all values once, when no more are coming, so that whoever adds them up need not.</summary>
    public void Seal() => Bounds = BlockBounds.Of(View());

    public void Add(in Fact fact)
    {
        _rows[Length] = fact.Row;
        _days[Length] = fact.Day;
        _amounts[Length] = fact.MinorUnits;
        _outcomes[Length] = fact.Outcome;
        if (hasSeconds)
        {
            _seconds[Length] = fact.Second;
        }

        if (hasCurrencies)
        {
            _currencies[Length] = fact.Currency;
        }

        Length++;
    }

    public void Add(FactColumns facts)
    {
        facts.Rows.CopyTo(_rows.AsSpan(Length));
        facts.Days.CopyTo(_days.AsSpan(Length));
        facts.Amounts.CopyTo(_amounts.AsSpan(Length));
        if (facts.Outcomes.IsEmpty)
        {
            _outcomes.AsSpan(Length, facts.Length).Fill(FactOutcome.Won);
        }
        else
        {
            facts.Outcomes.CopyTo(_outcomes.AsSpan(Length));
        }

        facts.Seconds.CopyTo(_seconds.AsSpan(hasSeconds ? Length : 0));
        facts.Currencies.CopyTo(_currencies.AsSpan(hasCurrencies ? Length : 0));
        Length += facts.Length;
    }

    /// <summary>Makes room for as many facts as a full chunk has.</summary>
    public void Grow(int capacity)
    {
        Array.Resize(ref _rows, capacity);
        Array.Resize(ref _days, capacity);
        Array.Resize(ref _amounts, capacity);
        Array.Resize(ref _outcomes, capacity);
        if (hasSeconds)
        {
            Array.Resize(ref _seconds, capacity);
        }

        if (hasCurrencies)
        {
            Array.Resize(ref _currencies, capacity);
        }
    }

    public FactChunk Copy()
    {
        var copy = new FactChunk(Length, hasSeconds, hasCurrencies);
        copy.Add(View());
        copy.Seal();
        return copy;
    }
}

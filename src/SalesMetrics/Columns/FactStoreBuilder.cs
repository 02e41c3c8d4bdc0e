namespace SalesMetrics.Columns;

/// <summary>Collects facts into a <see cref="FactStore"/>, one by one or whole columns at a time. Not safe for use by two threads at once.</summary>
/// <remarks>Values are kept as they come; whether a key or an outcome is legal is checked where the facts are added up, since only there it is known what the
/// numbers stand for.</remarks>
public sealed class FactStoreBuilder
{
    // A chunk begins small and doubles, so that a store of a hundred facts does not take a megabyte.
    private const int FirstLength = 256;

    private readonly bool _hasSeconds;
    private readonly bool _hasCurrencies;
    private readonly ImmutableArray<FactChunk>.Builder _full = ImmutableArray.CreateBuilder<FactChunk>();
    private FactChunk _last;
    private int _lastCapacity;

    /// <summary>Begins without facts.</summary>
    /// <param name="hasSeconds">Whether facts have a second key.</param>
    /// <param name="hasCurrencies">Whether facts say which currency they are in.</param>
    public FactStoreBuilder(bool hasSeconds = false, bool hasCurrencies = false)
    {
        (_hasSeconds, _hasCurrencies) = (hasSeconds, hasCurrencies);
        (_last, _lastCapacity) = (new FactChunk(FirstLength, hasSeconds, hasCurrencies), FirstLength);
    }

    /// <summary>How many facts were added.</summary>
    public long Count => ((long)_full.Count * FactStore.ChunkLength) + _last.Length;

    /// <summary>Adds one fact. Its second key and currency are kept only where the store has such a column.</summary>
    /// <exception cref="ArgumentException">It has a second key or a currency other than 0 and the store has no such column.</exception>
    public void Add(in Fact fact)
    {
        if ((!_hasSeconds && fact.Second != 0) || (!_hasCurrencies && fact.Currency != 0))
        {
            throw new ArgumentException(
                Invariant($"The fact has the second key {fact.Second} and the currency {fact.Currency}; this store keeps {Kept()}."), nameof(fact));
        }

        MakeRoom();
        _last.Add(fact);
    }

    /// <summary>Adds columns of facts, by copying them. None is legal.</summary>
    /// <exception cref="ArgumentException">The columns have a second key or currencies and the store has not, or the other way round.</exception>
    public void Add(FactColumns facts)
    {
        if (facts.Length > 0 && (facts.Seconds.IsEmpty == _hasSeconds || facts.Currencies.IsEmpty == _hasCurrencies))
        {
            throw new ArgumentException(Invariant($"The columns do not fit: this store keeps {Kept()}."), nameof(facts));
        }

        while (facts.Length > 0)
        {
            MakeRoom();
            var part = Math.Min(_last.Room, facts.Length);
            _last.Add(facts.Slice(0, part));
            facts = facts.Slice(part, facts.Length - part);
        }
    }

    /// <summary>The store so far. More facts may be added afterwards; they are in later stores only.</summary>
    public FactStore ToStore() => new(_last.Length == 0 ? _full.ToImmutable() : [.. _full, _last.Copy()]);

    private void MakeRoom()
    {
        if (_last.Room > 0)
        {
            return;
        }

        if (_lastCapacity < FactStore.ChunkLength)
        {
            _lastCapacity *= 2;
            _last.Grow(_lastCapacity);
            return;
        }

        _last.Seal();
        _full.Add(_last);
        _last = new FactChunk(FactStore.ChunkLength, _hasSeconds, _hasCurrencies);
    }

    private string Kept() => (_hasSeconds, _hasCurrencies) switch
    {
        (true, true) => "a second key and currencies",
        (true, false) => "a second key and no currencies",
        (false, true) => "currencies and no second key",
        _ => "neither a second key nor currencies",
    };
}

using SalesMetrics.Columns;

namespace SalesMetrics.Data.FactFiles;

/// <summary>Writes facts into a file of columns that <see cref="FactFile"/> reads back, however many there are. Not safe for use by two threads at once.</summary>
/// <remarks>
/// <para>A file takes 17 bytes a fact, 4 more with a second key and 1 more with several currencies. Memory is two chunks of 65,536 facts.</para>
/// <para>The file is whole only after <see cref="Complete"/>: one that was given up half way has no end and is refused when it is read.</para>
/// <para>What the numbers stand for (ids, currencies) is not in the file: keep the ids of the <see cref="Dimension"/>s beside it.</para>
/// </remarks>
public sealed class FactFileWriter : IDisposable
{
    private readonly FactFileLayout _layout;
    private readonly Stream _file;
    private readonly FactBlock _block;
    private readonly byte[] _bytes;
    private int _length;
    private bool _isComplete;

    private FactFileWriter(FactFileLayout layout, Stream file)
    {
        _layout = layout;
        _file = file;
        _block = new FactBlock(FactStore.ChunkLength, layout.HasSeconds, layout.HasCurrencies);
        _bytes = new byte[layout.ChunkBytes(FactStore.ChunkLength)];
        Span<byte> header = stackalloc byte[FactFileLayout.HeaderLength];
        layout.WriteHeader(header);
        file.Write(header);
    }

    /// <summary>How many facts were added.</summary>
    public long Count { get; private set; }

    /// <summary>Begins a new file.</summary>
    /// <param name="path">Where; there must be no such file yet.</param>
    /// <param name="hasSeconds">Whether facts have a second key.</param>
    /// <param name="hasCurrencies">Whether facts say which currency they are in.</param>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine is big-endian.</exception>
    public static FactFileWriter Create(string path, bool hasSeconds = false, bool hasCurrencies = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        FactFile.RequireLittleEndian();
        return new FactFileWriter(
            new FactFileLayout(hasSeconds, hasCurrencies), new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None));
    }

    /// <summary>Adds facts. None is legal.</summary>
    /// <param name="facts">Values are kept as they come; they are checked where they are added up. Without outcomes, all are won.</param>
    /// <exception cref="ArgumentException">The facts have a second key or currencies and the file has not, or the other way round.</exception>
    /// <exception cref="InvalidOperationException">The file is complete.</exception>
    public void Add(FactColumns facts)
    {
        RequireOpen();
        if (facts.Length > 0 && (facts.Seconds.IsEmpty == _layout.HasSeconds || facts.Currencies.IsEmpty == _layout.HasCurrencies))
        {
            throw new ArgumentException(
                Invariant($"The file has {_layout.Described}; the facts have {new FactFileLayout(!facts.Seconds.IsEmpty, !facts.Currencies.IsEmpty).Described}."),
                nameof(facts));
        }

        while (facts.Length > 0)
        {
            var part = facts.Slice(0, Math.Min(_block.Capacity - _length, facts.Length));
            Take(part);
            facts = facts.Slice(part.Length, facts.Length - part.Length);
            if (_length == _block.Capacity)
            {
                WriteChunk();
            }
        }
    }

    /// <summary>Adds one fact.</summary>
    /// <exception cref="ArgumentException">It has a second key or a currency other than 0 and the file has no such column.</exception>
    /// <exception cref="InvalidOperationException">The file is complete.</exception>
    public void Add(in Fact fact)
    {
        if ((!_layout.HasSeconds && fact.Second != 0) || (!_layout.HasCurrencies && fact.Currency != 0))
        {
            throw new ArgumentException(
                Invariant($"The fact has the second key {fact.Second} and the currency {fact.Currency}; the file has {_layout.Described}."), nameof(fact));
        }

        Add(new FactColumns(
            [fact.Row],
            [fact.Day],
            [fact.MinorUnits],
            [fact.Outcome],
            _layout.HasSeconds ? [fact.Second] : [],
            _layout.HasCurrencies ? [fact.Currency] : []));
    }

    /// <summary>Writes what is left and the end, after which the file can be read.</summary>
    /// <exception cref="InvalidOperationException">The file is complete already.</exception>
    public void Complete()
    {
        RequireOpen();
        if (_length > 0)
        {
            WriteChunk();
        }

        Span<byte> end = stackalloc byte[FactFileLayout.EndLength];
        FactFileLayout.WriteEnd(end, Count);
        _file.Write(end);
        _file.Flush();
        _isComplete = true;
    }

    /// <summary>Closes the file. Without <see cref="Complete"/> it stays a file that readers refuse.</summary>
    public void Dispose() => _file.Dispose();

    private void Take(FactColumns facts)
    {
        facts.Rows.CopyTo(_block.Rows[_length..]);
        facts.Days.CopyTo(_block.Days[_length..]);
        facts.Amounts.CopyTo(_block.Amounts[_length..]);
        facts.Seconds.CopyTo(_layout.HasSeconds ? _block.Seconds[_length..] : []);
        facts.Currencies.CopyTo(_layout.HasCurrencies ? _block.Currencies[_length..] : []);
        if (facts.Outcomes.IsEmpty)
        {
            _block.Outcomes.Slice(_length, facts.Length).Fill(FactOutcome.Won);
        }
        else
        {
            facts.Outcomes.CopyTo(_block.Outcomes[_length..]);
        }

        _length += facts.Length;
        Count += facts.Length;
    }

    private void WriteChunk()
    {
        var columns = _block.View(_length);
        var chunk = new FactFileChunk(_layout, _bytes, _length);
        columns.Rows.CopyTo(chunk.Rows);
        columns.Days.CopyTo(chunk.Days);
        columns.Amounts.CopyTo(chunk.Amounts);
        columns.Outcomes.CopyTo(chunk.Outcomes);
        columns.Seconds.CopyTo(chunk.Seconds);
        columns.Currencies.CopyTo(chunk.Currencies);
        chunk.Seal();
        _file.Write(_bytes, 0, _layout.ChunkBytes(_length));
        _length = 0;
    }

    private void RequireOpen()
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("The file is complete; nothing can be added.");
        }
    }
}

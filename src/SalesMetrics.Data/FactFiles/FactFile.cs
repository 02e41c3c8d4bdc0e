using Microsoft.Win32.SafeHandles;
using SalesMetrics.Columns;

namespace SalesMetrics.Data.FactFiles;

/// <summary>A file of facts in columns, read a chunk at a time: data larger than memory is added up in the memory of the cells and of one chunk.</summary>
/// <remarks>
/// <para>Every chunk carries a checksum, which is compared before a fact of it is handed out: a damaged chunk is refused, not added up.</para>
/// <para>One file can have any number of sources at once, each on a thread of its own; parts of a file are totalled apart and merged.</para>
/// </remarks>
public sealed class FactFile : IDisposable
{
    private const string Rewrite = "Write it again with FactFileWriter, and complete it.";

    private readonly SafeFileHandle _file;
    private readonly FactFileLayout _layout;
    private readonly string _path;

    private FactFile(SafeFileHandle file, string path)
    {
        (_file, _path) = (file, path);
        var length = RandomAccess.GetLength(file);
        if (length < FactFileLayout.HeaderLength + FactFileLayout.EndLength)
        {
            throw Unusable(Invariant($"It has {length} bytes, too few for a file of facts."));
        }

        Span<byte> ends = stackalloc byte[FactFileLayout.HeaderLength];
        Fill(ends, 0);
        _layout = FactFileLayout.ReadHeader(ends, out var problem) ?? throw Unusable(problem);
        Fill(ends, length - FactFileLayout.EndLength);
        Count = _layout.ReadEnd(ends, length, out problem) ?? throw Unusable(problem);
    }

    /// <summary>How many facts there are.</summary>
    public long Count { get; }

    /// <summary>How many chunks they are in.</summary>
    public int Chunks => (int)((Count + FactStore.ChunkLength - 1) / FactStore.ChunkLength);

    /// <summary>Whether facts have a second key.</summary>
    public bool HasSeconds => _layout.HasSeconds;

    /// <summary>Whether facts say which currency they are in.</summary>
    public bool HasCurrencies => _layout.HasCurrencies;

    internal int ChunkBytes => _layout.ChunkBytes(FactStore.ChunkLength);

    /// <summary>Opens a file and checks its header, its end and its length.</summary>
    /// <exception cref="UnusableInputException">It is no file of facts, of another version, damaged, cut off or never completed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine is big-endian.</exception>
    public static FactFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        RequireLittleEndian();
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        try
        {
            return new FactFile(file, path);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>All facts, from the first on. Each call begins anew.</summary>
    /// <returns>A source whose <see cref="IFactSource.Read"/> throws <see cref="UnusableInputException"/> at a damaged chunk, and
    /// <see cref="ArgumentException"/> for a block whose columns are others than the file's.</returns>
    public IFactSource ToSource() => ToSource(0, Chunks);

    /// <summary>The facts of some chunks, as for one of several processors.</summary>
    /// <param name="firstChunk">The first one, 0 up to <see cref="Chunks"/>.</param>
    /// <param name="chunks">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not all there.</exception>
    public IFactSource ToSource(int firstChunk, int chunks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstChunk);
        ArgumentOutOfRangeException.ThrowIfNegative(chunks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chunks, Chunks - firstChunk);
        return new FactFileSource(this, firstChunk, firstChunk + chunks);
    }

    /// <summary>Closes the file; its sources cannot be read any more.</summary>
    public void Dispose() => _file.Dispose();

    internal static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Files of facts are little-endian, and so must be the machine.");
        }
    }

    /// <summary>Checks that a block has the file's columns, so that none is dropped and none keeps what was in it.</summary>
    internal void CheckColumns(FactBlock block)
    {
        var room = new FactFileLayout(!block.Seconds.IsEmpty, !block.Currencies.IsEmpty);
        if (room != _layout)
        {
            throw new ArgumentException(
                Invariant($"The file has {_layout.Described}; the block, made for the totals' shape, has {room.Described}."), nameof(block));
        }
    }

    /// <summary>The columns of a chunk that was read.</summary>
    internal FactFileChunk Columns(byte[] bytes, int length) => new(_layout, bytes, length);

    /// <summary>Reads a chunk, checked, and gives its length.</summary>
    internal int Read(int index, byte[] bytes)
    {
        var first = (long)index * FactStore.ChunkLength;
        var length = (int)Math.Min(FactStore.ChunkLength, Count - first);
        Fill(bytes.AsSpan(0, _layout.ChunkBytes(length)), FactFileLayout.HeaderLength + ((long)index * ChunkBytes));
        return Columns(bytes, length).IsWhole
            ? length
            : throw Unusable(Invariant($"Chunk {index}, the facts {first} to {first + length - 1}, is damaged: the checksum is another."));
    }

    private void Fill(Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(_file, bytes, offset);
            if (read == 0)
            {
                throw Unusable("It became shorter while it was read.");
            }

            bytes = bytes[read..];
            offset += read;
        }
    }

    private UnusableInputException Unusable(string problem) => new(_path, null, problem, Rewrite);
}

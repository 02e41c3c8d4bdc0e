using System.Buffers.Binary;
using SalesMetrics.Columns;
using SalesMetrics.Data;
using SalesMetrics.Data.FactFiles;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Data.FactFiles;

public sealed class FactFileTests : IDisposable
{
    private static readonly PeriodTable Year = PeriodTable.Create([Facts.Days("2024-01-01", "2024-12-31")]);

    private static readonly Dimension Reps = Dimension.Create(Enumerable.Range(0, 7).Select(i => $"R{i}"));

    private static readonly TotalsShape OneKey = TotalsShape.Create(Reps, Year, Facts.Dollar);

    private static readonly TotalsShape TwoKeys = TotalsShape.Create(Reps, Dimension.Create("P", "Q"), Year, [Facts.Dollar, Currency.Of("EUR")]);

    private readonly string _folder = Directory.CreateTempSubdirectory("facts").FullName;

    private string Path => System.IO.Path.Combine(_folder, "facts.smf");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(140_001)]
    public void What_is_written_is_read_in_blocks_of_any_size(int count)
    {
        var facts = Enumerable.Range(0, count).Select(Nth).ToArray();
        Write(facts, hasSeconds: true, hasCurrencies: true);

        using var file = FactFile.Open(Path);
        Assert.Equal(count, file.Count);
        Assert.Equal((count + 65_535) / 65_536, file.Chunks);
        Assert.True(file.HasSeconds && file.HasCurrencies);
        Assert.Equal(facts, file.ToSource().ToList(new FactBlock(65_536, true, true)));
        Assert.Equal(facts, file.ToSource().ToList(new FactBlock(10_007, true, true)));
    }

    [Theory]
    [InlineData(false, false, 17)]
    [InlineData(true, false, 21)]
    [InlineData(false, true, 18)]
    [InlineData(true, true, 22)]
    public void A_file_is_as_long_as_documented(bool hasSeconds, bool hasCurrencies, int bytesPerFact)
    {
        Write([.. Enumerable.Range(0, 65_536 + 3).Select(i => Nth(i) with { Second = 0, Currency = 0 })], hasSeconds, hasCurrencies);

        // Header and end, two checksums, and the last three facts filled up to a multiple of 8.
        Assert.Equal(32 + (65_536 * bytesPerFact) + 8 + (((3 * bytesPerFact) + 7) / 8 * 8) + 8 + 32, new FileInfo(Path).Length);
    }

    [Fact]
    public void Totals_of_a_file_are_those_of_its_facts_whole_and_in_parts()
    {
        var facts = Enumerable.Range(0, 200_000).Select(Nth).ToArray();
        Write(facts, hasSeconds: true, hasCurrencies: true);
        var builder = new TotalsBuilder(TwoKeys);
        Array.ForEach(facts, fact => builder.Add(fact));

        using var file = FactFile.Open(Path);
        var parts = new Totals[file.Chunks];
        Parallel.For(0, parts.Length, part => parts[part] = TotalsCalculator.Calculate(file.ToSource(part, 1), TwoKeys));

        Assert.Equal(builder.ToTotals(), TotalsCalculator.Calculate(file.ToSource(), TwoKeys));
        Assert.Equal(builder.ToTotals(), Totals.Merge(parts[^1], parts[..^1]));
        Assert.Equal(default, TotalsCalculator.Calculate(file.ToSource(2, 0), TwoKeys).Everything());
    }

    [Fact]
    public void Facts_without_outcomes_are_won()
    {
        using (var writer = FactFileWriter.Create(Path))
        {
            writer.Add(new FactColumns([1], [2], [3], [FactOutcome.Lost]));
            writer.Add(new FactColumns([4], [5], [6]));
            writer.Complete();
        }

        using var file = FactFile.Open(Path);
        Assert.Equal([new Fact(1, 2, 3, FactOutcome.Lost), new Fact(4, 5, 6, FactOutcome.Won)], file.ToSource().ToList(new FactBlock(8)));
    }

    [Fact]
    public void Columns_that_the_other_side_does_not_have_are_refused_both_ways()
    {
        using (var writer = FactFileWriter.Create(Path, hasSeconds: false, hasCurrencies: true))
        {
            Assert.Throws<ArgumentException>("facts", () => writer.Add(new FactColumns([0], [0], [0])));
            Assert.Throws<ArgumentException>("facts", () => writer.Add(new FactColumns([0], [0], [0], default, [0], [0])));
            Assert.Throws<ArgumentException>("fact", () => writer.Add(new Fact(0, 0, 0, FactOutcome.Won, Second: 1)));
            writer.Add(new FactColumns([0], [0], [5], default, default, [1]));
            writer.Complete();
        }

        // Two currencies must not become one because the totals have no room for the second.
        using var file = FactFile.Open(Path);
        var refused = Assert.Throws<ArgumentException>("block", () => TotalsCalculator.Calculate(file.ToSource(), OneKey));
        Assert.Contains("The file has currencies and no second key", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("block", () => TotalsCalculator.Calculate(file.ToSource(), TwoKeys));
    }

    [Fact]
    public void A_file_that_was_not_completed_is_refused()
    {
        using (var writer = FactFileWriter.Create(Path))
        {
            writer.Add(new FactColumns(new int[70_000], new int[70_000], new long[70_000]));
        }

        Assert.Contains("no end", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_complete_file_takes_nothing_more_and_is_not_overwritten()
    {
        using var writer = FactFileWriter.Create(Path);
        writer.Complete();

        Assert.Throws<InvalidOperationException>(() => writer.Add(new Fact(0, 0, 0, FactOutcome.Won)));
        Assert.Throws<InvalidOperationException>(writer.Complete);
        Assert.Throws<IOException>(() => FactFileWriter.Create(Path));
    }

    [Theory]
    [InlineData(0, "too few")]
    [InlineData(31, "too few")]
    [InlineData(63, "too few")]
    [InlineData(64, "no end")]
    [InlineData(1_000, "no end")]
    [InlineData(-1, "no end")]
    public void A_short_file_is_refused(int length, string problem)
    {
        Write([.. Enumerable.Range(0, 100).Select(Nth)], hasSeconds: true, hasCurrencies: true);
        Change(bytes => bytes[..(length < 0 ? bytes.Length + length : length)]);

        Assert.Contains(problem, Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_whose_middle_is_missing_is_refused_with_both_lengths()
    {
        Write([.. Enumerable.Range(0, 100).Select(Nth)], hasSeconds: true, hasCurrencies: true);
        Change(bytes => [.. bytes[..100], .. bytes[108..]]);

        // 32 + 100 x 22 + 8 + 32
        Assert.Contains("It has 2264 bytes, and 100 facts take 2272.", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_version_is_refused_by_its_number()
    {
        Write([], hasSeconds: false, hasCurrencies: false);
        Change(bytes =>
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), 2);
            return bytes;
        });

        Assert.Contains("version 2; this reader knows version 1", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_damaged_byte_is_found_before_a_fact_is_added()
    {
        Write([.. Enumerable.Range(0, 5).Select(Nth)], hasSeconds: true, hasCurrencies: true);
        var whole = File.ReadAllBytes(Path);
        for (var place = 0; place < whole.Length; place++)
        {
            var damaged = whole.ToArray();
            damaged[place] ^= 0x10;
            File.WriteAllBytes(Path, damaged);

            Assert.Throws<UnusableInputException>(ReadAll);
        }

        void ReadAll()
        {
            using var file = FactFile.Open(Path);
            file.ToSource().ToList(new FactBlock(8, true, true));
        }
    }

    [Fact]
    public void A_damaged_chunk_is_named_and_not_passed_over()
    {
        Write([.. Enumerable.Range(0, 100_000).Select(Nth)], hasSeconds: true, hasCurrencies: true);
        Change(bytes =>
        {
            bytes[32 + (65_536 * 22) + 8 + 17]++;
            return bytes;
        });

        using var file = FactFile.Open(Path);
        var source = file.ToSource();
        var block = new FactBlock(65_536, true, true);
        Assert.Equal(65_536, source.Read(block));
        for (var attempt = 0; attempt < 2; attempt++)
        {
            Assert.Contains(
                "Chunk 1, the facts 65536 to 99999, is damaged",
                Assert.Throws<UnusableInputException>(() => source.Read(block)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parts_that_are_not_there_are_refused()
    {
        Write([Nth(0)], hasSeconds: true, hasCurrencies: true);
        using var file = FactFile.Open(Path);

        Assert.Throws<ArgumentOutOfRangeException>("chunks", () => file.ToSource(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>("chunks", () => file.ToSource(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>("firstChunk", () => file.ToSource(-1, 1));
    }

    [Fact]
    public void Reading_allocates_one_chunk_however_long_the_file_is()
    {
        Write([.. Enumerable.Range(0, 400_000).Select(i => Nth(i) with { Second = 0, Currency = 0 })], hasSeconds: false, hasCurrencies: false);
        using var file = FactFile.Open(Path);
        var block = new FactBlock(65_536);

        // 65,536 x 17 bytes and a checksum, and the source itself.
        Assert.InRange(Allocations.Of(() => Drain(file.ToSource(), block)), 1, (65_536 * 17) + 1_000);

        static void Drain(IFactSource source, FactBlock block)
        {
            while (source.Read(block) > 0)
            {
            }
        }
    }

    private static Fact Nth(int i) => new(i % 7, 19_700 + (i % 400), i % 2 == 0 ? i : -(long)i << 20, (FactOutcome)(i % 3), i % 2, (byte)(i / 3 % 2));

    private void Write(Fact[] facts, bool hasSeconds, bool hasCurrencies)
    {
        using var writer = FactFileWriter.Create(Path, hasSeconds, hasCurrencies);
        foreach (var fact in facts)
        {
            writer.Add(fact);
        }

        Assert.Equal(facts.Length, writer.Count);
        writer.Complete();
    }

    private void Change(Func<byte[], byte[]> change) => File.WriteAllBytes(Path, change(File.ReadAllBytes(Path)));

    private string Refused() => Assert.Throws<UnusableInputException>(() => FactFile.Open(Path)).Message;
}

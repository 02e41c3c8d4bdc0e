using System.Globalization;
using SalesMetrics.Data;
using SalesMetrics.Pipeline;
using SalesMetrics.Tests.Support;
using Xunit.Abstractions;

namespace SalesMetrics.Tests.Data;

/// <summary>A file far larger than what may be held of it. It is made while it is read and never on disk.</summary>
[Collection(MemoryTests.Name)]
public class LargeFileTests(ITestOutputHelper output)
{
    /// <summary>100 MB unless the environment variable SALESMETRICS_LONG is 1, which asks for 1 GB.</summary>
    private static readonly long Size = Environment.GetEnvironmentVariable("SALESMETRICS_LONG") == "1" ? 1_000_000_000 : 100_000_000;

    [Fact]
    public void A_file_of_any_length_needs_the_memory_of_one_row_and_of_its_ids()
    {
        // Ids are fingerprints in a table that doubles: at most 46 bytes each while it stands, half as much again while it grows.
        const long BytesPerRow = 70;
        const long Constant = 24_000_000;
        var text = new GeneratedDeals(Size);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long rows = 0, used = 0, most = 0;
        var won = 0m;

        foreach (var row in DealReader.Read(text, CrmTexts.Mapping, "generated.csv"))
        {
            rows++;
            used += row.IsUsed ? 1 : 0;
            won += row.Value?.Outcome is DealOutcome.Won outcome ? outcome.Amount.Amount : 0m;
            if (rows % 250_000 == 0)
            {
                var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
                most = Math.Max(most, kept);
                Assert.True(kept < Constant + (BytesPerRow * rows), $"{kept:N0} bytes are kept after {rows:N0} rows.");
            }
        }

        output.WriteLine($"{text.Given:N0} characters, {rows:N0} rows, at most {most:N0} bytes kept, {(double)most / rows:F1} a row.");
        Assert.True(text.Given >= Size);
        Assert.Equal(text.Rows, rows);
        Assert.Equal(text.Rows - text.Duplicates, used);
        Assert.Equal(text.Won, won);
    }

    /// <summary>Deal rows of about 100 characters; every thousandth repeats the id of the row before.</summary>
    private sealed class GeneratedDeals(long size) : TextReader
    {
        private readonly char[] _row = new char[256];
        private int _start;
        private int _end;

        public long Given { get; private set; }

        public long Rows { get; private set; }

        public long Duplicates { get; private set; }

        public decimal Won { get; private set; }

        public override int Read(char[] buffer, int index, int count)
        {
            var written = 0;
            while (written < count && (_start < _end || MakeRow()))
            {
                var taken = Math.Min(count - written, _end - _start);
                Array.Copy(_row, _start, buffer, index + written, taken);
                _start += taken;
                written += taken;
            }

            Given += written;
            return written;
        }

        private bool MakeRow()
        {
            _start = 0;
            if (Given == 0 && _end == 0)
            {
                CrmTexts.DealHeader.CopyTo(_row);
                _end = CrmTexts.DealHeader.Length;
                return true;
            }

            if (Given >= size)
            {
                _end = 0;
                return false;
            }

            var isDuplicate = Rows % 1_000 == 999;
            var id = isDuplicate ? Rows - 1 : Rows;
            var amount = Rows % 10_000;
            var month = (int)(Rows % 9) + 1;
            _row.AsSpan().TryWrite(
                CultureInfo.InvariantCulture,
                $"006A{id:D12},Payee {Rows % 300:D3},Won,2024-0{month}-11,2024-0{month}-28,{amount}.50,USD,Product {Rows % 40:D2},Account {Rows:D10} with a name\n",
                out _end);
            Rows++;
            Duplicates += isDuplicate ? 1 : 0;
            Won += isDuplicate ? 0m : amount + 0.5m;
            return true;
        }
    }
}

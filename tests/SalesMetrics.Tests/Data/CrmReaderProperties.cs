using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SalesMetrics.Data;

namespace SalesMetrics.Tests.Data;

public class CrmReaderProperties
{
    private const string People = "payee,manager,team,from,to\nAda Berg,Cy,Red,2024-01-01,2024-12-31\nAda Berg,Di,Blue,2025-01-01,\nBo Lind,Cy,Red,,\n";
    private const string Products = "product,price,currency\nGTX Pro,4821,\nBolt,1.50,EUR\n\"Nut, \"\"M8\"\"\",0.2,\n";
    private const string Quotas = "payee,team,from,to,quota,currency,measure\nAda Berg,,2025-01-01,2025-03-31,1000,USD,\n,Red,2025-01-01,2025-03-31,5000,USD,\n";
    private const string Deals = CrmTexts.DealHeader
        + "D1,Ada Berg,Won,2025-01-02,2025-02-03,1000,USD,GTXPro,Acme\r\n"
        + "D2,Bo Lind,Lost,2025-01-02,2025-02-03,0,EUR,Bolt,\"Acme, Inc.\"\n"
        + "D3,Ada Berg,Open,,,,,\"Nut, \"\"M8\"\"\",\n"
        + "D4,A. Berg,Won,2025-01-02,2025-02-28,\"$1,234.50\",USD,GTX Pro,\"two\nlines\"\n"
        + "D5,Bo Lind,Won,2025-03-01,2025-02-28,(12.345),JPY,Bolt,Umlaut Ä\n"
        + "\n"
        + "D6,Cal,Won,2024-12-31,2025-01-01,7,USD,Bolt,Acme\n";

    // What breaks a CSV is a handful of characters; the rest is any byte.
    private static readonly byte[] Sharp = "\"\",;\r\n\t #'\\\0-.0"u8.ToArray();

    private static readonly Gen<byte> Junk = Gen.Frequency(
        (3, Gen.Elements(Sharp)), (1, Gen.Choose(0, 255).Select(value => (byte)value)));

    private static readonly Gen<Edit> AnEdit =
        from place in Gen.Choose(0, 1_000_000)
        from length in Gen.Choose(0, 30)
        from kind in Gen.Choose(0, 3)
        from junk in Junk.ArrayOf(3)
        select new Edit(kind, place, length, junk);

    private static readonly Arbitrary<Edit[]> Edits = Gen.Choose(1, 12).SelectMany(count => AnEdit.ArrayOf(count)).ToArbitrary();

    [Property(MaxTest = 1_000)]
    public Property However_the_files_are_damaged_every_row_is_accounted_for_or_the_file_is_refused() =>
        Prop.ForAll(Edits, edits => AccountsForEveryRow(edits, CrmTexts.Mapping));

    [Property(MaxTest = 300)]
    public Property Random_bytes_are_refused_or_accounted_for() => Prop.ForAll(
        Gen.Choose(0, 400).SelectMany(length => Junk.ArrayOf(length)).ToArbitrary(),
        bytes => Holds(new CrmTexts().With("deals.csv", [.. Encoding.UTF8.GetBytes(CrmTexts.DealHeader), .. bytes]), CrmTexts.Mapping));

    [Property(MaxTest = 300)]
    public Property The_order_of_the_rows_does_not_matter_to_what_is_used() => Prop.ForAll(
        Gen.Shuffle(Enumerable.Range(0, 40).Select(Row)).ToArbitrary(),
        rows =>
        {
            var ordered = CrmTexts.ReadDeals(string.Concat(Enumerable.Range(0, 40).Select(Row)));
            var shuffled = CrmTexts.ReadDeals(string.Concat(rows));
            return ordered.Tallies[0] == shuffled.Tallies[0]
                && ordered.Deals.OrderBy(deal => deal.Id, StringComparer.Ordinal)
                    .SequenceEqual(shuffled.Deals.OrderBy(deal => deal.Id, StringComparer.Ordinal));
        });

    [Property(MaxTest = 300)]
    public Property The_text_may_arrive_in_pieces_of_any_size() => Prop.ForAll(
        Edits,
        Gen.Choose(1, 50).ToArbitrary(),
        (edits, size) =>
        {
            var text = Encoding.UTF8.GetString(Apply(Encoding.UTF8.GetBytes(Deals), edits));
            return Lines(new StringReader(text)).SequenceEqual(Lines(new Dribble(text, size)), StringComparer.Ordinal);
        });

    [Fact]
    public void Undamaged_the_files_give_what_the_properties_damage()
    {
        var extract = CrmReader.Read(Damaged([]), CrmTexts.Mapping);

        ReadingAssert.AccountsForEveryRow(extract);
        Assert.Equal([3, 3, 6, 2], extract.Tallies.Select(tally => (int)tally.RowsUsed));
    }

    private static bool AccountsForEveryRow(Edit[] edits, CrmMapping mapping) => Holds(Damaged(edits), mapping);

    private static bool Holds(CrmTexts source, CrmMapping mapping)
    {
        try
        {
            ReadingAssert.AccountsForEveryRow(CrmReader.Read(source, mapping));
        }
        catch (UnusableInputException refusal)
        {
            Assert.NotEmpty(refusal.Advice);
        }

        return true;
    }

    private static CrmTexts Damaged(Edit[] edits)
    {
        // Each edit goes to one of the four files.
        byte[] Of(string text, int file) => Apply(Encoding.UTF8.GetBytes(text), [.. edits.Where(edit => edit.Place % 4 == file)]);
        return new CrmTexts().With("people.csv", Of(People, 0)).With("products.csv", Of(Products, 1)).With("quotas.csv", Of(Quotas, 2)).With("deals.csv", Of(Deals, 3));
    }

    private static byte[] Apply(byte[] bytes, Edit[] edits)
    {
        foreach (var edit in edits)
        {
            var at = edit.Place % (bytes.Length + 1);
            var end = Math.Min(bytes.Length, at + edit.Length);
            bytes = edit.Kind switch
            {
                0 => [.. bytes[..at], .. edit.Junk, .. bytes[at..]],
                1 => [.. bytes[..at], .. bytes[end..]],
                2 => [.. bytes[..end], .. bytes[at..]],
                _ => [.. bytes[..at], edit.Junk[0], .. bytes[Math.Min(bytes.Length, at + 1)..]],
            };
        }

        return bytes;
    }

    private static List<string> Lines(TextReader text)
    {
        try
        {
            return [.. DealReader.Read(text, CrmTexts.Mapping, "x").Select(row => $"{row.Line} {row.Value} {string.Join(" | ", row.Issues)}")];
        }
        catch (UnusableInputException refusal)
        {
            return [refusal.Message];
        }
    }

    private static string Row(int i) => (i % 5) switch
    {
        0 => $"D{i},Ada,Won,2025-01-01,2025-02-01,{i},,,\n",
        1 => $"D{i},Ada,Lost,2025-01-01,2025-02-01,{i},,,\n",
        2 => $"D{i},Ada,Open,2025-01-01,,,,,\"two\nlines\"\n",
        3 => $"D{i},,Won,2025-01-01,2025-02-01,{i},,,\n",
        _ => $"D{i},Ada,Won,2025-01-01,2025-02-01,{i}\n",
    };

    /// <param name="Kind">0 inserts, 1 removes, 2 repeats, 3 overwrites.</param>
    public sealed record Edit(int Kind, int Place, int Length, byte[] Junk);

    private sealed class Dribble(string text, int size) : TextReader
    {
        private int _at;

        public override int Read(char[] buffer, int index, int count)
        {
            var given = Math.Min(Math.Min(size, count), text.Length - _at);
            text.CopyTo(_at, buffer, index, given);
            _at += given;
            return given;
        }
    }
}

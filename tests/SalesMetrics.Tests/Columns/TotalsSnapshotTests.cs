using SalesMetrics.Columns;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Columns;

public class TotalsSnapshotTests
{
    // Written down by a separate program from the description in docs/calculations/totals-snapshot.md, not by the code under test.
    private const string Golden =
        "534D5453" + "0100" + "01" + "00" + "02000000" + "00000000" + "02000000" + "8474625B183834EF" + "03000000" + "0D00000000000000"
        + "00B4100202" + "03050402" + "00000200" + "41DBCCD0B62BE596";

    private static readonly PeriodTable Months = PeriodTable.Create([Days("2024-01-01", "2024-01-31"), Days("2024-02-01", "2024-02-29")]);

    private static readonly TotalsShape Shape = TotalsShape.Create(Dimension.Create("Ada", "Ben"), Months, Dollar);

    private static readonly Fact[] Facts =
    [
        Fact(0, "2024-01-10", 1_050, FactOutcome.Won),
        Fact(1, "2024-02-29", -3, FactOutcome.Won),
        Fact(1, "2024-02-01", 700, FactOutcome.Lost),
        Fact(1, "2024-03-01", 900, FactOutcome.Open),
    ];

    [Fact]
    public void The_form_is_as_documented()
    {
        Assert.Equal(Golden, Convert.ToHexString(TotalsSnapshot.Write(Sum(Facts))));
        Assert.Equal(Sum(Facts), TotalsSnapshot.Read(Convert.FromHexString(Golden), Shape));
    }

    [Fact]
    public void Order_and_chunks_do_not_change_the_bytes()
    {
        var parts = Facts.Reverse().Select(fact => Sum(fact)).ToArray();
        var merged = Totals.Merge(parts[0], parts[1..]);

        Assert.Equal(Golden, Convert.ToHexString(TotalsSnapshot.Write(merged)));
    }

    [Fact]
    public void What_was_wide_for_a_while_gives_the_same_bytes()
    {
        var builder = new TotalsBuilder(Shape);
        var huge = Fact(0, "2024-01-10", long.MaxValue, FactOutcome.Won);
        builder.Add(huge);
        builder.Add(huge);
        foreach (var fact in Facts)
        {
            builder.Add(fact);
        }

        builder.Remove(huge);
        builder.Remove(huge);

        Assert.Equal(Golden, Convert.ToHexString(TotalsSnapshot.Write(builder.ToTotals())));
    }

    [Fact]
    public void The_largest_figures_come_back()
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(0, 0, new CellTotals(Int128.MaxValue, long.MaxValue, long.MinValue));
        builder.Add(1, 2, new CellTotals(Int128.MinValue, -1, 1));
        var totals = builder.ToTotals();

        var read = TotalsSnapshot.Read(TotalsSnapshot.Write(totals), Shape);

        Assert.Equal(totals, read);
        Assert.Equal(new CellTotals(Int128.MinValue, -1, 1), read.Of(1, 2));
        Assert.Equal(new CellTotals(Int128.MaxValue, long.MaxValue, long.MinValue), read.Of(0, 0));
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var snapshot = Convert.FromHexString(Golden);
        for (var i = 0; i < snapshot.Length; i++)
        {
            var damaged = (byte[])snapshot.Clone();
            damaged[i] ^= 0x40;
            Assert.Throws<SnapshotException>(() => TotalsSnapshot.Read(damaged, Shape));
        }
    }

    [Fact]
    public void Every_cut_and_every_byte_too_many_is_a_wrong_length()
    {
        var snapshot = Convert.FromHexString(Golden);
        for (var length = 0; length < snapshot.Length; length++)
        {
            Assert.Equal(SnapshotFault.WrongLength, Assert.Throws<SnapshotException>(() => TotalsSnapshot.Read(snapshot.AsSpan(0, length), Shape)).Fault);
        }

        Assert.Equal(SnapshotFault.WrongLength, Assert.Throws<SnapshotException>(() => TotalsSnapshot.Read([.. snapshot, 0], Shape)).Fault);
    }

    [Fact]
    public void Another_version_is_named()
    {
        var snapshot = Convert.FromHexString(Golden);
        snapshot[4] = 2;
        var thrown = Assert.Throws<SnapshotException>(() => TotalsSnapshot.Read(snapshot, Shape));

        Assert.Equal((SnapshotFault.OtherVersion, "2", "1"), (thrown.Fault, thrown.Found, thrown.Expected));
        Assert.Contains("format version is 2; expected 1", thrown.Message);
    }

    [Fact]
    public void Something_else_is_no_snapshot() =>
        Assert.Equal(SnapshotFault.NotASnapshot, Assert.Throws<SnapshotException>(() => TotalsSnapshot.Read(new byte[100], Shape)).Fault);

    [Fact]
    public void A_shape_of_other_sizes_ids_windows_or_currency_is_refused()
    {
        var snapshot = Convert.FromHexString(Golden);
        var ids = Dimension.Create("Ada", "Ben");
        var leap = PeriodTable.Create([Days("2024-01-01", "2024-01-31"), Days("2024-02-01", "2024-02-28")]);
        TotalsShape[] others =
        [
            TotalsShape.Create(Dimension.Create("Ben", "Ada"), Months, Dollar),
            TotalsShape.Create(Dimension.Create("Ada", "Ben", "Cy"), Months, Dollar),
            TotalsShape.Create(ids, leap, Dollar),
            TotalsShape.Create(ids, Months, Currency.Of("EUR")),
            TotalsShape.Create(ids, Dimension.Create("x"), Months, [Dollar]),
        ];

        Assert.All(others, other => Assert.Equal(
            SnapshotFault.OtherShape, Assert.Throws<SnapshotException>(() => TotalsSnapshot.Read(snapshot, other)).Fault));
        Assert.Contains("2 rows, no second key", Assert.Throws<SnapshotException>(() => TotalsSnapshot.Read(snapshot, others[1])).Message);
    }

    private static Fact Fact(int row, string day, long minorUnits, FactOutcome outcome) => new(row, DayNumber.Of(Day(day)), minorUnits, outcome);

    private static Totals Sum(params Fact[] facts)
    {
        var builder = new TotalsBuilder(Shape);
        foreach (var fact in facts)
        {
            builder.Add(fact);
        }

        return builder.ToTotals();
    }
}

using System.Globalization;
using SalesMetrics.Columns;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Columns;

/// <summary>Cubes with so many cells that each begins with eight bytes: what a cell of that size cannot hold is kept all the same, to the cent.</summary>
public class CompactTotalsTests
{
    // Such a cell takes sums below 2^38 minor units and fewer than 1,024 facts.
    private const long Edge = 1L << 38;
    private const int FirstDay = 19_723;
    private const int Reps = 400;

    private static readonly PeriodTable Year = PeriodTable.Create(
        [.. Enumerable.Range(0, 366).Select(day => new DateInterval(new LocalDate(2024, 1, 1).PlusDays(day), new LocalDate(2024, 1, 1).PlusDays(day)))]);

    private static readonly TotalsShape Shape =
        TotalsShape.Create(Dimension.Create(Enumerable.Range(0, Reps).Select(i => $"R{i}")), Year, Facts.Dollar);

    [Theory]
    [InlineData(Edge - 1)]
    [InlineData(Edge)]
    [InlineData(Edge + 1)]
    [InlineData(-Edge + 1)]
    [InlineData(-Edge)]
    [InlineData(-Edge - 1)]
    [InlineData((2 * Edge) - 1)]
    [InlineData(-2 * Edge)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void An_amount_about_the_end_of_a_cell_is_kept_and_given_back_whole(long amount)
    {
        var builder = new TotalsBuilder(Shape);
        var empty = builder.ToTotals();
        var fact = Won(7, 8, amount);

        builder.Add(fact);
        Assert.Equal(new CellTotals(amount, 1, 1), builder.Of(7, 8));
        builder.Add(fact);
        builder.Add(new FactColumns([7], [FirstDay + 8], [amount]));
        Assert.Equal(new CellTotals(3 * (Int128)amount, 3, 3), builder.Of(7, 8));
        Assert.Equal(default, builder.Of(7, 7));
        Assert.Equal(default, builder.Of(7, 9));
        Assert.Equal(3 * (Int128)amount, builder.ToTotals().RollUp(Grouping.ToOne(Shape.Rows, "all")).Of(0, 8).MinorUnits);

        builder.Remove(new FactColumns([7, 7], [FirstDay + 8, FirstDay + 8], [amount, amount]));
        builder.Remove(fact);
        Assert.Equal(empty, builder.ToTotals());
        Assert.Equal(TotalsSnapshot.Write(empty), TotalsSnapshot.Write(builder.ToTotals()));
    }

    [Theory]
    [InlineData(1_023)]
    [InlineData(1_024)]
    [InlineData(2_048)]
    [InlineData(5_000)]
    public void A_house_account_with_thousands_of_facts_on_one_day_is_counted_to_the_last(int facts)
    {
        var (rows, days, amounts) = (new int[facts], new int[facts], Enumerable.Range(0, facts).Select(i => i - 500L).ToArray());
        days.AsSpan().Fill(FirstDay + 100);
        var outcomes = Enumerable.Range(0, facts).Select(i => (FactOutcome)(i % 3)).ToArray();
        var columns = new TotalsBuilder(Shape);
        var singles = new TotalsBuilder(Shape);
        columns.Add(new FactColumns(rows, days, amounts, outcomes));
        for (var i = 0; i < facts; i++)
        {
            singles.Add(new Fact(0, days[i], amounts[i], outcomes[i]));
        }

        var won = Enumerable.Range(0, facts).Where(i => outcomes[i] == FactOutcome.Won).ToArray();
        Assert.Equal(new CellTotals(won.Sum(i => amounts[i]), facts, won.Length), columns.Of(0, 100));
        Assert.Equal(columns.ToTotals(), singles.ToTotals());
        Assert.Equal(TotalsSnapshot.Write(columns.ToTotals()), TotalsSnapshot.Write(singles.ToTotals()));
        Assert.Equal(2 * facts, Totals.Merge(columns.ToTotals(), singles.ToTotals()).Of(0, 100).Count);

        columns.Remove(new FactColumns(rows, days, amounts, outcomes));
        columns.Remove(new FactColumns(rows, days, amounts, outcomes));
        Assert.Equal(new CellTotals(-won.Sum(i => amounts[i]), -facts, -won.Length), columns.Of(0, 100));
    }

    [Fact]
    public void Large_amounts_in_most_cells_change_to_larger_cells_and_lose_nothing()
    {
        // Cells of eight bytes alone would not do here: every second one needs more.
        var builder = new TotalsBuilder(Shape);
        var small = new TotalsBuilder(Shape);
        for (var row = 0; row < Reps; row++)
        {
            for (var day = 0; day < 366; day++)
            {
                builder.Add(Won(row, day, AmountOf(row, day)));
                small.Add(Won(row, day, day));
            }
        }

        // Large into small cells, small into large, and large into large.
        Totals large = builder.ToTotals(), few = small.ToTotals();
        Totals[] merged = [Totals.Merge(large, few), Totals.Merge(few, large), Totals.Merge(large, large)];
        for (var row = 0; row < Reps; row++)
        {
            for (var day = 0; day < 366; day++)
            {
                Assert.Equal(new CellTotals(AmountOf(row, day), 1, 1), large.Of(row, day));
                Assert.Equal(new CellTotals(AmountOf(row, day) + day, 2, 2), merged[0].Of(row, day));
                Assert.Equal(2 * AmountOf(row, day), merged[2].Of(row, day).MinorUnits);
            }
        }

        Assert.Equal(merged[0], merged[1]);
        Assert.Equal(large, TotalsSnapshot.Read(TotalsSnapshot.Write(large), Shape));
        var expected = (Int128)0;
        for (var day = 0; day < 366; day++)
        {
            expected += AmountOf(3, day);
        }

        Assert.Equal(expected, large.RollUp(PeriodTable.Create([Facts.Days("2024-01-01", "2024-12-31")])).Of(3, 0).MinorUnits);
    }

    [Fact]
    public void A_roll_up_of_many_cells_to_many_cells_that_overflow_their_eight_bytes_is_exact()
    {
        // Forty reps a team and still 131,400 cells and more: 40 x 2^37 fits no cell of eight bytes.
        var reps = Dimension.Create(Enumerable.Range(0, 14_400).Select(i => $"R{i}"));
        var teams = Grouping.Create(reps, id => $"T{int.Parse(id[1..], CultureInfo.InvariantCulture) / 40}");
        var shape = TotalsShape.Create(reps, Year, Facts.Dollar);
        var builder = new TotalsBuilder(shape);
        for (var rep = 0; rep < 14_400; rep++)
        {
            builder.Add(new Fact(rep, FirstDay + (rep / 40 % 366), (1L << 37) + rep, FactOutcome.Won));
        }

        var byTeam = builder.ToTotals().RollUp(teams);
        for (var team = 0; team < 360; team++)
        {
            var sum = Enumerable.Range(team * 40, 40).Aggregate((Int128)0, (total, rep) => total + (1L << 37) + rep);
            Assert.Equal(new CellTotals(sum, 40, 40), byTeam.Of(team, team));
        }

        Assert.Equal(builder.ToTotals().Everything(), byTeam.Everything());
    }

    [Fact]
    public void A_cleared_builder_begins_anew()
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(Won(1, 1, long.MaxValue));
        builder.Add(Won(2, 2, 5));
        builder.Clear();

        Assert.Equal(new TotalsBuilder(Shape).ToTotals(), builder.ToTotals());
        builder.Add(Won(1, 1, 3));
        Assert.Equal(new CellTotals(3, 1, 1), builder.Of(1, 1));
    }

    private static long AmountOf(int row, int day) => (day % 2 == 0 ? 5 : -3) * (Edge + (row * 1_000) + day);

    private static Fact Won(int row, int day, long amount) => new(row, FirstDay + day, amount, FactOutcome.Won);
}

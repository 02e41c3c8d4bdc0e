using SalesMetrics.Columns;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Columns;

public class TotalsTests
{
    private static readonly PeriodTable Months = PeriodTable.Create([Days("2024-01-01", "2024-01-31"), Days("2024-02-01", "2024-02-29")]);

    private static readonly TotalsShape Shape = TotalsShape.Create(Dimension.Create("Ada", "Bob"), Months, Dollar);

    [Fact]
    public void Won_amounts_are_added_and_all_facts_counted()
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(new FactColumns(
            [0, 0, 0, 1],
            [Number("2024-01-01"), Number("2024-01-31"), Number("2024-01-15"), Number("2024-02-29")],
            [1_050, -50, 9_999, 7],
            [FactOutcome.Won, FactOutcome.Won, FactOutcome.Lost, FactOutcome.Won]));
        var totals = builder.ToTotals();

        Assert.Equal(new CellTotals(1_050 - 50, 3, 2), totals.Of("Ada", new LocalDate(2024, 1, 20)));
        Assert.Equal(new CellTotals(7, 1, 1), totals.Of("Bob", new LocalDate(2024, 2, 29)));
        Assert.Equal(default, totals.Of("Bob", new LocalDate(2024, 1, 1)));
        Assert.Equal(Usd(10.07m), totals.Everything().ToMoney(Dollar));
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void Any_day_number_is_legal_and_counted_outside_the_periods(int day)
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(new FactColumns([1], [day], [5]));
        builder.Add(new Fact(1, day, 7, FactOutcome.Won));

        Assert.Equal(new CellTotals(5 + 7, 2, 2), builder.ToTotals().Outside());
        Assert.Equal(new CellTotals(5 + 7, 2, 2), builder.ToTotals().Everything());
    }

    [Fact]
    public void A_block_with_one_illegal_fact_is_refused_whole_however_late_it_comes()
    {
        var rows = new int[10_000];
        var builder = new TotalsBuilder(Shape);
        builder.Add(new FactColumns([0], [0], [11]));
        rows[9_998] = 2;
        var refused = Assert.Throws<ArgumentException>(() => builder.Add(new FactColumns(rows, new int[10_000], [.. Enumerable.Repeat(3L, 10_000)])));

        Assert.StartsWith("Fact 9998 has the key 2; keys are 0 to 1. Nothing was added.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new CellTotals(11, 1, 1), builder.ToTotals().Everything());
    }

    [Fact]
    public void An_outcome_or_currency_that_there_is_not_is_refused()
    {
        var builder = new TotalsBuilder(Shape);
        var two = new TotalsBuilder(TotalsShape.Create(Shape.Rows, null, Months, [Dollar, Currency.Of("EUR")]));

        Assert.Contains("outcome 3", Assert.Throws<ArgumentException>(() => builder.Add(new FactColumns([0], [0], [1], [(FactOutcome)3]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Add(new Fact(0, 0, 1, (FactOutcome)3)));
        Assert.Contains(
            "currency 2",
            Assert.Throws<ArgumentException>(() => two.Add(new FactColumns([0], [0], [1], [FactOutcome.Won], default, [2]))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("facts", () => two.Add(new FactColumns([0], [0], [1])));
        Assert.Throws<ArgumentException>("facts", () => builder.Add(new FactColumns([0], [0], [1], default, [0])));
    }

    [Fact]
    public void Two_currencies_are_never_added()
    {
        var builder = new TotalsBuilder(TotalsShape.Create(Shape.Rows, null, Months, [Dollar, Currency.Of("EUR")]));
        builder.Add(new FactColumns([0, 0, 0], [0, 0, 0], [1, 10, 100], default, default, [0, 1, 0]));

        Assert.Equal(101, builder.ToTotals().Everything(0).MinorUnits);
        Assert.Equal(10, builder.ToTotals().Everything(1).MinorUnits);
    }

    [Fact]
    public void Columns_of_different_length_are_refused_by_name()
    {
        Assert.Throws<ArgumentException>("days", () => new FactColumns([0, 1], [0], [1, 2]));
        Assert.Throws<ArgumentException>("amounts", () => new FactColumns([0, 1], [0, 0], []));
        Assert.Throws<ArgumentException>("outcomes", () => new FactColumns([0, 1], [0, 0], [1, 2], [FactOutcome.Won]));
    }

    [Fact]
    public void No_facts_are_legal_and_change_nothing()
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(default(FactColumns));
        builder.Remove(new FactColumns([], [], []));

        Assert.Equal(new TotalsBuilder(Shape).ToTotals(), builder.ToTotals());
        Assert.Equal(builder.ToTotals(), TotalsCalculator.Calculate(new FactStoreBuilder().ToStore(), Shape));
    }

    [Fact]
    public void Sums_beyond_64_bits_are_exact_and_come_back_to_the_same_bits()
    {
        var builder = new TotalsBuilder(Shape);
        for (var i = 0; i < 5; i++)
        {
            builder.Add(new FactColumns([0, 1], [0, 0], [long.MaxValue, long.MinValue]));
        }

        Assert.Equal(5 * (Int128)long.MaxValue, builder.Of(0, Months.Count).MinorUnits);
        Assert.Equal(5 * (Int128)long.MinValue, builder.Of(1, Months.Count).MinorUnits);

        builder.Remove(new FactColumns([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], new int[10], [.. Enumerable.Repeat(long.MaxValue, 5), .. Enumerable.Repeat(long.MinValue, 5)]));
        Assert.Equal(new TotalsBuilder(Shape).ToTotals(), builder.ToTotals());
        Assert.Equal(TotalsSnapshot.Write(new TotalsBuilder(Shape).ToTotals()), TotalsSnapshot.Write(builder.ToTotals()));
    }

    [Fact]
    public void Many_facts_of_middling_size_are_looked_at_again_and_not_widened()
    {
        // 2^53 each, to and fro: the bound passes 2^63 after a thousand, the sums never come near it.
        var builder = new TotalsBuilder(Shape);
        for (var i = 0; i < 10_000; i++)
        {
            builder.Add(new Fact(0, 0, (i % 2 == 0 ? 1 : -1) * (1L << 53), FactOutcome.Won));
        }

        Assert.Equal(new CellTotals(0, 10_000, 10_000), builder.Of(0, Months.Count));
    }

    [Fact]
    public void More_may_be_taken_back_than_added_and_shows()
    {
        var builder = new TotalsBuilder(Shape);
        builder.Remove(new Fact(0, 0, 5, FactOutcome.Won));
        builder.Remove(new Fact(0, 0, 5, FactOutcome.Lost));

        Assert.Equal(new CellTotals(-5, -2, -1), builder.ToTotals().Everything());
    }

    [Fact]
    public void A_refused_correction_changes_nothing()
    {
        var builder = new TotalsBuilder(Shape);
        var fact = new Fact(0, 0, 5, FactOutcome.Won);
        builder.Add(fact);

        Assert.Throws<ArgumentOutOfRangeException>(() => builder.Correct(fact, fact with { Row = 2 }));
        Assert.Equal(new CellTotals(5, 1, 1), builder.ToTotals().Everything());
    }

    [Fact]
    public void Totals_stay_as_they_are_when_adding_goes_on()
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(new Fact(0, 0, 5, FactOutcome.Won));
        var before = builder.ToTotals();
        builder.Add(new Fact(0, 0, 7, FactOutcome.Won));

        Assert.Equal(5, before.Everything().MinorUnits);
        Assert.Equal(12, builder.ToTotals().Everything().MinorUnits);

        builder.Clear();
        Assert.Equal(default, builder.ToTotals().Everything());
    }

    [Fact]
    public void Totals_of_another_shape_do_not_merge_and_the_difference_is_named()
    {
        var builder = new TotalsBuilder(Shape);

        Assert.Contains("rows are not the same ids (2 and 1)", Refused(TotalsShape.Create(Dimension.Create("Ada"), Months, Dollar)), StringComparison.Ordinal);
        Assert.Contains("currencies", Refused(TotalsShape.Create(Shape.Rows, Months, Currency.Of("EUR"))), StringComparison.Ordinal);
        Assert.Contains("second keys", Refused(TotalsShape.Create(Shape.Rows, Shape.Rows, Months, [Dollar])), StringComparison.Ordinal);
        Assert.Contains("periods", Refused(TotalsShape.Create(Shape.Rows, PeriodTable.Create([Days("2024-01-01", "2024-01-31")]), Dollar)), StringComparison.Ordinal);

        string Refused(TotalsShape other) => Assert.Throws<ArgumentException>(() => builder.Merge(new TotalsBuilder(other).ToTotals())).Message;
    }

    [Fact]
    public void A_shape_with_too_many_cells_is_refused_before_any_memory_is_taken()
    {
        var rows = Dimension.Create(Enumerable.Range(0, 40_000).Select(i => $"{i}"));

        Assert.Contains("at most 536870912", Assert.Throws<ArgumentException>(() => TotalsShape.Create(rows, rows, Months, [Dollar])).Message, StringComparison.Ordinal);
    }

    private static int Number(string date) => DayNumber.Of(Day(date));
}

using SalesMetrics.Columns;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Columns;

/// <summary>At the ends of every range: nothing wraps, and what is refused leaves no trace.</summary>
/// <param name="others">How many reps there are beside Ada and Bob; many of them make a cube that begins with small cells.</param>
public abstract class TotalsLimitsTests(int others)
{
    private static readonly PeriodTable January = PeriodTable.Create([Days("2024-01-01", "2024-01-31")]);

    private TotalsShape Shape { get; } =
        TotalsShape.Create(Dimension.Create(["Ada", "Bob", .. Enumerable.Range(0, others).Select(i => $"R{i}")]), January, Dollar);

    [Fact]
    public void A_block_whose_last_fact_overflows_a_total_added_by_hand_is_refused_whole()
    {
        // 6,000 facts are two blocks: the first is done when the second fails, half way.
        var builder = FullTo(Int128.MaxValue - 10);
        var rows = new int[6_000];
        rows.AsSpan(0, 5_990).Fill(1);
        var amounts = Enumerable.Repeat(2L, 6_000).ToArray();
        var before = builder.ToTotals();

        Assert.Throws<OverflowException>(() => builder.Add(new FactColumns(rows, new int[6_000], amounts)));

        Assert.Equal(before, builder.ToTotals());
        builder.Add(new FactColumns(rows.AsSpan(0, 5_995), new int[5_995], amounts.AsSpan(0, 5_995)));
        Assert.Equal(Int128.MaxValue, builder.Of(0, 1).MinorUnits);
    }

    [Fact]
    public void The_way_back_may_lead_over_the_end_of_the_range()
    {
        // Taking back in order leads from max - 5 over max + 8: it must arrive all the same.
        var builder = FullTo(Int128.MaxValue - 5);
        var before = builder.ToTotals();

        Assert.Throws<OverflowException>(() => builder.Add(new FactColumns([0, 0, 0, 0], new int[4], [-10, 3, 10, 99])));
        Assert.Equal(before, builder.ToTotals());

        var rows = new int[5_000];
        rows[4_999] = Shape.Rows.Count;
        Assert.Throws<ArgumentException>(() => builder.Add(new FactColumns(rows, new int[5_000], [-20_000, .. Enumerable.Repeat(4L, 4_999)])));
        Assert.Equal(before, builder.ToTotals());
    }

    [Fact]
    public void Taking_back_below_the_least_sum_is_refused_whole()
    {
        var builder = FullTo(Int128.MinValue + 5);
        var before = builder.ToTotals();

        Assert.Throws<OverflowException>(() => builder.Remove(new FactColumns([0, 0], [0, 0], [5, 1])));
        Assert.Equal(before, builder.ToTotals());
    }

    [Fact]
    public void Counts_at_the_end_of_64_bits_are_refused_and_not_wrapped()
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(0, 1, new CellTotals(0, long.MaxValue - 1, 0));
        var before = builder.ToTotals();

        Assert.Throws<OverflowException>(() => builder.Add(new FactColumns([0, 0], [0, 0], [1, 1])));
        Assert.Equal(before, builder.ToTotals());
    }

    [Fact]
    public void Counts_beyond_31_bits_are_exact()
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(0, 1, new CellTotals(0, int.MaxValue, int.MaxValue));
        builder.Add(new Fact(0, 0, 1, FactOutcome.Won));
        builder.Add(1, 1, new CellTotals(0, int.MinValue, int.MinValue));
        builder.Remove(new Fact(1, 0, 1, FactOutcome.Won));

        Assert.Equal(new CellTotals(1, 2_147_483_648, 2_147_483_648), builder.Of(0, 1));
        Assert.Equal(new CellTotals(-1, -2_147_483_649, -2_147_483_649), builder.Of(1, 1));
    }

    [Theory]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, -1)]
    [InlineData(long.MinValue, long.MinValue)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Two_amounts_around_63_bits_add_up_exactly_by_every_way(long first, long second)
    {
        var expected = new CellTotals((Int128)first + second, 2, 2);
        var columns = new TotalsBuilder(Shape);
        columns.Add(new FactColumns([0, 0], [0, 0], [first, second]));
        var singles = new TotalsBuilder(Shape);
        singles.Add(new Fact(0, 0, first, FactOutcome.Won));
        singles.Add(new Fact(0, 0, second, FactOutcome.Won));
        var corrected = new TotalsBuilder(Shape);
        corrected.Add(new FactColumns([0, 0], [0, 0], [first, first]));
        corrected.Correct(new Fact(0, 0, first, FactOutcome.Won), new Fact(0, 0, second, FactOutcome.Won));

        Assert.Equal(expected, columns.Of(0, 1));
        Assert.Equal(expected, singles.Of(0, 1));
        Assert.Equal(expected, corrected.Of(0, 1));
        Assert.Equal(expected, Totals.Merge(One(first), One(second)).Of(0, 1));
        Assert.Equal(expected, TwoReps(first, second).RollUp(Grouping.ToOne(Shape.Rows, "all")).Of(0, 1));
        Assert.Equal(columns.ToTotals(), singles.ToTotals());
        Assert.Equal(columns.ToTotals(), corrected.ToTotals());
    }

    [Fact]
    public void A_correction_that_overflows_another_cell_changes_neither()
    {
        var builder = FullTo(Int128.MaxValue);
        var fact = new Fact(1, 0, 7, FactOutcome.Won);
        builder.Add(fact);
        var before = builder.ToTotals();

        Assert.Throws<OverflowException>(() => builder.Correct(fact, fact with { Row = 0 }));
        Assert.Equal(before, builder.ToTotals());

        builder.Correct(fact, fact with { Row = 0, MinorUnits = 0 });
        Assert.Equal(Int128.MaxValue, builder.Of(0, 1).MinorUnits);
        Assert.Equal(default, builder.Of(1, 1));
    }

    [Fact]
    public void A_merge_that_overflows_in_a_later_cell_changes_none()
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(1, 1, new CellTotals(Int128.MaxValue, 1, 1));
        var before = builder.ToTotals();

        Assert.Throws<OverflowException>(() => builder.Merge(TwoReps(5, 1)));
        Assert.Equal(before, builder.ToTotals());
    }

    [Fact]
    public void Sums_over_all_cells_are_refused_rather_than_wrapped()
    {
        var builder = FullTo(Int128.MaxValue);
        builder.Add(new Fact(1, 0, 1, FactOutcome.Won));

        Assert.Throws<OverflowException>(() => builder.ToTotals().Everything());
        Assert.Throws<OverflowException>(() => builder.ToTotals().RollUp(Grouping.ToOne(Shape.Rows, "all")));
    }

    [Fact]
    public void A_second_key_without_ids_has_no_cells_and_adds_up_to_nothing()
    {
        var totals = new TotalsBuilder(TotalsShape.Create(Shape.Rows, Dimension.Create(), January, [Dollar])).ToTotals();

        Assert.Equal(default, totals.Everything());
        Assert.Equal(default, totals.Outside());
        Assert.Equal(0, totals.Shape.Cells);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_currency_that_there_is_not_is_refused_even_without_rows(int currency)
    {
        var totals = new TotalsBuilder(TotalsShape.Create(Dimension.Create(), January, Dollar)).ToTotals();

        Assert.Throws<ArgumentOutOfRangeException>(nameof(currency), () => totals.Everything(currency));
        Assert.Throws<ArgumentOutOfRangeException>(nameof(currency), () => totals.Outside(currency));
    }

    [Fact]
    public void More_cells_than_64_bits_count_are_refused_as_too_many()
    {
        var ids = Dimension.Create(Enumerable.Range(0, 700_000).Select(i => $"{i}"));
        var days = PeriodTable.Create(
            [.. Enumerable.Range(0, 199_999).Select(day => new DateInterval(DayNumber.ToDate(day), DayNumber.ToDate(day)))]);
        var currencies = Enumerable.Range(0, 120).Select(i => Currency.OfUnit($"unit-{i}"));

        var refused = Assert.Throws<ArgumentException>(() => TotalsShape.Create(ids, ids, days, [.. currencies]));

        // 700,000 x 700,000 x 120 x 200,000
        Assert.Contains("11760000000000000000 cells", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_illegal_outcome_of_an_object_is_named_by_the_place_of_the_object()
    {
        var items = Enumerable.Range(0, 5_000).Select(i => i == 4_500 ? (FactOutcome)7 : FactOutcome.Won);

        Assert.StartsWith(
            "Fact 4500 has the outcome 7",
            Assert.Throws<ArgumentException>(() => TotalsCalculator.Calculate(items, Shape, default(OneCentOfAda))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_gives_no_group_is_refused_with_the_id() =>
        Assert.Contains(
            "'Bob'",
            Assert.Throws<ArgumentException>("groupOf", () => Grouping.Create(Shape.Rows, id => id == "Bob" ? null! : "Red")).Message,
            StringComparison.Ordinal);

    private TotalsBuilder FullTo(Int128 sum)
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(0, 1, new CellTotals(sum, 0, 0));
        return builder;
    }

    private Totals One(long amount)
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(new Fact(0, 0, amount, FactOutcome.Won));
        return builder.ToTotals();
    }

    private Totals TwoReps(long ada, long bob)
    {
        var builder = new TotalsBuilder(Shape);
        builder.Add(new FactColumns([0, 1], [0, 0], [ada, bob]));
        return builder.ToTotals();
    }

    private readonly struct OneCentOfAda : IFactSelector<FactOutcome>
    {
        public string IdOf(FactOutcome item) => "Ada";

        public LocalDate DateOf(FactOutcome item) => new(2024, 1, 1);

        public Money AmountOf(FactOutcome item) => new(0.01m, Dollar);

        public FactOutcome OutcomeOf(FactOutcome item) => item;
    }
}

/// <summary>Two reps: cells that fit a processor's own cache.</summary>
public sealed class TotalsLimitsOfFewTests() : TotalsLimitsTests(others: 0);

/// <summary>Seventy thousand reps: cells that do not.</summary>
public sealed class TotalsLimitsOfManyTests() : TotalsLimitsTests(others: 70_000);

using SalesMetrics.Columns;

namespace SalesMetrics.Tests.Columns;

public class DimensionTests
{
    [Fact]
    public void Ids_are_numbered_in_the_order_given_and_told_apart_by_case()
    {
        var dimension = Dimension.Create("Bob", "bob", "");

        Assert.Equal(0, dimension.IndexOf("Bob"));
        Assert.Equal(1, dimension.IndexOf("bob"));
        Assert.Equal("", dimension[2]);
        Assert.False(dimension.TryGetIndex("BOB", out _));
        Assert.Contains("'BOB' is none of the 3 ids", Assert.Throws<ArgumentException>(() => dimension.IndexOf("BOB")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_twice_or_missing_is_refused_with_its_place()
    {
        Assert.Contains("index 0 and 2", Assert.Throws<ArgumentException>("ids", () => Dimension.Create("a", "b", "a")).Message, StringComparison.Ordinal);
        Assert.Contains("index 1", Assert.Throws<ArgumentException>("ids", () => Dimension.Create("a", null!)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_builder_numbers_ids_as_they_turn_up_and_earlier_dimensions_stay()
    {
        var builder = new DimensionBuilder();
        Assert.Equal(0, builder.Intern("x"));
        Assert.Equal(1, builder.Intern("yy".AsSpan()));
        var two = builder.ToDimension();
        Assert.Equal(2, builder.Intern("z"));
        Assert.Equal(0, builder.Intern("x".AsSpan()));

        Assert.Equal(["x", "yy"], two.Ids.AsEnumerable());
        Assert.False(two.TryGetIndex("z", out _));
        Assert.Equal(3, builder.ToDimension().Count);
    }

    [Fact]
    public void Ids_with_the_same_ending_are_told_apart_when_objects_are_added_up()
    {
        // The reader of objects remembers ids by their last characters.
        var ids = Enumerable.Range(0, 3_000).Select(i => $"{i:0000}-rep").Append("").Append("p").Append("ep").ToArray();
        var shape = TotalsShape.Create(Dimension.Create(ids), PeriodTable.Create([Support.Facts.Days("2024-01-01", "2024-12-31")]), Support.Facts.Dollar);
        var totals = TotalsCalculator.Calculate(ids.Concat(ids.Reverse()).Select(id => new string(id)), shape, default(OneCent));

        Assert.All(Enumerable.Range(0, ids.Length), row => Assert.Equal(new CellTotals(2, 2, 2), totals.Of(row, 0)));
        Assert.Contains(
            "Item 1 has the id '9999-rep'",
            Assert.Throws<ArgumentException>(() => TotalsCalculator.Calculate(["0000-rep", "9999-rep"], shape, default(OneCent))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_named_by_a_rule_or_by_numbers()
    {
        var reps = Dimension.Create("Ada", "Bob", "Cem");
        var byRule = Grouping.Create(reps, rep => rep == "Bob" ? "Blue" : "Red");

        Assert.Equal(["Red", "Blue"], byRule.To.Ids.AsEnumerable());
        Assert.Equal([0, 1, 0], byRule.Map.ToArray());
        Assert.Throws<ArgumentException>("map", () => Grouping.Create(reps, byRule.To, [0, 1]));
        Assert.Throws<ArgumentException>("map", () => Grouping.Create(reps, byRule.To, [0, 1, 2]));
    }

    private readonly struct OneCent : IFactSelector<string>
    {
        public string IdOf(string item) => item;

        public LocalDate DateOf(string item) => new(2024, 5, 1);

        public Money AmountOf(string item) => new(0.01m, Support.Facts.Dollar);

        public FactOutcome OutcomeOf(string item) => FactOutcome.Won;
    }
}

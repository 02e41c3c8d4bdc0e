using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests;

public class EffectiveDatedTests
{
    private static readonly EffectiveDated<string> Owner = EffectiveDated.Create(
        new EffectiveValue<string>(Day("2024-04-01"), "Bob"), new EffectiveValue<string>(Day("2024-01-01"), "Ada"));

    [Fact]
    public void A_value_holds_from_its_day_to_the_day_before_the_next()
    {
        Assert.Equal("Ada", Owner.On(Day("2024-01-01")));
        Assert.Equal("Ada", Owner.On(Day("2024-03-31")));
        Assert.Equal("Bob", Owner.On(Day("2024-04-01")));
        Assert.Equal("Bob", Owner.On(LocalDate.MaxIsoValue));
    }

    [Fact]
    public void Nothing_holds_before_the_first_day()
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => Owner.On(Day("2023-12-31")));

        Assert.Equal("date", fault.ParamName);
        Assert.Contains("2024-01-01", fault.Message, StringComparison.Ordinal);
        Assert.False(Owner.TryGetOn(LocalDate.MinIsoValue, out var value));
        Assert.Null(value);
    }

    [Fact]
    public void An_interval_is_cut_where_the_value_changes()
    {
        Assert.Equal(
            [
                new EffectivePiece<string>(Days("2024-03-30", "2024-03-31"), "Ada"),
                new EffectivePiece<string>(Days("2024-04-01", "2024-04-02"), "Bob"),
            ],
            Owner.Pieces(Days("2024-03-30", "2024-04-02")).AsEnumerable());
    }

    [Fact]
    public void Days_before_the_first_entry_are_in_no_piece()
    {
        Assert.Empty(Owner.Pieces(Days("2023-01-01", "2023-12-31")));
        Assert.Equal(Days("2024-01-01", "2024-01-01"), Assert.Single(Owner.Pieces(Days("2023-01-01", "2024-01-01"))).Interval);
    }

    [Fact]
    public void One_value_can_hold_for_all_the_days_there_are()
    {
        var always = EffectiveDated.From(LocalDate.MinIsoValue, 7);
        var everything = new DateInterval(LocalDate.MinIsoValue, LocalDate.MaxIsoValue);

        Assert.Equal(new EffectivePiece<int>(everything, 7), Assert.Single(always.Pieces(everything)));
    }

    [Fact]
    public void A_value_without_entries_or_with_two_on_a_day_is_refused()
    {
        Assert.Equal("entries", Assert.Throws<ArgumentNullException>(() => EffectiveDated.Create<int>(null!)).ParamName);
        Assert.Equal("entries", Assert.Throws<ArgumentException>(() => EffectiveDated.Create<int>()).ParamName);
        var fault = Assert.Throws<ArgumentException>(
            () => EffectiveDated.Create(new EffectiveValue<int>(Day("2024-01-01"), 1), new EffectiveValue<int>(Day("2024-01-01"), 1)));
        Assert.Equal("entries", fault.ParamName);
        Assert.Contains("2024-01-01", fault.Message, StringComparison.Ordinal);
        Assert.Equal("interval", Assert.Throws<ArgumentNullException>(() => Owner.Pieces(null!)).ParamName);
    }
}

using FsCheck.Xunit;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests;

[Properties(Arbitrary = [typeof(Arbitraries)])]
public class EffectiveDatedProperties
{
    [Property]
    public bool Pieces_tile_the_days_on_which_something_holds(DatedValue dated)
    {
        var held = dated.Interval.Where(day => dated.Value.TryGetOn(day, out _));
        return dated.Value.Pieces(dated.Interval).SelectMany(piece => piece.Interval).SequenceEqual(held);
    }

    [Property]
    public bool A_piece_has_the_value_of_each_of_its_days(DatedValue dated) =>
        dated.Value.Pieces(dated.Interval).All(piece => piece.Interval.All(day => dated.Value.On(day) == piece.Value));

    [Property]
    public bool The_value_on_a_day_is_that_of_the_last_entry_on_or_before_it(DatedValue dated, LocalDate day)
    {
        var entries = dated.Value.Entries.Where(entry => entry.From <= day).ToList();
        return dated.Value.TryGetOn(day, out var value) == (entries.Count > 0)
            && (entries.Count == 0 || value == entries.MaxBy(entry => entry.From).Value);
    }

    [Property]
    public bool The_order_of_entries_does_not_matter(DatedValue dated) =>
        EffectiveDated.Create(dated.Value.Entries.Reverse()).Entries.SequenceEqual(dated.Value.Entries);
}

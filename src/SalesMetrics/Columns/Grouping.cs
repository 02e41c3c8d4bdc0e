namespace SalesMetrics.Columns;

/// <summary>Which coarser id each id of a dimension belongs to: reps to teams, teams to regions, seats to managers.</summary>
/// <remarks>Every id belongs to exactly one coarser id, so a roll-up neither drops nor doubles anything.</remarks>
public sealed class Grouping
{
    private readonly int[] _map;

    private Grouping(Dimension from, Dimension to, int[] map)
    {
        From = from;
        To = to;
        _map = map;
    }

    /// <summary>The finer ids.</summary>
    public Dimension From { get; }

    /// <summary>The coarser ids. Some may have nothing below them.</summary>
    public Dimension To { get; }

    /// <summary>For each number of <see cref="From"/>, the number of <see cref="To"/> it belongs to.</summary>
    public ReadOnlySpan<int> Map => _map;

    /// <summary>Groups by a list of numbers.</summary>
    /// <param name="from">The finer ids.</param>
    /// <param name="to">The coarser ids.</param>
    /// <param name="map">For each finer number, the coarser one.</param>
    /// <exception cref="ArgumentException">The list is not as long as <paramref name="from"/>, or names a number that <paramref name="to"/> does not
    /// have.</exception>
    public static Grouping Create(Dimension from, Dimension to, ReadOnlySpan<int> map)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (map.Length != from.Count)
        {
            throw new ArgumentException(Invariant($"The map has {map.Length} entries for {from.Count} ids."), nameof(map));
        }

        for (var i = 0; i < map.Length; i++)
        {
            if (unchecked((uint)map[i]) >= (uint)to.Count)
            {
                throw new ArgumentException(
                    Invariant($"'{from[i]}' is put into group {map[i]}, and the groups are 0 to {to.Count - 1}."), nameof(map));
            }
        }

        return new Grouping(from, to, map.ToArray());
    }

    /// <summary>Groups by a rule. The coarser ids are those the rule names, in order of their first appearance.</summary>
    /// <param name="from">The finer ids.</param>
    /// <param name="groupOf">Gives the coarser id of a finer one; empty is an id like any other.</param>
    /// <exception cref="ArgumentException">The rule gives null for an id, which the message names.</exception>
    public static Grouping Create(Dimension from, Func<string, string> groupOf)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(groupOf);
        var to = new DimensionBuilder();
        var map = new int[from.Count];
        for (var i = 0; i < map.Length; i++)
        {
            map[i] = to.Intern(
                groupOf(from[i]) ?? throw new ArgumentException(Invariant($"'{from[i]}' is put into the group null; for none, give the empty id."), nameof(groupOf)));
        }

        return new Grouping(from, to.ToDimension(), map);
    }

    /// <summary>Puts everything into one group, as for a company's total.</summary>
    public static Grouping ToOne(Dimension from, string id)
    {
        ArgumentNullException.ThrowIfNull(from);
        return new Grouping(from, Dimension.Create(id), new int[from.Count]);
    }
}

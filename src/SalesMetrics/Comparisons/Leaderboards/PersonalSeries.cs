namespace SalesMetrics.Comparisons.Leaderboards;

/// <summary>Somebody's own periods, oldest first, the last one being now.</summary>
public sealed class PersonalSeries
{
    /// <summary>States the periods.</summary>
    /// <param name="id">Who; not empty.</param>
    /// <param name="values">The values, higher is better, finite; at least the one of now.</param>
    /// <exception cref="ArgumentException">The id is empty, there is no value, or one is infinite or not a number.</exception>
    public PersonalSeries(string id, params IEnumerable<double> values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(values);
        Id = id;
        Values = [.. values];
        if (Values.IsEmpty || Values.Any(value => !double.IsFinite(value)))
        {
            throw new ArgumentException(Invariant($"'{id}' needs at least the value of now, and every value must be finite."), nameof(values));
        }
    }

    /// <summary>Who.</summary>
    public string Id { get; }

    /// <summary>The values.</summary>
    public ImmutableArray<double> Values { get; }
}

namespace SalesMetrics;

/// <summary>Makes <see cref="EffectiveDated{T}"/> values.</summary>
public static class EffectiveDated
{
    /// <summary>Makes a value that changes on known dates.</summary>
    /// <param name="entries">The changes, in any order; at least one, no two on one day.</param>
    /// <typeparam name="T">What changes over time.</typeparam>
    /// <exception cref="ArgumentException">There is no entry, or two start on one day.</exception>
    public static EffectiveDated<T> Create<T>(params IEnumerable<EffectiveValue<T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var ordered = entries.OrderBy(entry => entry.From).ToImmutableArray();
        if (ordered.IsEmpty)
        {
            throw new ArgumentException("A value that changes over time needs at least one entry.", nameof(entries));
        }

        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].From == ordered[i - 1].From)
            {
                throw new ArgumentException(Invariant($"Two entries start on {ordered[i].From:uuuu-MM-dd}: only one value can hold on a day."), nameof(entries));
            }
        }

        return new EffectiveDated<T>(ordered);
    }

    /// <summary>Makes a value that holds from one day on and does not change.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    public static EffectiveDated<T> From<T>(LocalDate from, T value) => new([new EffectiveValue<T>(from, value)]);
}

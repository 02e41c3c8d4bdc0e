namespace SalesMetrics.Series;

/// <summary>Measurements of one thing at equally spaced periods, oldest first: a rep's monthly sales, a team's weekly bookings.</summary>
/// <remarks>
/// <para>The values are taken to be consecutive: close gaps before. Zero and negative values are legal.</para>
/// <para>Two series are equal only when they are the same object.</para>
/// </remarks>
public sealed class TimeSeries
{
    /// <summary>The most values a series may hold.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>The largest magnitude of a value. Differences of two such values and their forecasts still fit a
    /// <see cref="double"/>.</summary>
    public const double MaxMagnitude = 1e300;

    private TimeSeries(string id, ImmutableArray<double> values, int seasonLength)
    {
        Id = id;
        Values = values;
        SeasonLength = seasonLength;
    }

    /// <summary>The name by which results refer to the series; never empty.</summary>
    public string Id { get; }

    /// <summary>The values, oldest first; at least one, every one finite.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The number of periods after which the season repeats: 12 for months of a year, 4 for quarters; 1 means no season.</summary>
    public int SeasonLength { get; }

    /// <summary>The number of values.</summary>
    public int Length => Values.Length;

    /// <summary>Makes a series from values, which are enumerated once; an immutable array is taken over without a copy.</summary>
    /// <param name="id">The name of the series; not empty.</param>
    /// <param name="values">The values, oldest first: 1 to <see cref="MaxLength"/>, each within ±<see cref="MaxMagnitude"/>.</param>
    /// <param name="seasonLength">1 to <see cref="MaxLength"/>. It may exceed the number of values: models then say what they did
    /// instead.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> or <paramref name="values"/> is empty, or a value is NaN, infinite or too
    /// large; the message gives its position.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasonLength"/> is out of its range.</exception>
    public static TimeSeries Create(string id, IEnumerable<double> values, int seasonLength = 1)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Check(id, values is ImmutableArray<double> array ? array : [.. values], seasonLength);
    }

    /// <summary>Gets the oldest <paramref name="count"/> values as a series of the same name and season: the past as it was known
    /// then.</summary>
    /// <param name="count">1 to <see cref="Length"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is out of its range.</exception>
    public TimeSeries First(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Length);
        return count == Length ? this : new TimeSeries(Id, Values[..count], SeasonLength);
    }

    private static TimeSeries Check(string id, ImmutableArray<double> values, int seasonLength)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentOutOfRangeException.ThrowIfLessThan(seasonLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seasonLength, MaxLength);
        if (values.IsDefaultOrEmpty)
        {
            throw new ArgumentException($"Series '{id}' has no values: at least one is needed.", nameof(values));
        }

        if (values.Length > MaxLength)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Series '{id}' has {values.Length} values: at most {MaxLength} are allowed."),
                nameof(values));
        }

        for (var i = 0; i < values.Length; i++)
        {
            // The negated form also catches NaN, for which every comparison is false.
            if (!(Math.Abs(values[i]) <= MaxMagnitude))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Series '{id}' has {values[i]} at index {i}: a value must be finite and within ±{MaxMagnitude:R}."),
                    nameof(values));
            }
        }

        return new TimeSeries(id, values, seasonLength);
    }
}

using SalesMetrics.Calendars;

namespace SalesMetrics.Forecasting.Regression;

/// <summary>Something known about each period, past and coming, that sales may depend on: selling days, a campaign, a price rise.</summary>
/// <remarks>Two regressors are equal only when they are the same object.</remarks>
public sealed class Regressor
{
    private Regressor(string name, ImmutableArray<double> values)
    {
        Name = name;
        Values = values;
    }

    /// <summary>Its name in results; never empty.</summary>
    public string Name { get; }

    /// <summary>One number a period: the first belongs to the first value of the history, and those after its last to the coming
    /// periods.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Makes a regressor from numbers.</summary>
    /// <param name="name">Its name; not empty.</param>
    /// <param name="values">One number a period, from the first of the history on, as far as forecasts are wanted; each finite.</param>
    /// <exception cref="ArgumentException">There is no name or no number, or one is NaN or infinite; the message gives its position.</exception>
    public static Regressor Create(string name, IEnumerable<double> values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(values);
        ImmutableArray<double> numbers = [.. values];
        if (numbers.IsEmpty)
        {
            throw new ArgumentException(Invariant($"Regressor '{name}' has no numbers: one a period is needed."), nameof(values));
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.IsFinite(numbers[i]))
            {
                throw new ArgumentException(Invariant($"Regressor '{name}' has {numbers[i]} at index {i}: a number must be finite."), nameof(values));
            }
        }

        return new Regressor(name, numbers);
    }

    /// <summary>Makes one that is 1 in the periods of an event, such as a campaign, and 0 in all others.</summary>
    /// <param name="name">Its name; not empty.</param>
    /// <param name="count">The number of periods, history and future together; at least 1.</param>
    /// <param name="periods">When it happens or will: 0 for the first period of the history; each below <paramref name="count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> or a period is out of its range.</exception>
    public static Regressor Event(string name, int count, params ReadOnlySpan<int> periods)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var values = new double[count];
        foreach (var period in periods)
        {
            if (period < 0 || period >= count)
            {
                throw new ArgumentOutOfRangeException(nameof(periods), period, Invariant($"A period is 0 to {count - 1}."));
            }

            values[period] = 1;
        }

        return Create(name, values);
    }

    /// <summary>Makes one that is 0 before a change that stays, such as a price rise, and 1 from then on.</summary>
    /// <param name="name">Its name; not empty.</param>
    /// <param name="count">The number of periods, history and future together; at least 1.</param>
    /// <param name="first">The first period with the change; 0 for the first period of the history; below <paramref name="count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Regressor ChangeFrom(string name, int count, int first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, count);
        return Create(name, Enumerable.Range(0, count).Select(period => period < first ? 0d : 1d));
    }

    /// <summary>Makes one of the number of selling days, named <c>selling-days</c>.</summary>
    /// <param name="calendar">Says which days count.</param>
    /// <param name="periods">The periods of history and future, earliest first.</param>
    public static Regressor SellingDays(SellingDayCalendar calendar, IEnumerable<FiscalPeriod> periods)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(periods);
        return Create("selling-days", periods.Select(period => (double)calendar.Count(period.Interval)));
    }
}

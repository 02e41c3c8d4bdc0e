namespace SalesMetrics.Measures;

/// <summary>What a key figure of the sales process is: calls, meetings, qualified leads, or a rate of two of them. Printed with every value.</summary>
/// <remarks>Two definitions are equal when they say the same.</remarks>
public sealed record KpiDefinition
{
    /// <summary>The id, on which goals name it; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Id
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The kind of event counted, such as <c>meeting</c>; not empty.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public required string Numerator
    {
        get;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The kind of event it is divided by, such as <c>call</c>; null for a plain count.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string? Denominator
    {
        get;
        init
        {
            if (value is not null)
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(value);
            }

            field = value;
        }
    }

    /// <summary>Which day of an event decides whether it counts; the day it happened by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the bases.</exception>
    public KpiBasis Basis
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a basis.");
    }

    /// <summary>
    /// How many days up to and with the last one are looked at, as 28 for "the last four weeks"; null (default) looks at the period asked
    /// about.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int? WindowDays
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value ?? 1, 1, nameof(value));
            field = value;
        }
    }

    /// <summary>Which direction is better; more, by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the directions.</exception>
    public KpiDirection Direction
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Not a direction.");
    }

    /// <summary>Whether it is a rate of two counts.</summary>
    public bool IsRate => Denominator is not null;

    /// <summary>The definition in words.</summary>
    public string Definition => Invariant(
        $"{Numerator}{(Denominator is null ? "" : " / " + Denominator)}, by the day {(Basis == KpiBasis.Event ? "it happened" : "its case began")}, {(WindowDays is { } days ? Invariant($"last {days} days") : "in the period")}, {(Direction == KpiDirection.HigherIsBetter ? "higher" : "lower")} is better");

    /// <summary>The days looked at for a period, as known on a day; null when none of them is over.</summary>
    /// <param name="period">The period asked about.</param>
    /// <param name="asOf">The last day that is known; a day after the period counts as its end.</param>
    public DateInterval? WindowOf(DateInterval period, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(period);
        var end = LocalDate.Min(asOf, period.End);
        return end < period.Start ? null : new DateInterval(WindowDays is { } days ? end.PlusDays(1 - days) : period.Start, end);
    }
}

namespace SalesMetrics.Calendars;

/// <summary>The rule that gives the last day of a week-based fiscal year, always the same weekday.</summary>
/// <remarks>Years under either rule have 52 or 53 whole weeks.</remarks>
public abstract record FiscalYearEnd
{
    private FiscalYearEnd(IsoDayOfWeek weekday, int month)
    {
        if (weekday is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday)
        {
            throw new ArgumentOutOfRangeException(nameof(weekday), weekday, "A fiscal year ends on a weekday from Monday to Sunday.");
        }

        if (month is < 1 or > 12)
        {
            throw new ArgumentOutOfRangeException(nameof(month), month, "A fiscal year ends at the end of a month from 1 to 12.");
        }

        Weekday = weekday;
        Month = month;
    }

    /// <summary>The weekday on which every fiscal year ends; the next one starts on the day after it.</summary>
    public IsoDayOfWeek Weekday { get; }

    /// <summary>The calendar month, 1 to 12, at whose end the fiscal year ends.</summary>
    public int Month { get; }

    /// <summary>Gets the day on which the fiscal year that stands for the twelve months to the end of that month ends.</summary>
    internal LocalDate InYear(int year)
    {
        var monthEnd = new LocalDate(year, Month, 1).PlusMonths(1).PlusDays(-1);
        var daysBack = ((int)monthEnd.DayOfWeek - (int)Weekday + 7) % 7;
        var last = monthEnd.PlusDays(-daysBack);
        return this switch
        {
            LastWeekday => last,
            // Seven is odd, so one of the two neighbours is always strictly nearer.
            NearestWeekday => daysBack <= 3 ? last : last.PlusDays(7),
            _ => throw new InvalidOperationException($"Unknown rule {GetType().Name}."),
        };
    }

    /// <summary>The last one that is still in the month, such as the last Saturday of September.</summary>
    public sealed record LastWeekday : FiscalYearEnd
    {
        /// <summary>States the rule.</summary>
        /// <param name="weekday">The weekday on which every fiscal year ends.</param>
        /// <param name="month">The calendar month, 1 to 12.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such weekday or month.</exception>
        public LastWeekday(IsoDayOfWeek weekday, int month)
            : base(weekday, month)
        {
        }
    }

    /// <summary>The one nearest to the month's last day, at most three days off, such as the Saturday nearest to 31 January.</summary>
    public sealed record NearestWeekday : FiscalYearEnd
    {
        /// <summary>States the rule.</summary>
        /// <param name="weekday">The weekday on which every fiscal year ends.</param>
        /// <param name="month">The calendar month, 1 to 12, whose last day it is nearest to.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such weekday or month.</exception>
        public NearestWeekday(IsoDayOfWeek weekday, int month)
            : base(weekday, month)
        {
        }
    }
}

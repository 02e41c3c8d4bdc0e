namespace SalesMetrics.Columns;

/// <summary>Days as whole numbers: how columns hold dates.</summary>
/// <remarks>A day's number is the count of days since 1 January 1970 in the ISO calendar, negative before it, as in Arrow's <c>date32</c> and in Parquet's
/// <c>DATE</c>.</remarks>
public static class DayNumber
{
    private const int Epoch = 719_162;

    /// <summary>The number of a date, in any calendar.</summary>
    public static int Of(LocalDate date)
    {
        var iso = date.Calendar == CalendarSystem.Iso ? date : date.WithCalendar(CalendarSystem.Iso);

        // The BCL's arithmetic is the quick one and begins with the year 1.
        return iso.Year >= 1
            ? new DateOnly(iso.Year, iso.Month, iso.Day).DayNumber - Epoch
            : Period.DaysBetween(new LocalDate(1970, 1, 1), iso);
    }

    /// <summary>The date of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NodaTime has no such day: the number is below -4,371,222 or above 2,932,896.</exception>
    public static LocalDate ToDate(int dayNumber)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dayNumber, -4_371_222);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dayNumber, 2_932_896);
        return new LocalDate(1970, 1, 1).PlusDays(dayNumber);
    }
}

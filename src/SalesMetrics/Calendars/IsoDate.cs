using NodaTime.Text;

namespace SalesMetrics.Calendars;

/// <summary>What every date handed to this folder must be, and how it is written in messages.</summary>
internal static class IsoDate
{
    /// <summary>Refuses a date of another calendar system, whose days NodaTime would neither compare nor count with ours.</summary>
    public static void Require(LocalDate date, string name)
    {
        if (date.Calendar != CalendarSystem.Iso)
        {
            throw new ArgumentException(
                $"The date is in the calendar system {date.Calendar.Id}; convert it first, with WithCalendar(CalendarSystem.Iso).", name);
        }
    }

    /// <inheritdoc cref="Require(LocalDate, string)"/>
    public static void Require(DateInterval interval, string name)
    {
        ArgumentNullException.ThrowIfNull(interval, name);
        Require(interval.Start, name);
    }

    /// <summary>Writes a date as 2017-12-31 under every culture.</summary>
    public static string Text(LocalDate date) => LocalDatePattern.Iso.Format(date);

    /// <summary>Writes an interval as 2017-10-01 to 2017-12-31.</summary>
    public static string Text(DateInterval interval) => $"{Text(interval.Start)} to {Text(interval.End)}";
}

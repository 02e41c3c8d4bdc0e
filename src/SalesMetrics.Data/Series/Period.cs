using System.Runtime.InteropServices;

namespace SalesMetrics.Data.Series;

/// <summary>A period as it was written, as a number that orders it among its kind, and as a month where it may be one.</summary>
/// <param name="Kind">How it was written.</param>
/// <param name="Number">The integer itself, the day, or the month, counted through.</param>
/// <param name="Month">The month counted through; null when it cannot be one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Period(PeriodKind Kind, long Number, long? Month)
{
    public static bool TryParse(ReadOnlySpan<char> text, out Period period)
    {
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            period = new Period(PeriodKind.Day, day.DayNumber, MonthOf(day));
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
        {
            period = new Period(PeriodKind.Month, MonthOf(first), MonthOf(first));
            return true;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            // 201712 may be a month or just a number; both readings are kept, and either may make the next one follow.
            var isMonth = number is >= 100001 and <= 999912 && number % 100 is >= 1 and <= 12;
            period = new Period(PeriodKind.Integer, number, isMonth ? (number / 100 * 12) + (number % 100) : null);
            return true;
        }

        period = default;
        return false;
    }

    private static long MonthOf(DateOnly day) => (day.Year * 12L) + day.Month;
}

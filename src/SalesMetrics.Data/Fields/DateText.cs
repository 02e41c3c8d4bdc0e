using NodaTime.Text;

namespace SalesMetrics.Data.Fields;

/// <summary>Reads dates by stated patterns and by nothing else.</summary>
/// <remarks>A pattern with an hour is one of date and time: the day counts as it is written, no time zone is applied.</remarks>
internal sealed class DateText
{
    public const int EarliestYear = 1900;
    public const int LatestYear = 2200;
    private const string Iso = "uuuu-MM-dd";

    private readonly ImmutableArray<Func<string, LocalDate?>> _patterns;
    private readonly bool _hasIso;

    /// <param name="patterns">Patterns that <see cref="WhyNoPattern"/> has nothing against.</param>
    public DateText(ImmutableArray<string> patterns)
    {
        Patterns = patterns;
        _hasIso = patterns.Contains(Iso, StringComparer.Ordinal);
        _patterns = [.. patterns.Select(Reader)];
    }

    public ImmutableArray<string> Patterns { get; }

    public static string? WhyNoPattern(string pattern)
    {
        try
        {
            Reader(pattern);
            return null;
        }
        catch (InvalidPatternException e)
        {
            return Invariant($"'{pattern}' is no date pattern ({e.Message.TrimEnd('.')})");
        }
    }

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text, trimmed and not empty.</param>
    /// <param name="date">The date, when the fault is none.</param>
    public DateFault Read(ReadOnlySpan<char> text, out LocalDate date)
    {
        // Nearly every date is this one, and pattern objects cost a string and a result object each.
        if (_hasIso && TryReadIso(text, out date))
        {
            return CheckYear(date);
        }

        date = default;
        if (text.Length > 64)
        {
            return DateFault.Unreadable;
        }

        var written = text.ToString();
        LocalDate? found = null;
        foreach (var read in _patterns)
        {
            if (read(written) is not { } candidate)
            {
                continue;
            }

            if (found is { } earlier && earlier != candidate)
            {
                return DateFault.Ambiguous;
            }

            found = candidate;
        }

        if (found is not { } single)
        {
            return IsNumericDate(written) ? DateFault.Ambiguous : DateFault.Unreadable;
        }

        date = single;
        return CheckYear(single);
    }

    private static DateFault CheckYear(LocalDate date) =>
        date.Year is < EarliestYear or > LatestYear ? DateFault.OutOfRange : DateFault.None;

    private static Func<string, LocalDate?> Reader(string pattern)
    {
        if (HasHour(pattern))
        {
            var dateTime = LocalDateTimePattern.CreateWithInvariantCulture(pattern);
            return text => dateTime.Parse(text) is { Success: true } parsed ? parsed.Value.Date : null;
        }

        var dateOnly = LocalDatePattern.CreateWithInvariantCulture(pattern);
        return text => dateOnly.Parse(text) is { Success: true } parsed ? parsed.Value : null;
    }

    private static bool HasHour(string pattern)
    {
        var inQuotes = false;
        foreach (var c in pattern)
        {
            inQuotes ^= c == '\'';
            if (!inQuotes && c is 'H' or 'h')
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryReadIso(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day)
            || year == 0 || month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }

    /// <summary>Whether it is two one- or two-digit numbers up to 12 and a year: 03/04/2017, which is April to some and March to others.</summary>
    private static bool IsNumericDate(string text)
    {
        var parts = text.Split('/', '.', '-');
        return parts.Length == 3
            && parts[0].Length is 1 or 2 && TryDigits(parts[0], out var first) && first is >= 1 and <= 12
            && parts[1].Length is 1 or 2 && TryDigits(parts[1], out var second) && second is >= 1 and <= 12
            && parts[2].Length is 2 or 4 && TryDigits(parts[2], out _);
    }
}

namespace SalesMetrics.Calendars;

/// <summary>The text form of a period: one spelling each, so that ids can be compared as text.</summary>
internal static class FiscalPeriodId
{
    public const string Accepted = "FY2017, FY2017-H2, FY2017-Q4, FY2017-M12 or FY2017-W05, in upper case";

    /// <summary>Gets the largest number of a grain that its id has digits for.</summary>
    public static int MaxNumber(PeriodGrain grain) => grain switch
    {
        PeriodGrain.Year => 1,
        PeriodGrain.Half or PeriodGrain.Quarter => 9,
        _ => 99,
    };

    public static string Format(PeriodGrain grain, int fiscalYear, int number) => grain switch
    {
        PeriodGrain.Year => string.Create(CultureInfo.InvariantCulture, $"FY{fiscalYear:D4}"),
        PeriodGrain.Half => string.Create(CultureInfo.InvariantCulture, $"FY{fiscalYear:D4}-H{number}"),
        PeriodGrain.Quarter => string.Create(CultureInfo.InvariantCulture, $"FY{fiscalYear:D4}-Q{number}"),
        PeriodGrain.Month => string.Create(CultureInfo.InvariantCulture, $"FY{fiscalYear:D4}-M{number:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"FY{fiscalYear:D4}-W{number:D2}"),
    };

    /// <summary>Reads an id by its spelling alone; whether a calendar has such a period is for the calendar to say.</summary>
    public static bool TryRead(ReadOnlySpan<char> id, out PeriodGrain grain, out int fiscalYear, out int number)
    {
        grain = PeriodGrain.Year;
        number = 1;
        fiscalYear = 0;
        if (!id.StartsWith("FY", StringComparison.Ordinal) || id.Length < 6 || !TryReadDigits(id[2..6], out fiscalYear))
        {
            return false;
        }

        if (id.Length == 6)
        {
            return true;
        }

        if (id.Length < 9 || id[6] != '-')
        {
            return false;
        }

        (grain, var digits) = id[7] switch
        {
            'H' => (PeriodGrain.Half, 1),
            'Q' => (PeriodGrain.Quarter, 1),
            'M' => (PeriodGrain.Month, 2),
            'W' => (PeriodGrain.Week, 2),
            _ => (PeriodGrain.Year, 0),
        };
        return grain != PeriodGrain.Year && id.Length == 8 + digits && TryReadDigits(id[8..], out number);
    }

    // int.Parse would also take digits of other scripts, signs and blanks.
    private static bool TryReadDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }

            value = (value * 10) + (character - '0');
        }

        return true;
    }
}

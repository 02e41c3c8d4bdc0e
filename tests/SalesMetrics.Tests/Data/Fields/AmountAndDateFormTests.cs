using SalesMetrics.Data;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Tests.Data.Fields;

/// <summary>The forms of amounts and dates, seen through the reader, because only that is public.</summary>
public class AmountAndDateFormTests
{
    public static TheoryData<string, string, string, decimal?> Amounts => new()
    {
        { "1234.5", ".", "USD", 1234.5m },
        { ".5", ".", "USD", 0.5m },
        { "5.", ".", "USD", 5m },
        { "+7", ".", "USD", 7m },
        { "-7", ".", "USD", -7m },
        { "7-", ".", "USD", -7m },
        { "\u22127", ".", "USD", -7m },
        { "(7)", ".", "USD", -7m },
        { "($1,234.50)", ".", "USD", -1234.5m },
        { "-$7", ".", "USD", -7m },
        { "$-7", ".", "USD", -7m },
        { "$ 7", ".", "CAD", 7m },
        { "USD 7", ".", "USD", 7m },
        { "7 USD", ".", "USD", 7m },
        { "7€", ".", "EUR", 7m },
        { "£7", ".", "GBP", 7m },
        { "¥7", ".", "JPY", 7m },
        { "1,234,567", ".", "USD", 1234567m },
        { "1 234 567", ".", "USD", 1234567m },
        { "1\u00A0234\u00A0567", ".", "USD", 1234567m },
        { "1'234'567.25", ".", "CHF", 1234567.25m },
        { "1.234.567,25", ",", "EUR", 1234567.25m },
        { "0000000000000000000000000000000000012", ".", "USD", 12m },
        { "1,234", ".", "USD", 1234m },
        { "1,234", ",", "KWD", 1.234m },
        { "12,34", ".", "USD", null },
        { "1234,567", ".", "USD", null },
        { "1,2345", ".", "USD", null },
        { "1,234 567", ".", "USD", null },
        { ",234", ".", "USD", null },
        { "1.234.5", ".", "USD", null },
        { "1,23.4", ".", "USD", null },
        { "--7", ".", "USD", null },
        { "(-7)", ".", "USD", null },
        { "(7", ".", "USD", null },
        { "$", ".", "USD", null },
        { ".", ".", "USD", null },
        { "-", ".", "USD", null },
        { "$7$", ".", "USD", null },
        { "7%", ".", "USD", null },
        { "0x10", ".", "USD", null },
        { "1e3", ".", "USD", null },
        { "٧", ".", "USD", null },
        { "7 dollars", ".", "USD", null },
        { "$7", ".", "EUR", null },
        { "£7", ".", "USD", null },
        { "1000000000000000.01", ".", "USD", null },
        { "0.0000000000000000000000000000000001", ".", "USD", null },
    };

    [Theory, MemberData(nameof(Amounts))]
    public void An_amount_is_read_in_the_documented_forms_and_in_no_other(string text, string decimalSeparator, string currency, decimal? expected)
    {
        var mapping = CrmMapping.Parse(CrmTexts.MappingJson.Replace("\"dates\"", $"\"decimalSeparator\": \"{decimalSeparator}\", \"dates\"", StringComparison.Ordinal));

        var extract = CrmTexts.ReadDeals($"D1,Ada,Won,,2025-01-01,\"{text}\",{currency},,\n", mapping);

        Assert.Equal(expected, (extract.Deals.SingleOrDefault()?.Outcome as DealOutcome.Won)?.Amount.Amount);
    }

    public static TheoryData<string[], string, LocalDate?> Dates => new()
    {
        { ["uuuu-MM-dd"], "2024-02-29", new LocalDate(2024, 2, 29) },
        { ["uuuu-MM-dd"], "2023-02-29", null },
        { ["uuuu-MM-dd"], "2024-2-9", null },
        { ["uuuu-MM-dd"], "2024-02-29T10:00:00Z", null },
        { ["uuuu-MM-dd"], "02/13/2024", null },
        { ["M/d/uuuu"], "2/13/2024", new LocalDate(2024, 2, 13) },
        { ["M/d/uuuu"], "03/04/2017", new LocalDate(2017, 3, 4) },
        { ["d/M/uuuu"], "03/04/2017", new LocalDate(2017, 4, 3) },
        { ["M/d/uuuu", "d/M/uuuu"], "03/04/2017", null },
        { ["M/d/uuuu", "d/M/uuuu"], "04/04/2017", new LocalDate(2017, 4, 4) },
        { ["M/d/uuuu", "d/M/uuuu"], "13/04/2017", new LocalDate(2017, 4, 13) },
        { ["d.M.uuuu"], "3.4.2017", new LocalDate(2017, 4, 3) },
        { ["d MMM uuuu"], "3 Apr 2017", new LocalDate(2017, 4, 3) },
        { ["uuuu-MM-dd'T'HH:mm:ss'Z'"], "2017-04-03T23:59:59Z", new LocalDate(2017, 4, 3) },
        { ["uuuu-MM-dd", "uuuu-MM-dd HH:mm"], "2017-04-03 00:30", new LocalDate(2017, 4, 3) },
        { ["uuuuMMdd"], "20170403", new LocalDate(2017, 4, 3) },
    };

    [Theory, MemberData(nameof(Dates))]
    public void A_date_is_read_by_the_mappings_patterns_and_by_no_other(string[] patterns, string text, LocalDate? expected)
    {
        var list = string.Join(", ", patterns.Select(pattern => $"\"{pattern}\""));
        var mapping = CrmMapping.Parse(CrmTexts.MappingJson.Replace("[\"uuuu-MM-dd\"]", $"[{list}]", StringComparison.Ordinal));

        var extract = CrmTexts.ReadDeals($"D1,Ada,Won,,{text},5,,,\n", mapping);

        Assert.Equal(expected, extract.Deals.SingleOrDefault()?.ClosedOn);
    }
}

using SalesMetrics.Data;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Data.CrmTexts;

namespace SalesMetrics.Tests.Data;

public class CrmReaderTests
{
    private const string Deal = "D1,Ada Berg,Open,2025-01-01,,,,,Acme\n";

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_refused_with_advice(string text)
    {
        var refusal = Assert.Throws<UnusableInputException>(() => CrmReader.Read(new CrmTexts().With("deals.csv", text), Mapping));

        Assert.Equal("deals.csv", refusal.InputSource);
        Assert.Equal("deals.csv: The file is empty. Export it again, with a header row.", refusal.Message);
    }

    [Fact]
    public void A_header_alone_is_a_file_without_rows()
    {
        var extract = ReadDeals("");

        Assert.Empty(extract.Deals);
        Assert.Equal(new ReadTally("deals.csv", 0, 0, 0), Assert.Single(extract.Tallies));
        Assert.Equal("deals.csv", ReadingAssert.TheOnly(extract, "no-rows").Source);
    }

    [Fact]
    public void A_file_without_a_column_that_is_needed_is_refused_and_says_which_and_what_is_there()
    {
        var source = new CrmTexts().With("deals.csv", "id,owner,phase,closed,sum\nD1,Ada,Won,2025-01-01,5\n");

        var refusal = Assert.Throws<UnusableInputException>(() => CrmReader.Read(source, Mapping));

        Assert.Equal(
            "deals.csv:1: The deals file lacks stage ('stage'), amount ('amount'); its columns are 'id', 'owner', 'phase', 'closed', 'sum'. "
                + "Export the column too, or name it in the mapping as the file does.",
            refusal.Message);
    }

    [Fact]
    public void A_file_parted_by_another_character_is_refused_with_that_advice_and_read_when_the_mapping_says_so()
    {
        var text = (DealHeader + Deal).Replace(',', ';');
        var source = new CrmTexts().With("deals.csv", text);
        var semicolon = CrmMapping.Parse(MappingJson.Replace("\"dates\"", "\"delimiter\": \";\", \"dates\"", StringComparison.Ordinal));

        Assert.Contains("delimiter", Assert.Throws<UnusableInputException>(() => CrmReader.Read(source, Mapping)).Advice, StringComparison.Ordinal);
        Assert.Single(CrmReader.Read(source, semicolon).Deals);
    }

    [Fact]
    public void A_column_that_is_there_twice_is_refused()
    {
        var source = new CrmTexts().With("deals.csv", "id,owner,stage,closed,amount,Amount\n");

        Assert.Contains("Two columns are named", Assert.Throws<UnusableInputException>(() => CrmReader.Read(source, Mapping)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_with_a_broken_quote_is_refused()
    {
        var source = new CrmTexts().With("deals.csv", "id,owner,\"stage,closed,amount\nD1,Ada,Won,2025-01-01,5\n");

        Assert.Equal(1, Assert.Throws<UnusableInputException>(() => CrmReader.Read(source, Mapping)).Line);
    }

    [Fact]
    public void A_folder_without_deals_is_refused_and_says_what_is_there()
    {
        var refusal = Assert.Throws<UnusableInputException>(() => CrmReader.Read(new CrmTexts().With("people.csv", "payee\n"), Mapping));

        Assert.Equal("deals.csv or deals-*.csv", refusal.InputSource);
        Assert.Contains("there are people.csv", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<UnusableInputException>(() => CrmReader.ReadFolder("/no/such/folder", Mapping));
    }

    [Fact]
    public void Without_a_people_file_the_owners_of_deals_are_the_people_and_that_is_said_once()
    {
        var extract = ReadDeals("D1,Bo,Open,2025-01-01,,,,,X\nD2,Ada,Open,2025-01-01,,,,,X\nD3,Bo,Open,2025-01-01,,,,,X\n");

        Assert.Equal(["Ada", "Bo"], extract.Organization.PayeeIds);
        Assert.All(extract.Organization.Assignments, assignment => Assert.Equal(new LocalDate(1900, 1, 1), assignment.From));
        Assert.Contains("people.csv", ReadingAssert.TheOnly(extract, "people-from-deals").Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Assignments_without_a_date_count_from_1900_on_and_that_is_said_once()
    {
        var extract = CrmReader.Read(OfDeals(Deal).With("people.csv", "payee,manager,team\nAda Berg,Cy,Red\nBo,Cy,Red\n"), Mapping);

        Assert.True(extract.Organization.TryGetOn(new LocalDate(1900, 1, 1), "Bo", out var assignment));
        Assert.Equal(("Cy", "Red", (LocalDate?)null), (assignment.ManagerId, assignment.TeamId, assignment.To));
        Assert.StartsWith("2 assignments", ReadingAssert.TheOnly(extract, "undated-assignments").Message, StringComparison.Ordinal);
        Assert.Equal("Bo", ReadingAssert.TheOnly(extract, "payees-without-deals").Value);
    }

    [Fact]
    public void A_move_is_two_rows_and_rows_that_share_a_day_are_rejected()
    {
        var extract = CrmReader.Read(
            OfDeals(Deal).With(
                "people.csv",
                "payee,manager,team,from,to\nAda Berg,Cy,Red,2024-01-01,2024-12-31\nAda Berg,Di,Blue,2025-01-01,\nAda Berg,Di,Blue,2024-12-31,2025-06-30\n"
                    + "Bo,Cy,Red,2025-02-01,2025-01-01\n,Cy,Red,2025-01-01,\nCal,Cy,Red,soon,\n"),
            Mapping);

        Assert.Equal(["Red", "Blue"], extract.Organization.HistoryOf("Ada Berg").Select(assignment => assignment.TeamId));
        Assert.Equal(4, ReadingAssert.TheOnly(extract, "overlapping-assignment").Line);
        Assert.Equal(5, ReadingAssert.TheOnly(extract, "ends-before-start").Line);
        Assert.Equal(6, ReadingAssert.TheOnly(extract, "missing-payee").Line);
        Assert.Equal(7, ReadingAssert.TheOnly(extract, "unreadable-date").Line);
        Assert.Equal(new ReadTally("people.csv", 6, 2, 4), extract.Tallies[0]);
    }

    [Fact]
    public void Prices_are_read_and_doubtful_ones_rejected()
    {
        var extract = CrmReader.Read(
            OfDeals(Deal).With("products.csv", "product,price,currency\nNut,1.50,\nBolt,2,EUR\nNut,3,\n,4,\nPin,,\nCog,-1,\nRod,1,Euro\n"), Mapping);

        Assert.Equal(["Bolt", "Nut"], extract.Prices.ProductIds);
        Assert.True(extract.Prices.TryGet("Nut", out var nut));
        Assert.Equal(new Money(1.5m, Currency.Of("USD")), nut);
        Assert.Equal(
            [(4L, "duplicate-id"), (5L, "missing-id"), (6L, "missing-amount"), (7L, "negative-amount"), (8L, "unknown-currency")],
            extract.Issues.Where(issue => issue.Source == "products.csv").Select(issue => (issue.Line!.Value, issue.Code)));
        ReadingAssert.AccountsForEveryRow(extract);
    }

    [Fact]
    public void Quotas_are_of_payees_or_other_units_and_doubtful_ones_are_rejected()
    {
        const string Q1 = "2025-01-01,2025-03-31";
        var extract = CrmReader.Read(
            OfDeals(Deal).With("people.csv", "payee,team\nAda Berg,Red\n").With(
                "quotas.csv",
                $"payee,team,from,to,quota,measure\nAda Berg,,{Q1},1000,\n,Red,{Q1},5000,gross-margin\nAda Berg,,{Q1},900,\nAda Berg,Red,{Q1},1,\n"
                    + $",,{Q1},1,\nAda Berg,,2025-03-31,2025-01-01,1,\nAda Berg,,,2025-01-01,1,\nAda Berg,,2025-04-01,2025-06-30,-1,\n"
                    + $"Ada Berg,,2025-04-01,2025-06-30,0,\nBo,,{Q1},7,\n"),
            Mapping);

        Assert.Equal(
            [(SalesUnit.Payee("Ada Berg"), 1000m, Measure.Bookings.Id), (SalesUnit.Team("Red"), 5000m, "gross-margin"),
                (SalesUnit.Payee("Ada Berg"), 0m, Measure.Bookings.Id), (SalesUnit.Payee("Bo"), 7m, Measure.Bookings.Id)],
            extract.Quotas.Select(quota => (quota.Unit, quota.Amount.Amount, quota.MeasureId)));
        Assert.Equal(new DateInterval(new LocalDate(2025, 1, 1), new LocalDate(2025, 3, 31)), extract.Quotas[0].Interval);
        Assert.Equal(
            [(4L, "duplicate-quota"), (5L, "several-units"), (6L, "missing-payee"), (7L, "ends-before-start"), (8L, "missing-date"),
                (9L, "negative-amount"), (10L, "zero-quota"), (11L, "unknown-payee")],
            extract.Issues.Where(issue => issue.Source == "quotas.csv").Select(issue => (issue.Line!.Value, issue.Code)));
        ReadingAssert.AccountsForEveryRow(extract);
        Assert.True(QuotaBook.Create(Currency.Of("USD"), extract.Quotas).IsClean);
    }

    [Fact]
    public void A_file_the_mapping_expects_is_missed_in_words_unless_it_is_optional()
    {
        var needed = CrmMapping.Parse(MappingJson.Replace("\"optional\": true", "\"optional\": false", StringComparison.Ordinal));

        Assert.DoesNotContain(ReadDeals(Deal).Issues, issue => issue.Code == "missing-file");
        Assert.Equal(["products.csv", "quotas.csv"], ReadDeals(Deal, needed).Issues.Where(issue => issue.Code == "missing-file").Select(issue => issue.Source));
    }

    [Fact]
    public void What_open_deals_lack_is_said_once_and_not_row_by_row()
    {
        var extract = ReadDeals("D1,Ada,Open,,,,,,\nD2,Ada,Open,,,,,,\nD3,Ada,Open,2025-01-01,,,,,Acme\n");

        Assert.StartsWith("2 open deals", ReadingAssert.TheOnly(extract, "missing-account").Message, StringComparison.Ordinal);
        Assert.StartsWith("2 deals", ReadingAssert.TheOnly(extract, "missing-opened-on").Message, StringComparison.Ordinal);
    }
}

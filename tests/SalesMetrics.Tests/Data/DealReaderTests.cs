using System.Text;
using SalesMetrics.Data;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using static SalesMetrics.Tests.Data.CrmTexts;

namespace SalesMetrics.Tests.Data;

public class DealReaderTests
{
    private const string Won = "D1,Ada Berg,Won,2025-01-02,2025-02-03,1000,USD,Bolt,Acme\n";

    [Fact]
    public void A_won_deal_holds_every_field_of_its_row()
    {
        var deal = Assert.Single(ReadDeals(Won).Deals);
        Assert.Equal("D1", deal.Id);
        Assert.Equal("Ada Berg", deal.OwnerId);
        Assert.Equal(new DealOutcome.Won(new LocalDate(2025, 2, 3), Usd(1000m)), deal.Outcome);
        Assert.Equal(new LocalDate(2025, 1, 2), deal.OpenedOn);
        Assert.Equal("Won", deal.Stage);
        Assert.Equal("Bolt", deal.ProductId);
        Assert.Equal("Acme", deal.AccountId);
        Assert.Null(deal.ListPrice);
    }

    [Fact]
    public void A_lost_deal_keeps_its_amount_and_an_open_one_has_none()
    {
        var deals = ReadDeals("D1,Ada Berg,Lost,2025-01-02,2025-02-03,70,,,\nD2,Ada Berg,Open,2025-01-02,2025-09-09,50,,,\n").Deals;

        Assert.Equal(new DealOutcome.Lost(new LocalDate(2025, 2, 3), Usd(70m)), deals[0].Outcome);
        Assert.Equal(new DealOutcome.Open(), deals[1].Outcome);
        Assert.Null(deals[1].ClosedOn);
    }

    [Fact]
    public void Stages_and_column_names_are_matched_without_regard_to_case_and_outer_blanks()
    {
        var source = new CrmTexts().With("deals.csv", "ID, Owner ,STAGE,closed,amount\nD1,  Ada Berg ,WON,2025-02-03, 12 \n");

        var deal = Assert.Single(CrmReader.Read(source, Mapping).Deals);

        Assert.Equal(("Ada Berg", Usd(12m)), (deal.OwnerId, Assert.IsType<DealOutcome.Won>(deal.Outcome).Amount));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_do_not_matter(string lineEnd)
    {
        var text = (DealHeader + Won + "D2,,Won,2025-01-02,2025-02-03,1,,,\n").Replace("\n", lineEnd, StringComparison.Ordinal);

        var extract = CrmReader.Read(new CrmTexts().With("deals.csv", text), Mapping);

        Assert.Equal("D1", Assert.Single(extract.Deals).Id);
        Assert.Equal(3, ReadingAssert.TheOnly(extract, "missing-owner").Line);
    }

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_first_column_name()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(DealHeader + Won)];
        Assert.Single(CrmReader.Read(new CrmTexts().With("deals.csv", bytes), Mapping).Deals);

        // A reader that is given text sees the mark as a character.
        Assert.True(Assert.Single(DealReader.Read(new StringReader("\uFEFF" + DealHeader + Won), Mapping, "x")).IsUsed);
    }

    [Fact]
    public void A_last_line_without_an_end_is_a_row_and_blank_lines_are_none()
    {
        var extract = ReadDeals("\n" + Won + "\r\n\nD2,Ada Berg,Won,2025-01-02,2025-02-03,5,USD,Bolt,Acme");

        Assert.Equal(2, extract.Deals.Length);
        Assert.Equal(new ReadTally("deals.csv", 2, 2, 0), Assert.Single(extract.Tallies));
    }

    [Fact]
    public void Quoted_newlines_commas_and_quotes_belong_to_the_field_and_lines_are_counted_through_them()
    {
        var extract = ReadDeals(
            "D1,Ada Berg,Won,2025-01-02,2025-02-03,\"1,000\",USD,\"Bolt \"\"XL\"\"\",\"Acme,\nInc.\r\nLondon\"\n" // lines 2 to 4
            + "D2,,Won,2025-01-02,2025-02-03,1,,,\n"); // line 5

        var deal = Assert.Single(extract.Deals);
        Assert.Equal(("Bolt \"XL\"", "Acme,\nInc.\r\nLondon"), (deal.ProductId, deal.AccountId));
        Assert.Equal(Usd(1000m), Assert.IsType<DealOutcome.Won>(deal.Outcome).Amount);
        Assert.Equal(5, ReadingAssert.TheOnly(extract, "missing-owner").Line);
    }

    [Fact]
    public void A_row_that_starts_with_a_number_sign_is_a_row_and_no_comment()
    {
        var extract = ReadDeals("#7,Ada Berg,Won,2025-01-02,2025-02-03,5,USD,Bolt,Acme\n\uFFFF9,Ada Berg,Won,2025-01-02,2025-02-03,5,USD,Bolt,Acme\n");

        Assert.Equal("#7", extract.Deals[0].Id);
        Assert.Equal(2, Assert.Single(extract.Tallies).RowsRead);
    }

    [Fact]
    public void Of_rows_with_one_id_the_first_that_can_be_used_stays()
    {
        var extract = ReadDeals("D1,Ada Berg,Won,,2025-02-03,oops,,,\n" + Won + Won + Won.Replace("1000", "9", StringComparison.Ordinal));

        Assert.Equal(Usd(1000m), Assert.IsType<DealOutcome.Won>(Assert.Single(extract.Deals).Outcome).Amount);
        Assert.Equal([4, 5], extract.Issues.Where(issue => issue.Code == "duplicate-id").Select(issue => issue.Line));
        Assert.All(extract.Issues.Where(issue => issue.Code == "duplicate-id"), issue => Assert.Equal(("id", "D1"), (issue.Field, issue.Value)));
        ReadingAssert.AccountsForEveryRow(extract);
    }

    [Fact]
    public void An_id_is_a_duplicate_across_the_files_of_one_extract_too()
    {
        var source = OfDeals(Won).With("deals-2.csv", DealHeader + Won);

        var issue = ReadingAssert.TheOnly(CrmReader.Read(source, Mapping), "duplicate-id");

        // File names are read in ordinal order, and '-' comes before '.'.
        Assert.Equal("deals.csv", issue.Source);
    }

    [Theory]
    [InlineData(",Ada Berg,Won,,2025-02-03,5,,,", "missing-id", "id", "")]
    [InlineData("D1,,Won,,2025-02-03,5,,,", "missing-owner", "owner", "")]
    [InlineData("D1,Ada Berg,,,2025-02-03,5,,,", "missing-stage", "stage", "")]
    [InlineData("D1,Ada Berg,Maybe,,2025-02-03,5,,,", "unknown-stage", "stage", "Maybe")]
    [InlineData("D1,Ada Berg,Won,,,5,,,", "missing-close-date", "closed", "")]
    [InlineData("D1,Ada Berg,Lost,,,5,,,", "missing-close-date", "closed", "")]
    [InlineData("D1,Ada Berg,Won,,2025-02-03,,,,", "missing-amount", "amount", "")]
    [InlineData("D1,Ada Berg,Won,,03/04/2017,5,,,", "ambiguous-date", "closed", "03/04/2017")]
    [InlineData("D1,Ada Berg,Won,,2/3/17,5,,,", "ambiguous-date", "closed", "2/3/17")]
    [InlineData("D1,Ada Berg,Won,,31/12/2017,5,,,", "unreadable-date", "closed", "31/12/2017")]
    [InlineData("D1,Ada Berg,Won,,2025-02-30,5,,,", "unreadable-date", "closed", "2025-02-30")]
    [InlineData("D1,Ada Berg,Won,,45292,5,,,", "unreadable-date", "closed", "45292")]
    [InlineData("D1,Ada Berg,Won,,1899-12-31,5,,,", "date-out-of-range", "closed", "1899-12-31")]
    [InlineData("D1,Ada Berg,Won,,2201-01-01,5,,,", "date-out-of-range", "closed", "2201-01-01")]
    [InlineData("D1,Ada Berg,Won,,2025-02-03,five,,,", "unreadable-amount", "amount", "five")]
    [InlineData("D1,Ada Berg,Won,,2025-02-03,NaN,,,", "unreadable-amount", "amount", "NaN")]
    [InlineData("D1,Ada Berg,Won,,2025-02-03,1e3,,,", "unreadable-amount", "amount", "1e3")]
    [InlineData("D1,Ada Berg,Won,,2025-02-03,99999999999999999999,,,", "amount-out-of-range", "amount", "99999999999999999999")]
    [InlineData("D1,Ada Berg,Won,,2025-02-03,€5,,,", "currency-conflict", "amount", "€5")]
    [InlineData("D1,Ada Berg,Won,,2025-02-03,5 EUR,,,", "currency-conflict", "amount", "5 EUR")]
    [InlineData("D1,Ada Berg,Won,,2025-02-03,5,Dollar,,", "unknown-currency", "currency", "Dollar")]
    public void A_row_that_cannot_be_a_deal_is_rejected_with_line_field_and_value(string row, string code, string field, string value)
    {
        var extract = ReadDeals("D0,Ada Berg,Open,,,,,,\n" + row + "\nD9,Ada Berg,Open,,,,,,\n");

        var issue = ReadingAssert.TheOnly(extract, code);
        Assert.Equal((IssueOutcome.Rejected, "deals.csv", 3L, field, value), (issue.Outcome, issue.Source, issue.Line, issue.Field, issue.Value));
        Assert.Equal(["D0", "D9"], extract.Deals.Select(deal => deal.Id));
        Assert.Equal(new ReadTally("deals.csv", 3, 2, 1), Assert.Single(extract.Tallies));
    }

    [Theory]
    [InlineData("D1,Ada Berg,Won,", 4)]
    [InlineData("D1,Ada Berg,Won,,2025-02-03,1,000,USD,,", 10)]
    public void A_row_with_the_wrong_number_of_fields_is_rejected(string row, int fields)
    {
        var issue = ReadingAssert.TheOnly(ReadDeals(row + "\n" + Won), "field-count");

        Assert.Equal((2L, "", row), (issue.Line, issue.Field, issue.Value));
        Assert.Contains($"{fields} fields where the header has 9", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_may_be_rejected_for_several_reasons_at_once()
    {
        var extract = ReadDeals("D1,,Won,,31/12/2017,five,,,\n");

        Assert.Equal(["missing-owner", "unreadable-date", "unreadable-amount"], extract.Issues.Where(issue => issue.Line == 2).Select(issue => issue.Code));
        ReadingAssert.AccountsForEveryRow(extract);
    }

    [Fact]
    public void A_deal_closed_before_it_was_opened_counts_for_its_value_and_for_no_duration()
    {
        var extract = ReadDeals("D1,Ada Berg,Won,2025-02-04,2025-02-03,10,,,\nD2,Ada Berg,Won,2025-02-03,2025-02-03,10,,,\n");

        var issue = ReadingAssert.TheOnly(extract, "closed-before-opened");
        Assert.Equal((IssueOutcome.Used, 2L, "opened", "2025-02-04"), (issue.Outcome, issue.Line, issue.Field, issue.Value));
        Assert.Null(extract.Deals[0].OpenedOn);
        Assert.Equal(Usd(10m), Assert.IsType<DealOutcome.Won>(extract.Deals[0].Outcome).Amount);
        Assert.Equal(new LocalDate(2025, 2, 3), extract.Deals[1].OpenedOn);
    }

    [Fact]
    public void An_opening_date_that_cannot_be_read_costs_the_date_and_not_the_deal()
    {
        var extract = ReadDeals("D1,Ada Berg,Won,someday,2025-02-03,10,,,\n");

        Assert.Equal(IssueOutcome.Used, ReadingAssert.TheOnly(extract, "unreadable-date").Outcome);
        Assert.Null(Assert.Single(extract.Deals).OpenedOn);
    }

    [Fact]
    public void An_owner_nobody_knows_keeps_the_deal()
    {
        var extract = CrmReader.Read(OfDeals(Won + "D2,Bo Lind,Won,,2025-02-03,5,,,\n").With("people.csv", "payee\nAda Berg\n"), Mapping);

        var issue = ReadingAssert.TheOnly(extract, "unknown-payee");
        Assert.Equal((IssueOutcome.Used, 3L, "owner", "Bo Lind"), (issue.Outcome, issue.Line, issue.Field, issue.Value));
        Assert.Equal(["Ada Berg", "Bo Lind"], extract.Deals.Select(deal => deal.OwnerId));
        Assert.Equal(["Ada Berg"], extract.Organization.PayeeIds);
    }

    [Fact]
    public void Negative_and_zero_amounts_of_won_deals_are_used_and_pointed_out_unless_the_mapping_refuses_them()
    {
        const string Rows = "D1,Ada Berg,Won,,2025-02-03,0,,,\nD2,Ada Berg,Won,,2025-02-03,-5.50,,,\n";
        var strict = CrmMapping.Parse(
            MappingJson.Replace("\"stages\"", "\"wonZero\": \"reject\", \"wonNegative\": \"reject\", \"stages\"", StringComparison.Ordinal));

        var used = ReadDeals(Rows);
        var refused = ReadDeals(Rows, strict);

        Assert.Equal([Usd(0m), Usd(-5.5m)], used.Deals.Select(deal => ((DealOutcome.Won)deal.Outcome).Amount));
        Assert.Equal(IssueOutcome.Used, ReadingAssert.TheOnly(used, "zero-amount").Outcome);
        Assert.Equal(IssueOutcome.Used, ReadingAssert.TheOnly(used, "negative-amount").Outcome);
        Assert.Empty(refused.Deals);
        Assert.Equal(IssueOutcome.Rejected, ReadingAssert.TheOnly(refused, "zero-amount").Outcome);
        Assert.Equal(IssueOutcome.Rejected, ReadingAssert.TheOnly(refused, "negative-amount").Outcome);
    }

    [Fact]
    public void A_lost_amount_of_zero_is_zero_or_not_known_as_the_mapping_says()
    {
        const string Rows = "D1,Ada Berg,Lost,,2025-02-03,0,,,\n";
        var missing = CrmMapping.Parse(MappingJson.Replace("\"stages\"", "\"lostZero\": \"missing\", \"stages\"", StringComparison.Ordinal));

        Assert.Equal(Usd(0m), Assert.IsType<DealOutcome.Lost>(ReadDeals(Rows).Deals[0].Outcome).Amount);
        var extract = ReadDeals(Rows, missing);
        Assert.Null(Assert.IsType<DealOutcome.Lost>(extract.Deals[0].Outcome).Amount);
        Assert.StartsWith("1 lost deals", ReadingAssert.TheOnly(extract, "lost-without-amount").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oops", "USD", "unreadable-amount")]
    [InlineData("-4", "USD", "negative-amount")]
    [InlineData("4", "Dollar", "unknown-currency")]
    public void What_a_lost_deal_was_worth_is_no_reason_to_lose_the_loss(string amount, string currency, string code)
    {
        var extract = ReadDeals($"D1,Ada Berg,Lost,,2025-02-03,{amount},{currency},,\n");

        Assert.Equal(IssueOutcome.Used, ReadingAssert.TheOnly(extract, code).Outcome);
        Assert.Null(Assert.IsType<DealOutcome.Lost>(Assert.Single(extract.Deals).Outcome).Amount);
    }

    [Fact]
    public void Each_deal_keeps_its_currency_and_every_further_currency_is_pointed_out_once()
    {
        var extract = ReadDeals(
            "D1,Ada Berg,Won,,2025-02-03,5,EUR,,\nD2,Ada Berg,Won,,2025-02-03,6,,,\nD3,Ada Berg,Won,,2025-02-03,7,EUR,,\nD4,Ada Berg,Won,,2025-02-03,800,JPY,,\n");

        Assert.Equal(["EUR", "USD", "EUR", "JPY"], extract.Deals.Select(deal => ((DealOutcome.Won)deal.Outcome).Amount.Currency.Code));
        Assert.Equal([2L, 5L], extract.Issues.Where(issue => issue.Code == "further-currency").Select(issue => issue.Line));
    }

    [Fact]
    public void More_decimals_than_the_currency_has_are_rounded_half_away_from_zero_and_pointed_out()
    {
        var extract = ReadDeals("D1,Ada Berg,Won,,2025-02-03,10.005,,,\nD2,Ada Berg,Won,,2025-02-03,10.500,,,\nD3,Ada Berg,Won,,2025-02-03,0.5,JPY,,\n");

        Assert.Equal([10.01m, 10.50m, 1m], extract.Deals.Select(deal => ((DealOutcome.Won)deal.Outcome).Amount.Amount));
        Assert.Equal([2L, 4L], extract.Issues.Where(issue => issue.Code == "rounded-amount").Select(issue => issue.Line));
    }

    [Fact]
    public void An_alias_is_applied_before_anything_is_looked_up_and_told_once_with_its_count()
    {
        var source = OfDeals(
            "D1,A. Berg,Won,,2025-02-03,5,,GTXPro,\nD2,Ada Berg,Won,,2025-02-03,5,,GTX Pro,\nD3,Ada Berg,Won,,2025-02-03,5,,GTXPro,\n")
            .With("products.csv", "product,price\nGTX Pro,4821\n")
            .With("people.csv", "payee\nAda Berg\n");

        var extract = CrmReader.Read(source, Mapping);

        Assert.All(extract.Deals, deal => Assert.Equal(("Ada Berg", "GTX Pro", Usd(4821m)), (deal.OwnerId, deal.ProductId, deal.ListPrice)));
        Assert.Equal(
            [("payee", "A. Berg", "1 rows"), ("product", "GTXPro", "2 rows")],
            extract.Issues.Where(issue => issue.Code == "alias-applied").Select(issue => (issue.Field, issue.Value, issue.Message[..6])));
        Assert.DoesNotContain(extract.Issues, issue => issue.Code is "unknown-product" or "unknown-payee");
    }

    [Fact]
    public void A_product_without_a_list_price_is_pointed_out()
    {
        var source = OfDeals(Won).With("products.csv", "product,price\nNut,1\n");

        var extract = CrmReader.Read(source, Mapping);

        Assert.Equal(("product", "Bolt"), (ReadingAssert.TheOnly(extract, "unknown-product").Field, extract.Issues[0].Value));
        Assert.Null(Assert.Single(extract.Deals).ListPrice);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_keep_the_row_and_are_pointed_out_where_they_stand()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(DealHeader + "D1,Ren"), 0xE9, .. Encoding.UTF8.GetBytes(" Roy,Won,,2025-02-03,5,,,\n")];

        var extract = CrmReader.Read(new CrmTexts().With("deals.csv", bytes), Mapping);

        var issue = ReadingAssert.TheOnly(extract, "unreadable-character");
        Assert.Equal((IssueOutcome.Used, 2L, "owner", "Ren\uFFFD Roy"), (issue.Outcome, issue.Line, issue.Field, issue.Value));
        Assert.Single(extract.Deals);
    }

    [Fact]
    public void A_row_with_a_nul_character_is_rejected()
    {
        var extract = ReadDeals("D1,Ada\0Berg,Won,,2025-02-03,5,,,\n" + Won);

        Assert.Equal((IssueOutcome.Rejected, 2L), (ReadingAssert.TheOnly(extract, "nul-character").Outcome, extract.Issues[0].Line));
        Assert.Single(extract.Deals);
    }

    [Fact]
    public void A_long_field_is_read_and_an_issue_quotes_only_its_beginning()
    {
        var text = new string('x', 120_000);
        var extract = ReadDeals($"D1,Ada Berg,Won,{text},2025-02-03,5,,,\"{text}\"\n");

        Assert.Equal(120_000, Assert.Single(extract.Deals).AccountId.Length);
        Assert.Equal(1_001, ReadingAssert.TheOnly(extract, "unreadable-date").Value.Length);
    }

    [Fact]
    public void A_row_longer_than_any_is_rejected_and_the_next_one_is_read()
    {
        var extract = ReadDeals("D1," + new string('x', 700_000) + ",Won,,2025-02-03,5,,,\n" + Won + "D3,,Open,,,,,,\n");

        Assert.Equal(2, ReadingAssert.TheOnly(extract, "row-too-long").Line);
        Assert.Single(extract.Deals);
        Assert.Equal(4, ReadingAssert.TheOnly(extract, "missing-owner").Line);
    }

    [Fact]
    public void Rows_come_one_by_one_with_their_own_issues()
    {
        var people = SalesOrganization.Create(new Assignment { PayeeId = "Bo Lind", From = new LocalDate(2020, 1, 1) });

        var rows = DealReader.Read(new StringReader(DealHeader + Won + "D2,,Open,,,,,,\n"), Mapping, "export.csv", people).ToList();

        Assert.Equal([(2L, true), (3L, false)], rows.Select(row => (row.Line, row.IsUsed)));
        Assert.Equal("unknown-payee", Assert.Single(rows[0].Issues).Code);
        Assert.Equal("missing-owner", Assert.Single(rows[1].Issues).Code);
        Assert.All(rows, row => Assert.Equal("export.csv", row.Source));
    }

    [Fact]
    public void The_text_is_left_open_for_its_owner()
    {
        var text = new StringReader(DealHeader + Won);

        Assert.Single(DealReader.Read(text, Mapping, "x"));

        Assert.Equal(-1, text.Read());
    }

    private static Money Usd(decimal amount) => new(amount, Currency.Of("USD"));
}

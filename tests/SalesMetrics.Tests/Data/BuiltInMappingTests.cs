using SalesMetrics.Data;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;

namespace SalesMetrics.Tests.Data;

public class BuiltInMappingTests
{
    [Fact]
    public void A_salesforce_export_is_read_with_its_quoted_rows_currencies_and_footer()
    {
        var extract = CrmReader.ReadFolder(Fixture("salesforce"), CrmMapping.BuiltIn("salesforce"));

        Assert.Equal(
            [
                ("006A0000001aaaa", "Ingrid Solheim", new Money(1_250_000m, Currency.Of("NOK"))),
                ("006A0000001aaac", "Tomas Reyes", new Money(98_500.50m, Currency.Of("USD"))),
                ("006A0000001aaae", "Tomas Reyes", new Money(-1_200m, Currency.Of("USD"))),
            ],
            extract.Deals.Where(deal => deal.Outcome is DealOutcome.Won).Select(deal => (deal.Id, deal.OwnerId, ((DealOutcome.Won)deal.Outcome).Amount)));
        Assert.Equal(new LocalDate(2024, 11, 3), extract.Deals[0].OpenedOn);
        Assert.Equal(new Money(40_000m, Currency.Of("NOK")), Assert.IsType<DealOutcome.Lost>(extract.Deals[1].Outcome).Amount);
        Assert.Equal("Negotiation/Review", extract.Deals[3].Stage);
        Assert.Equal(
            [(2L, "further-currency"), (7L, "negative-amount"), (8L, "unknown-stage"), (9L, "field-count"), (10L, "field-count")],
            extract.Issues.Where(issue => issue.Source == "opportunities.csv" && issue.Line is not null).Select(issue => (issue.Line!.Value, issue.Code)));
        Assert.Equal(
            [new ReadTally("people.csv", 3, 3, 0), new ReadTally("opportunities.csv", 8, 5, 3), new ReadTally("quotas.csv", 3, 3, 0)],
            extract.Tallies.AsEnumerable());
        Assert.True(extract.Organization.TryGetOn(new LocalDate(2025, 2, 14), "Ingrid Solheim", out var then));
        Assert.Equal(("Ports", "Europe", "Jonas Weber", "Account Executive"), (then.TeamId, then.TerritoryId, then.ManagerId, then.Role));
        Assert.Equal(SalesUnit.Team("Ports"), extract.Quotas[2].Unit);
        ReadingAssert.AccountsForEveryRow(extract);
    }

    [Fact]
    public void A_hubspot_export_is_read_and_its_owners_are_the_people()
    {
        var extract = CrmReader.ReadFolder(Fixture("hubspot"), CrmMapping.BuiltIn("hubspot"));

        Assert.Equal(["9000000001", "9000000002", "9000000003", "9000000004"], extract.Deals.Select(deal => deal.Id));
        Assert.Equal(new DealOutcome.Won(new LocalDate(2025, 1, 31), new Money(21_500m, Currency.Of("EUR"))), extract.Deals[0].Outcome);
        Assert.Equal(new DealOutcome.Won(new LocalDate(2025, 3, 5), new Money(12_750.50m, Currency.Of("USD"))), extract.Deals[3].Outcome);
        Assert.Equal("Bäckerei Sonne", extract.Deals[0].AccountId);
        Assert.Equal(["Emil Kranz", "Lena Vogt"], extract.Organization.PayeeIds);
        Assert.Equal(6, ReadingAssert.TheOnly(extract, "missing-owner").Line);
        Assert.Single(extract.Issues, issue => issue.Code == "people-from-deals");
    }

    [Theory]
    [InlineData("maven", "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value")]
    [InlineData("salesforce", "Id,OwnerId,StageName,CloseDate,Amount,CurrencyIsoCode,CreatedDate")]
    [InlineData("salesforce", "OPPORTUNITY ID,Opportunity Owner,Stage,Close Date,Amount,Something Else")]
    [InlineData("hubspot", "Record ID,Deal Name,Deal Stage,Close Date,Create Date,Amount,Deal owner")]
    [InlineData(null, "Record ID,Deal Name,Deal Stage,Close Date,Create Date,Deal owner")]
    [InlineData(null, "")]
    public void A_mapping_is_detected_by_the_columns_it_needs(string? name, string headers) =>
        Assert.Equal(name, CrmMapping.Detect(headers.Split(','))?.Name);

    [Theory]
    [InlineData("salesforce")]
    [InlineData("hubspot")]
    public void A_mapping_is_detected_by_the_files_of_a_folder(string name) =>
        Assert.Equal(name, CrmMapping.Detect(new CrmFolder(Fixture(name)))?.Name);

    [Fact]
    public void A_folder_nobody_knows_has_no_mapping() =>
        Assert.Null(CrmMapping.Detect(new CrmTexts().With("deals.csv", "a,b\n1,2\n").With("empty.csv", "").With("x.txt", "Record ID")));

    [Fact]
    public void A_name_that_is_not_built_in_is_refused() =>
        Assert.Contains("hubspot, maven, salesforce", Assert.Throws<ArgumentException>(() => CrmMapping.BuiltIn("sap")).Message, StringComparison.Ordinal);

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "Fixtures", name);
}

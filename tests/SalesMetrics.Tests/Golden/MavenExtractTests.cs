using System.Globalization;
using SalesMetrics.Data;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;
using SalesMetrics.Tests.Data;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>The CRM Sales Opportunities set of Maven Analytics, read whole, against figures computed from the same files by R.</summary>
/// <remarks>
/// Counts and sums of whole dollars: no tolerance. crm-basic-rep.csv gives every second rep. See the data's README for source and terms.
/// </remarks>
public class MavenExtractTests
{
    private const string Folder = "data/crm/maven";
    private static readonly Lazy<CrmExtract> Extract =
        new(() => CrmReader.ReadFolder(SharedData.PathOf(Folder), CrmMapping.BuiltIn("maven")));

    [SharedDataFact(Folder)]
    public void The_mapping_is_found_by_itself() =>
        Assert.Equal("maven", CrmMapping.Detect(new CrmFolder(SharedData.PathOf(Folder)))?.Name);

    [SharedDataFact(Folder)]
    public void Every_row_of_every_file_is_used()
    {
        ReadingAssert.AccountsForEveryRow(Extract.Value);
        Assert.Equal(
            [
                new ReadTally("sales_teams.csv", 35, 35, 0),
                new ReadTally("products.csv", 7, 7, 0),
                new ReadTally("sales_pipeline.csv", 8800, 8800, 0),
                new ReadTally("quotas.csv", 140, 140, 0),
            ],
            Extract.Value.Tallies.AsEnumerable());
    }

    [SharedDataFact(Folder, "data/reference/crm-basic-rep.csv")]
    public void Counts_and_won_value_of_each_rep_equal_the_reference()
    {
        var deals = Extract.Value.Deals.ToLookup(deal => deal.OwnerId);
        var lines = File.ReadAllLines(SharedData.PathOf("data/reference/crm-basic-rep.csv"));

        Assert.StartsWith("unit,opportunities,won,lost,open,winRateDecided,winRateCohortAll,wonValue,", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length > 10);
        foreach (var line in lines[1..])
        {
            var expected = line.Split(',');
            var own = deals[expected[0]].ToList();
            var won = own.Select(deal => deal.Outcome).OfType<DealOutcome.Won>().ToList();
            Assert.Equal(int.Parse(expected[1], CultureInfo.InvariantCulture), own.Count);
            Assert.Equal(int.Parse(expected[2], CultureInfo.InvariantCulture), won.Count);
            Assert.Equal(int.Parse(expected[3], CultureInfo.InvariantCulture), own.Count(deal => deal.Outcome is DealOutcome.Lost));
            Assert.Equal(int.Parse(expected[4], CultureInfo.InvariantCulture), own.Count(deal => deal.Outcome is DealOutcome.Open));
            Assert.Equal(decimal.Parse(expected[7], CultureInfo.InvariantCulture), won.Sum(outcome => outcome.Amount.Amount));
        }
    }

    [SharedDataFact(Folder, "data/reference/crm-basic-region.csv")]
    public void Won_value_of_each_region_equals_the_reference()
    {
        var byRegion = Extract.Value.Deals
            .Where(deal => deal.Outcome is DealOutcome.Won)
            .GroupBy(deal => RegionOf(deal.OwnerId), StringComparer.Ordinal)
            .ToDictionary(region => region.Key, region => region.Sum(deal => ((DealOutcome.Won)deal.Outcome).Amount.Amount), StringComparer.Ordinal);
        var lines = File.ReadAllLines(SharedData.PathOf("data/reference/crm-basic-region.csv"));

        Assert.True(lines.Length > 1);
        Assert.All(lines[1..].Select(line => line.Split(',')), expected =>
            Assert.Equal(decimal.Parse(expected[7], CultureInfo.InvariantCulture), byRegion[expected[0]]));
    }

    [SharedDataFact(Folder)]
    public void Trap_1_after_the_alias_every_product_has_a_list_price()
    {
        var alias = Assert.Single(Extract.Value.Issues, issue => issue.Code == "alias-applied");

        Assert.Equal(("GTXPro", "1480 rows say 'GTXPro'; they were read as 'GTX Pro'."), (alias.Value, alias.Message));
        Assert.DoesNotContain(Extract.Value.Issues, issue => issue.Code == "unknown-product");
        Assert.All(Extract.Value.Deals, deal => Assert.NotNull(deal.ListPrice));
        var gtxPro = Extract.Value.Deals.Where(deal => deal.ProductId == "GTX Pro").ToList();
        Assert.Equal((1480, 729), (gtxPro.Count, gtxPro.Count(deal => deal.Outcome is DealOutcome.Won)));
    }

    [SharedDataFact(Folder)]
    public void Traps_2_and_3_what_open_deals_lack_is_counted()
    {
        Assert.StartsWith("1425 open deals", Assert.Single(Extract.Value.Issues, issue => issue.Code == "missing-account").Message, StringComparison.Ordinal);
        Assert.StartsWith("500 deals", Assert.Single(Extract.Value.Issues, issue => issue.Code == "missing-opened-on").Message, StringComparison.Ordinal);
        Assert.Equal(2089, Extract.Value.Deals.Count(deal => deal.ClosedOn is null));
    }

    [SharedDataFact(Folder)]
    public void Trap_4_a_lost_amount_of_zero_is_not_known()
    {
        var lost = Extract.Value.Deals.Select(deal => deal.Outcome).OfType<DealOutcome.Lost>().ToList();

        Assert.All(lost, outcome => Assert.Null(outcome.Amount));
        Assert.StartsWith($"{lost.Count} lost deals", Assert.Single(Extract.Value.Issues, issue => issue.Code == "lost-without-amount").Message, StringComparison.Ordinal);
    }

    [SharedDataFact(Folder)]
    public void Trap_5_five_people_have_no_deal()
    {
        var issue = Assert.Single(Extract.Value.Issues, issue => issue.Code == "payees-without-deals");

        Assert.Equal("Carl Lin, Carol Thompson, Elizabeth Anderson, Mei-Mei Johns, Natalya Ivanova", issue.Value);
        Assert.StartsWith("5 of 35 people", issue.Message, StringComparison.Ordinal);
        Assert.Equal(35, Extract.Value.Organization.PayeeIds.Count());
    }

    [SharedDataFact(Folder)]
    public void Nothing_else_is_doubtful_and_nothing_is_said_row_by_row() =>
        Assert.Equal(
            ["alias-applied", "lost-without-amount", "missing-account", "missing-opened-on", "payees-without-deals", "undated-assignments"],
            Extract.Value.Issues.Select(issue => issue.Code).Order(StringComparer.Ordinal));

    [SharedDataFact(Folder)]
    public void Everybody_has_four_quarterly_quotas_in_one_book()
    {
        var book = QuotaBook.Create(Extract.Value.Currency, Extract.Value.Quotas);

        Assert.True(book.IsClean);
        Assert.All(Extract.Value.Organization.PayeeIds, payee => Assert.Equal(4, book.Value.Of(SalesUnit.Payee(payee), "bookings").Length));
        Assert.Equal(35_500m, book.Value.Of(SalesUnit.Payee("Anna Snelling"), "bookings")[0].Amount.Amount);
    }

    [SharedDataFact(Folder)]
    public void Managers_teams_and_regions_come_from_the_team_file()
    {
        var assignments = Extract.Value.Organization.Assignments.ToList();

        Assert.Equal(6, assignments.Select(assignment => assignment.ManagerId).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["Central", "East", "West"], assignments.Select(assignment => assignment.TerritoryId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(assignments, assignment => Assert.Equal(assignment.ManagerId, assignment.TeamId));
    }

    private static string RegionOf(string owner) => Extract.Value.Organization.HistoryOf(owner)[0].TerritoryId;
}

using System.Globalization;
using NodaTime.Text;
using SalesMetrics.Comparisons;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>The Maven CRM set as deals and an organization. GTXPro is renamed to GTX Pro, which alone the references changed too.</summary>
internal static class Maven
{
    public const string Pipeline = "data/crm/maven/sales_pipeline.csv";
    public const string Teams = "data/crm/maven/sales_teams.csv";
    public const string Products = "data/crm/maven/products.csv";

    public static LocalDate AsOf { get; } = new(2017, 12, 31);

    public static Currency Dollar { get; } = Currency.Of("USD");

    public static List<Deal> Deals()
    {
        var prices = Rows(Products).ToDictionary(row => row[0], row => Usd(row[2]));
        return [.. Rows(Pipeline).Select(row => ToDeal(row, prices))];
    }

    public static SalesOrganization Organization() => SalesOrganization.Create(Rows(Teams).Select(row => new Assignment
    {
        PayeeId = row[0],
        ManagerId = row[1],
        TerritoryId = row[2],
        From = new LocalDate(2016, 1, 1),
    }));

    public static DealOutcomes Outcomes(OutcomeGrouping by) =>
        OutcomeCalculator.Calculate(Deals(), Organization(), new OutcomeOptions { By = by, AsOf = AsOf, Currency = Dollar });

    /// <summary>The rows of a comma-separated reference file without quotes, by the names in its heading.</summary>
    public static List<Dictionary<string, string>> Table(string relativePath)
    {
        var heading = File.ReadLines(SharedData.PathOf(relativePath)).First().Split(',');
        return [.. Rows(relativePath).Select(row => heading.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public static double Number(this Dictionary<string, string> row, string column) =>
        double.Parse(row[column], CultureInfo.InvariantCulture);

    private static Deal ToDeal(string[] row, Dictionary<string, Money> prices)
    {
        var product = row[2] == "GTXPro" ? "GTX Pro" : row[2];
        return new Deal
        {
            Id = row[0],
            OwnerId = row[1],
            ProductId = product,
            AccountId = row[3],
            Stage = row[4],
            OpenedOn = row[5].Length == 0 ? null : Day(row[5]),
            ListPrice = prices[product],
            Outcome = row[4] switch
            {
                "Won" => new DealOutcome.Won(Day(row[6]), Usd(row[7])),
                "Lost" => new DealOutcome.Lost(Day(row[6]), Usd(row[7])),
                _ => new DealOutcome.Open(),
            },
        };
    }

    private static IEnumerable<string[]> Rows(string relativePath) =>
        File.ReadLines(SharedData.PathOf(relativePath)).Skip(1).Select(line => line.Split(','));

    private static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    private static Money Usd(string amount) => new(decimal.Parse(amount, CultureInfo.InvariantCulture), Dollar);
}

using System.Globalization;
using SalesMetrics.Tests.Support;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// What the two sample plans pay everybody on the Maven set in 2017, worked out from the files in plain decimals, apart from the library: 75/25 at
/// 4,000 a quarter, and all of 3,000 on the own goal with 1,000 for a team (the people of a manager) that reaches 100 %.
/// </summary>
internal sealed record MavenPlanSums(string Rep, decimal Credited, decimal Quota, decimal SeventyFive, decimal Hundred)
{
    public const string Quotas = "data/crm/maven/quotas.csv";

    public static List<MavenPlanSums> ByRep()
    {
        var managers = Rows(Maven.Teams).ToDictionary(row => row[0], row => row[1]);
        var credited = Rows(Maven.Pipeline)
            .Where(row => row[4] == "Won" && row[6].StartsWith("2017-", StringComparison.Ordinal))
            .GroupBy(row => (row[1], Quarter(row[6])))
            .ToDictionary(group => group.Key, group => group.Sum(row => Number(row[7])));
        var quotas = Rows(Quotas).ToDictionary(row => (row[0], Quarter(row[1])), row => Number(row[3]));
        return [.. managers.Keys.Order(StringComparer.Ordinal).Select(rep => OfRep(rep, managers, credited, quotas))];
    }

    private static MavenPlanSums OfRep(
        string rep, Dictionary<string, string> managers, Dictionary<(string Rep, int Quarter), decimal> credited, Dictionary<(string Rep, int Quarter), decimal> quotas)
    {
        var sums = new MavenPlanSums(rep, 0, 0, 0, 0);
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            var own = credited.GetValueOrDefault((rep, quarter));
            var goal = quotas[(rep, quarter)];
            string[] colleagues = [.. managers.Where(one => one.Value == managers[rep]).Select(one => one.Key)];
            var team = colleagues.Sum(one => credited.GetValueOrDefault((one, quarter)));
            var teamGoal = colleagues.Sum(one => quotas[(one, quarter)]);
            var share = own * 2 < goal ? 0m : own < goal ? own / goal : decimal.Min(2m, 1m + (2m * ((own / goal) - 1m)));
            var teamShare = team * 5 < teamGoal * 4 ? 0m : decimal.Min(1m, team / teamGoal);
            sums = new MavenPlanSums(
                rep,
                sums.Credited + own,
                sums.Quota + goal,
                sums.SeventyFive + Cents(3_000m * share) + Cents(1_000m * teamShare),
                sums.Hundred + Cents(3_000m * share) + (team >= teamGoal ? 1_000m : 0m));
        }

        return sums;
    }

    private static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static int Quarter(string day) => (int.Parse(day.AsSpan(5, 2), CultureInfo.InvariantCulture) + 2) / 3;

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string path) => File.ReadLines(SharedData.PathOf(path)).Skip(1).Select(line => line.Split(','));
}

using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

/// <summary>A random small company over 2017: a few people who join, move and leave, their sales, corrections and quotas.</summary>
public sealed record SmallYear(IReadOnlyList<Assignment> Assignments, IReadOnlyList<Transaction> Transactions, IReadOnlyList<Quota> Quotas)
{
    private static readonly string[] Teams = ["Red", "Blue", "Green"];

    private static readonly LocalDate FirstDay = new(2017, 1, 1);

    public SalesOrganization Organization => SalesOrganization.Create(Assignments);

    /// <summary>Makes the generator; FsCheck finds it by its type.</summary>
    public static Arbitrary<SmallYear> Arbitrary() => Arb.From(
        from people in Gen.Choose(1, 5)
        from histories in Gen.CollectToArray(Enumerable.Range(0, people), person => History("P" + person))
        from sales in Gen.ArrayOf(Sales(people), 20)
        from corrections in Gen.ArrayOf(Gen.Choose(0, 400), 5)
        from quotas in Gen.CollectToArray(Enumerable.Range(0, people), person => PersonQuotas("P" + person))
        select new SmallYear(
            [.. histories.SelectMany(history => history)],
            [.. sales.Select((sale, i) => Sale("S" + i, sale.Payee, sale.Day, sale.Amount)), .. Corrections(sales, corrections)],
            [.. quotas.SelectMany(quota => quota)]));

    private static Gen<Assignment[]> History(string payee) =>
        from changes in Gen.ArrayOf(Gen.Choose(0, 364), 3)
        from teams in Gen.ArrayOf(Gen.Elements(Teams), 4)
        from leaves in Gen.Elements(true, false, false)
        let starts = changes.Append(0).Distinct().Order().ToArray()
        select starts.Select((start, i) => new Assignment
        {
            PayeeId = payee,
            TeamId = teams[i % teams.Length],
            ManagerId = i % 2 == 0 ? "M1" : "M2",
            TerritoryId = "T" + teams[i % teams.Length][0],
            From = FirstDay.PlusDays(start),
            To = i < starts.Length - 1 ? FirstDay.PlusDays(starts[i + 1] - 1) : leaves ? FirstDay.PlusDays(start + 30) : null,
        }).ToArray();

    private static Gen<(string Payee, string Day, decimal Amount)> Sales(int people) =>
        from person in Gen.Choose(0, people - 1)
        from day in Gen.Choose(0, 364)
        from cents in Gen.Choose(0, 10_000_000)
        select ("P" + person, NodaTime.Text.LocalDatePattern.Iso.Format(FirstDay.PlusDays(day)), cents / 100m);

    private static IEnumerable<Transaction> Corrections((string Payee, string Day, decimal Amount)[] sales, int[] delays) =>
        delays.Select((delay, i) => (Sale: sales[i], Delay: delay, Index: i)).Select(one => Correction(
            "C" + one.Index,
            "S" + one.Index,
            NodaTime.Text.LocalDatePattern.Iso.Format(Day(one.Sale.Day).PlusDays(one.Delay)),
            -decimal.Round(one.Sale.Amount / 3m, 2)));

    private static Gen<Quota[]> PersonQuotas(string payee) =>
        from amounts in Gen.ArrayOf(Gen.Choose(0, 10_000_000), 4)
        from missing in Gen.Choose(0, 8)
        select Enumerable.Range(0, 4).Where(quarter => quarter != missing).Select(quarter => new Quota
        {
            Unit = SalesUnit.Payee(payee),
            Interval = new DateInterval(FirstDay.PlusMonths(3 * quarter), FirstDay.PlusMonths((3 * quarter) + 3).PlusDays(-1)),
            Amount = Usd(amounts[quarter] / 100m),
        }).ToArray();
}

using SalesMetrics.Calendars;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Crediting;
using SalesMetrics.Data;
using SalesMetrics.Json;
using SalesMetrics.Quotas;
using SalesMetrics.Tests.Support;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Golden;

/// <summary>The 75/25 plan against 100/0 with a team bonus on the Maven set for 2017, to the cent as worked out apart from the library.</summary>
public class MavenPlanTests
{
    private const string Folder = "data/crm/maven";

    [SharedDataFact(Folder, MavenPlanSums.Quotas)]
    public void Both_plans_cost_for_every_rep_what_plain_decimals_say()
    {
        var expected = MavenPlanSums.ByRep();
        var comparison = Compare();

        Assert.Equal((35, 30), (expected.Count, expected.Count(rep => rep.Credited > 0m)));
        Assert.Equal(
            expected.Select(rep => (rep.Rep, rep.Credited, rep.Quota, rep.SeventyFive, rep.Hundred)),
            comparison.Payees.Select(rep => (rep.PayeeId, rep.From.Attainment.Credited.Amount, rep.From.Attainment.Quota!.Value.Amount, rep.From.Amount.Amount, rep.To.Amount.Amount)));
    }

    [SharedDataFact(Folder, MavenPlanSums.Quotas)]
    public void Winners_and_losers_make_up_the_difference()
    {
        var expected = MavenPlanSums.ByRep();
        var comparison = Compare();

        Assert.Equal(expected.Sum(rep => rep.SeventyFive), comparison.From.Total.Amount);
        Assert.Equal(expected.Sum(rep => rep.Hundred), comparison.To.Total.Amount);
        Assert.Equal(expected.Sum(rep => decimal.Max(0m, rep.Hundred - rep.SeventyFive)), comparison.Gained.Amount);
        Assert.Equal(expected.Sum(rep => decimal.Min(0m, rep.Hundred - rep.SeventyFive)), comparison.Lost.Amount);
        Assert.Equal(comparison.Difference, comparison.Gained + comparison.Lost);
        Assert.Equal(35, comparison.Gainers.Length + comparison.Losers.Length + comparison.UnchangedCount);
        Assert.Equal(comparison.Gainers.OrderByDescending(rep => rep.Difference).Select(rep => rep.PayeeId), comparison.Gainers.Select(rep => rep.PayeeId));
    }

    [SharedDataFact(Folder, MavenPlanSums.Quotas)]
    public void Buckets_hold_everybody_and_the_cost_of_sales_is_over_the_won_value()
    {
        var expected = MavenPlanSums.ByRep();
        var comparison = Compare();

        // 10,005,534 is the won value of the set.
        Assert.Equal(Usd(10_005_534m), comparison.From.Revenue);
        Assert.Equal(Ratio.FromDecimal(expected.Sum(rep => rep.SeventyFive)) / Ratio.FromDecimal(10_005_534m), comparison.From.CostOfSales);
        foreach (var bucket in comparison.Buckets.Where(bucket => bucket.From is not null || bucket.To is not null))
        {
            var inside = expected
                .Where(rep => (bucket.From is not { } from || rep.Credited >= rep.Quota * from.ToDecimal()) && (bucket.To is not { } to || rep.Credited < rep.Quota * to.ToDecimal()))
                .ToArray();
            Assert.Equal((inside.Length, inside.Sum(rep => rep.SeventyFive), inside.Sum(rep => rep.Hundred)), (bucket.Payees.Length, bucket.FromAmount.Amount, bucket.ToAmount.Amount));
        }

        Assert.Empty(comparison.Buckets[^1].Payees);
        Assert.Equal(comparison.From.Total, Money.Sum(comparison.Buckets.Select(bucket => bucket.FromAmount), Dollar));
        Assert.InRange(comparison.ToPayForPerformance().Value!.Value, comparison.ToPayForPerformance().Lower!.Value, comparison.ToPayForPerformance().Upper!.Value);
    }

    private static PlanComparison Compare()
    {
        var folder = SharedData.PathOf(Folder);
        var extract = CrmReader.ReadFolder(folder, CrmMapping.BuiltIn("maven"), null);
        var facts = PlanFacts.Create(
            extract.Organization,
            CreditCalculator.Calculate(TransactionJournal.Create(BookingCalculator.Calculate(extract.Deals)).Value, extract.Organization, extract.Currency).Value,
            QuotaBook.Create(extract.Currency, extract.Quotas).Value,
            FiscalCalendar.Gregorian,
            Days("2017-01-01", "2017-12-31"));
        return PlanComparisonCalculator.Calculate(Terms(PlanJson.Quarterly7525), Terms(PlanJson.Quarterly100TeamBonus), facts).Value;
    }

    private static PlanTerms Terms(string json)
    {
        var file = PlanJson.Read(json);
        return new PlanTerms(file.Plan, file.TargetIncentives);
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>The numbers printed in the pages of this folder are the ones the code gives.</summary>
public class CompensationPagesTests
{
    [Fact]
    public void The_page_on_pay_curves_prints_the_rows_of_its_example() => Assert.Contains(Accelerated.Describe(), Page("pay-curves.md"), StringComparison.Ordinal);

    [Fact]
    public void The_page_on_layered_pay_prints_the_payout_of_its_example()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"));
        var quarter = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 1);
        var plan = SeventyFiveTwentyFive(Accelerated, TeamGoal);
        var attainments = PlanAttainmentCalculator.Calculate(
            plan,
            Credits(
                organization,
                Sale("1", "Ada", "2017-01-10", 60_000m),
                Sale("2", "Ada", "2017-03-31", 50_000m),
                Sale("3", "Bob", "2017-02-01", 340_000m)),
            Goals(
                Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m), Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 400_000m)),
            organization,
            FiscalCalendar.Gregorian,
            [quarter]);

        var payout = PayRunCalculator.Calculate(plan, TargetIncentives.Create(Usd(4_000m)), organization, quarter, attainments).Value.Find("Ada")!;

        Assert.Equal(Usd((3_000m * 1.20m) + (1_000m * 0.90m)), payout.Total);
        Assert.Contains(
            string.Join('\n', payout.Explain().ToString().Split('\n').Take(9)), Page("layered-pay.md"), StringComparison.Ordinal);
    }

    private static string Page(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "calculations", name)).ReplaceLineEndings("\n");
}

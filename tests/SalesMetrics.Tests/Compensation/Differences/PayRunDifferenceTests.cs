using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Differences;

public class PayRunDifferenceTests
{
    private static readonly Plan Straight = OfOne(PayCurve.Linear);

    // Target 4,000 on a quota of 100,000 each. Ada comes and sells half of it, Bob goes from 100 % to 120 %, Cem leaves with 75 %,
    // Dee stays at 40 %, and Eve comes and sells nothing.
    private static readonly PayVersion Before = Version(("Cem", 75_000m), ("Bob", 100_000m), ("Dee", 40_000m));
    private static readonly PayVersion After = Version(("Ada", 50_000m), ("Bob", 120_000m), ("Dee", 40_000m), ("Eve", 0m));

    [Fact]
    public void Two_runs_are_read_payee_by_payee_with_those_who_came_and_left()
    {
        var difference = PayDifferenceCalculator.WhyDifferent(Before, After);

        Assert.Equal(
            """
            pay for FY2017-Q1 by Test plan less pay for FY2017-Q1 by Test plan: -200.00 USD  (after - before = sum of the payees)
              Ada FY2017-Q1 by Test plan less no pay of Ada: 2000.00 USD  (after - before = sum of the lines below)  [Ada]
                After: 2000.00 USD
                Before: 0.00 USD
                all: 2000.00 USD  (no such line -> 2000.00 USD)  [all]
                  Appeared: 2000.00 USD  (the line was not there before)
              Bob FY2017-Q1 by Test plan less Bob FY2017-Q1 by Test plan: 800.00 USD  (after - before = sum of the lines below)  [Bob]
                After: 4800.00 USD
                Before: 4000.00 USD
                all: 800.00 USD  (4000.00 USD -> 4800.00 USD)  [all]
                  Credit: 800.00 USD  (bookings of Payee:Bob 100000.00 USD -> 120000.00 USD)
                    restated 2017-02-01 Bob: 20000.00 USD  [of Bob]
              no pay of Cem less Cem FY2017-Q1 by Test plan: -3000.00 USD  (after - before = sum of the lines below)  [Cem]
                After: 0.00 USD
                Before: 3000.00 USD
                all: -3000.00 USD  (3000.00 USD -> no such line)  [all]
                  Disappeared: -3000.00 USD  (the line is not there any more)
            """.ReplaceLineEndings("\n"),
            difference.Explain().ToString());
        Assert.Same(Before, difference.Before);
        Assert.Same(After, difference.After);
    }

    [Fact]
    public void The_causes_of_a_run_are_added_up_in_the_order_in_which_they_are_listed()
    {
        Assert.Equal(
            [
                (PayDifferenceCause.Credit, Usd(800m)),
                (PayDifferenceCause.Appeared, Usd(2_000m)),
                (PayDifferenceCause.Disappeared, Usd(-3_000m)),
            ],
            PayDifferenceCalculator.WhyDifferent(Before, After).TotalsByCause().Select(cause => (cause.Key, cause.Value)));
    }

    [Fact]
    public void A_run_does_not_differ_from_itself() => Assert.True(PayDifferenceCalculator.WhyDifferent(After, After).IsEmpty);

    [Fact]
    public void A_difference_between_two_people_is_of_the_one_paid_after()
    {
        var difference = PayDifferenceCalculator.WhyDifferent(After, "Bob", After, "Ada");

        Assert.Equal("Ada", difference.PayeeId);
        Assert.StartsWith("Ada FY2017-Q1 by Test plan less Bob FY2017-Q1 by Test plan: -2800.00 USD", difference.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_compared_with_no_run_no_attainments_or_nobody()
    {
        Assert.Throws<ArgumentNullException>("run", () => new PayVersion(null!, After.Attainments));
        Assert.Throws<ArgumentNullException>("attainments", () => new PayVersion(After.Run, null!));
        Assert.Throws<ArgumentNullException>("before", () => PayDifferenceCalculator.WhyDifferent(null!, After));
        Assert.Throws<ArgumentNullException>("after", () => PayDifferenceCalculator.WhyDifferent(After, null!));
        Assert.Throws<ArgumentNullException>("before", () => PayDifferenceCalculator.WhyDifferent(null!, "Ada", After, "Ada"));
        Assert.Throws<ArgumentNullException>("payeeBefore", () => PayDifferenceCalculator.WhyDifferent(After, null!, After, "Ada"));
        Assert.Throws<ArgumentNullException>("payeeAfter", () => PayDifferenceCalculator.WhyDifferent(After, "Ada", After, null!));
    }

    [Fact]
    public void One_payee_is_not_compared_across_currencies_either()
    {
        var euro = Currency.Of("EUR");
        var plan = Plan.Create("e", "Euro", euro, Straight.Grain, Straight.Components);
        var run = PayRunCalculator.Calculate(
            plan, TargetIncentives.Create(new Money(1m, euro)), SmallTeam.Organization, SmallTeam.Quarter, PlanAttainments.Create()).Value;

        Assert.Throws<CurrencyMismatchException>(() => PayDifferenceCalculator.WhyDifferent(After, new PayVersion(run, PlanAttainments.Create()), "Ada"));
    }

    private static PayVersion Version(params (string Payee, decimal Sold)[] people)
    {
        var company = new Company(
            SmallTeam.Quarter,
            SalesOrganization.Create([.. people.Select(one => Works(one.Payee, "Red", "2017-01-01"))]),
            [.. people.Select(one => Goal(SalesUnit.Payee(one.Payee), "2017-01-01", "2017-03-31", 100_000m))],
            [.. people.Where(one => one.Sold > 0m).Select(one => Sale("of " + one.Payee, one.Payee, "2017-02-01", one.Sold))],
            TargetIncentives.Create(Usd(4_000m)));
        return PayVersions.Of(company, Straight);
    }
}

using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Explanations;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class PayRunCalculatorTests
{
    private static readonly FiscalPeriod FirstQuarter = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 1);

    private static readonly SalesOrganization RedTeam = SalesOrganization.Create(
        Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"));

    // Ada 110,000 on 100,000; the team 450,000 on 500,000.
    private static readonly Transaction[] RedSales =
        [Sale("1", "Ada", "2017-01-10", 60_000m), Sale("2", "Ada", "2017-03-31", 50_000m), Sale("3", "Bob", "2017-02-01", 340_000m)];

    private static readonly Quota[] RedGoals =
    [
        Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m), Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 400_000m),
    ];

    // spec compensation.md case 1, from the sales to the payout.
    [Fact]
    public void A_75_25_plan_pays_on_the_payees_and_the_teams_attainment()
    {
        var run = Run(SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear), RedTeam, RedSales, RedGoals);

        var payout = run.Value.Find("Ada")!;
        Assert.Equal([Usd(3_000m * 1.10m), Usd(1_000m * 0.90m)], payout.Components.Select(line => line.Amount));
        Assert.Equal([SalesUnit.Payee("Ada"), SalesUnit.Team("Red")], payout.Components.Select(line => line.Unit));
        Assert.Equal(Usd(4_200m), payout.Total);
        Assert.Empty(run.Issues);
    }

    [Fact]
    public void A_payout_is_explained_down_to_the_plan_clause_and_the_transactions()
    {
        var explanation = Run(SeventyFiveTwentyFive(Accelerated, TeamGoal), RedTeam, RedSales, RedGoals).Value.Find("Ada")!.Explain();

        Assert.Equal(
            """
            Payout of Ada for FY2017-Q1: 4500.00 USD  (sum of the components of Test plan)  [Ada]
              individual: 3600.00 USD  (target incentive x weight x share of target pay, rounded half away from zero to 2 decimals)  [individual]
                Target incentive: 4000.00 USD
                Weight: 75 %  (stated in the plan)
                Share of target pay: 120 %  (100 % and above: 100 % of target pay, plus 2 % for each 1 % of attainment above 100 %)
                  Attainment of Payee:Ada in FY2017-Q1: 110 %  (credited / quota)
                    Bookings of Payee:Ada 2017-01-01 to 2017-03-31: 110000.00 USD  (sum of credited amounts, by the day each entry counts on, corrections included)
                      2017-01-10 Ada: 60000.00 USD  (sale)  [1]
                      2017-03-31 Ada: 50000.00 USD  (sale)  [2]
            """.ReplaceLineEndings("\n"),
            string.Join('\n', explanation.ToString().Split('\n').Take(9)));
        Assert.Equal(["1", "2", "1", "3", "2"], explanation.DescendantsAndSelf().Select(line => line.SourceId).Where(id => id.Length == 1));
    }

    // spec compensation.md case 34: nothing by default, with an issue that says why.
    [Theory]
    [InlineData(true, "the quota is zero")]
    [InlineData(false, "no quota is set for these days")]
    public void Without_a_quota_above_zero_a_component_pays_nothing_and_is_listed(bool zeroQuota, string why)
    {
        var ada = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));

        var run = Run(
            SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear),
            ada,
            [Sale("1", "Ada", "2017-01-10", 60_000m)],
            zeroQuota ? [Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 0m)] : []);

        Assert.Equal(Usd(0m), run.Value.Total);
        Assert.Equal(["individual", "team"], run.Issues.Select(issue => issue.Field));
        Assert.All(run.Issues, issue => Assert.Equal(("undefined-attainment", IssueOutcome.Used, "Ada"), (issue.Code, issue.Outcome, issue.Source)));
        Assert.Contains($"For FY2017-Q1 {why}; by the plan the component pays nothing.", run.Issues[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payee_without_a_team_has_no_team_attainment_and_is_listed()
    {
        var lone = SalesOrganization.Create(new Assignment { PayeeId = "Ada", From = Day("2017-01-01") });

        var run = Run(SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear), lone, RedSales[..2], RedGoals[..1]);

        Assert.Equal(Usd(3_000m * 1.10m), run.Value.Total);
        Assert.Contains("the payee is assigned to no Team", Assert.Single(run.Issues).Message, StringComparison.Ordinal);
        Assert.Equal([new PayRunTotal(SalesUnit.Team(""), 1, Usd(3_300m))], run.Value.TotalsBy(UnitKind.Team).ToArray());
    }

    // spec compensation.md case 35.
    [Fact]
    public void Nobody_is_paid_for_a_period_without_an_assignment_in_it()
    {
        var organization = SalesOrganization.Create(
            Works("Ada", "Red", "2016-01-01", "2016-12-31"),
            Works("Bob", "Red", "2016-01-01", "2017-01-01"),
            Works("Eve", "Red", "2017-04-01"));

        var run = Run(
            OfOne(PayCurve.Linear),
            organization,
            [Sale("1", "Ada", "2017-01-10", 60_000m), Sale("2", "Bob", "2017-01-01", 400_000m)],
            RedGoals);

        Assert.Equal(["Bob"], run.Value.Payouts.Select(payout => payout.PayeeId));
        Assert.Equal(Usd(4_000m), run.Value.Total);
        Assert.Null(run.Value.Find("Ada"));
        var issue = Assert.Single(run.Issues);
        Assert.Equal(("no-assignment", IssueOutcome.Rejected, "Ada"), (issue.Code, issue.Outcome, issue.Source));
    }

    [Fact]
    public void Who_moves_is_paid_once_in_the_unit_of_the_last_assignment()
    {
        var organization = SalesOrganization.Create(
            Works("Ada", "Red", "2017-01-01", "2017-02-14"), Works("Ada", "Blue", "2017-02-15"), Works("Bob", "Red", "2017-01-01"));

        var run = Run(OfOne(PayCurve.Linear), organization, RedSales, RedGoals).Value;

        Assert.Equal(
            [new PayRunTotal(SalesUnit.Team("Blue"), 1, Usd(4_400m)), new PayRunTotal(SalesUnit.Team("Red"), 1, Usd(3_400m))],
            run.TotalsBy(UnitKind.Team).ToArray());
        Assert.Equal([SalesUnit.Manager("Head of Blue"), SalesUnit.Manager("Head of Red")], run.TotalsBy(UnitKind.Manager).Select(total => total.Unit));
        Assert.Equal([new PayRunTotal(SalesUnit.Company, 2, Usd(7_800m))], run.TotalsBy(UnitKind.Company).ToArray());
    }

    [Fact]
    public void The_target_incentive_in_effect_at_the_end_of_the_period_counts()
    {
        var targets = TargetIncentives.Create(
            Usd(4_000m), new TargetIncentive { PayeeId = "Ada", Amount = Usd(5_000m), From = Day("2017-03-31") });

        var run = Run(OfOne(PayCurve.Linear), RedTeam, RedSales, RedGoals, targets).Value;

        Assert.Equal(Usd(5_000m * 1.10m), run.Find("Ada")!.Total);
        Assert.Equal(Usd(4_000m * 0.85m), run.Find("Bob")!.Total);
    }

    [Fact]
    public void Component_totals_follow_the_plan()
    {
        var run = Run(SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear), RedTeam, RedSales, RedGoals).Value;

        Assert.Equal(
            [Usd((3_000m * 1.10m) + (3_000m * 0.85m)), Usd(2 * 1_000m * 0.90m)], run.TotalsByComponent().Select(total => total.Amount));
        Assert.Equal(run.Total, ((ExplainedValue.OfMoney)run.Explain().Value).Value);
    }

    [Fact]
    public void A_period_of_another_grain_is_refused()
    {
        var january = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Month, 1);

        var error = Assert.Throws<ArgumentException>(() => PayRunCalculator.Calculate(
            OfOne(PayCurve.Linear), TargetIncentives.Create(Usd(1m)), RedTeam, january, PlanAttainments.Create()));

        Assert.Contains("FY2017-M01 is a Month, but 'test' pays by the Quarter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_payout_outside_the_assignment_is_refused() =>
        Assert.Throws<ArgumentException>(() => PayoutCalculator.Calculate(
            OfOne(PayCurve.Linear), Usd(1m), FirstQuarter, Works("Ada", "Red", "2017-04-01"), PlanAttainments.Create()));

    [Fact]
    public void Target_incentives_in_another_currency_are_refused_even_when_nobody_is_paid() =>
        Assert.Throws<CurrencyMismatchException>(() => PayRunCalculator.Calculate(
            OfOne(PayCurve.Linear), TargetIncentives.Create(new Money(1m, Currency.Of("EUR"))), SalesOrganization.Empty, FirstQuarter, PlanAttainments.Create()));

    [Fact]
    public void An_attainment_that_was_not_given_is_undefined()
    {
        var payout = PayoutCalculator.Calculate(
            OfOne(PayCurve.Linear), Usd(1m), FirstQuarter, Works("Ada", "Red", "2017-01-01"), PlanAttainments.Create());

        Assert.Equal(Usd(0m), payout.Value.Total);
        Assert.Contains("no attainment of Payee:Ada is given for the period", Assert.Single(payout.Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measure_that_is_not_given_is_refused_by_name()
    {
        var plan = Quarterly(Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { MeasureId = "margin" });

        var error = Assert.Throws<ArgumentException>(() => Run(plan, RedTeam, RedSales, RedGoals));

        Assert.Contains("'margin', which is not among those given: bookings", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_attainment_twice_is_refused()
    {
        var once = Attained(OfOne(PayCurve.Linear), RedTeam, RedSales, RedGoals).All;

        Assert.Throws<ArgumentException>(() => PlanAttainments.Create([.. once, .. once]));
    }

    [Fact]
    public void Totals_beside_the_components_stand_by_id_with_clauses_and_awards_alike()
    {
        var plan = OfOne(PayCurve.Linear).WithClauses(
            new PlanClause.Bonus { Id = "b", Name = "Bonus", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"), From = Percent(80), Amount = Usd(500m) });
        var run = Run(plan, RedTeam, RedSales, RedGoals).Value.WithAwards(Gift("c", "Ada", 30m), Gift("a", "Ada", 20m), Gift("a", "Bob", 1m)).Value;

        // Ada 110 % and Bob 85 % have both reached 80 %.
        Assert.Equal([("a", Usd(21m)), ("b", Usd(1_000m)), ("c", Usd(30m))], run.TotalsByClause().Select(total => (total.Key, total.Value)));
        Assert.Equal("Payout of Ada for FY2017-Q1: 4950.00 USD  (sum of the lines of Test plan)  [Ada]", run.Find("Ada")!.Explain().ToString().Split('\n')[0]);
    }

    [Fact]
    public void A_payout_of_components_and_awards_or_components_and_clauses_is_a_sum_of_lines()
    {
        var bonus = new PlanClause.Bonus { Id = "b", Name = "Bonus", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"), From = Percent(80), Amount = Usd(500m) };
        string Of(PayRun run) => run.Find("Ada")!.Explain().Rule;

        Assert.Equal("sum of the lines of Test plan", Of(Run(OfOne(PayCurve.Linear).WithClauses(bonus), RedTeam, RedSales, RedGoals).Value));
        Assert.Equal("sum of the lines of Test plan", Of(Run(OfOne(PayCurve.Linear), RedTeam, RedSales, RedGoals).Value.WithAwards(Gift("a", "Ada", 1m)).Value));
        Assert.Equal("sum of the components of Test plan", Of(Run(OfOne(PayCurve.Linear), RedTeam, RedSales, RedGoals).Value));
    }

    [Fact]
    public void Awards_that_cannot_be_paid_are_listed_by_payee_and_those_in_another_currency_refused()
    {
        var run = Run(OfOne(PayCurve.Linear), RedTeam, RedSales, RedGoals).Value;

        Assert.Equal(
            [("Yan", "a", "1.00 USD"), ("Zoe", "b", "2.00 USD")],
            run.WithAwards(Gift("b", "Zoe", 2m), Gift("a", "Yan", 1m), Gift("c", "Ada", 3m)).Issues.Select(issue => (issue.Source, issue.Field, issue.Value)));
        Assert.Throws<CurrencyMismatchException>(() => run.WithAwards(new DiscretionaryAdjustment
        {
            Id = "a",
            PayeeId = "Zoe",
            Amount = new Money(1m, Currency.Of("EUR")),
            Reason = "help",
            Author = "Eve",
            DecidedOn = Day("2017-03-31"),
        }.ToAward()));
    }

    [Fact]
    public void People_credited_without_an_assignment_are_listed_by_id()
    {
        var run = Run(OfOne(PayCurve.Linear), RedTeam, [.. RedSales, Sale("4", "Zoe", "2017-01-10", 1m), Sale("5", "Yan", "2017-01-11", 1m)], RedGoals);

        Assert.Equal(["Yan", "Zoe"], run.Issues.Select(issue => issue.Source));
    }

    [Fact]
    public void An_assignment_on_the_last_day_of_the_period_is_enough() =>
        Assert.Equal(FirstQuarter, PayoutCalculator.Calculate(OfOne(PayCurve.Linear), Usd(1m), FirstQuarter, Works("Ada", "Red", "2017-03-31"), PlanAttainments.Create()).Value.Period);

    [Fact]
    public void A_measure_that_is_given_is_measured_in_place_of_bookings()
    {
        var plan = Quarterly(Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { MeasureId = "margin" });
        var credits = Credits(RedTeam, Sale("1", "Ada", "2017-01-10", 900m), Sale("2", "Ada", "2017-01-10", 60m) with { Category = "margin" });
        var goals = Goals(Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100m) with { MeasureId = "margin" });

        var attainments = PlanAttainmentCalculator.Calculate(plan, credits, goals, RedTeam, FiscalCalendar.Gregorian, [FirstQuarter], Measure.OfCategory("margin"));

        Assert.Equal(Percent(60), attainments.Find(SalesUnit.Payee("Ada"), "margin", FirstQuarter.Interval)!.Value);
    }

    [Fact]
    public void Measures_that_are_not_given_at_all_are_refused_by_the_name_of_the_first() => Assert.Contains(
        "The plan names the measure 'bookings', which is not among those given",
        Assert.Throws<ArgumentException>("measures", () => PlanAttainmentCalculator.Calculate(
            OfOne(PayCurve.Linear), Credits(RedTeam), Goals(), RedTeam, FiscalCalendar.Gregorian, [FirstQuarter], measures: default(ImmutableArray<Measure>), stated: default)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_value_stated_twice_for_one_period_is_refused()
    {
        StatedMeasure Score(decimal percent, string last = "2017-03-31") => new(SalesUnit.Payee("Ada"), "mbo", Days("2017-01-01", last), Percent(percent), "Eve");

        Assert.Contains(
            "Payee:Ada has two values of 'mbo'", Assert.Throws<ArgumentException>("stated", () => PlanAttainments.Create().WithStated(Score(80), Score(90))).Message, StringComparison.Ordinal);
        Assert.Equal(Percent(90), PlanAttainments.Create().WithStated(Score(80), Score(90, "2017-03-30")).FindStated(SalesUnit.Payee("Ada"), "mbo", Days("2017-01-01", "2017-03-30"))!.Value);
    }

    [Fact]
    public void Only_people_with_credit_take_part_in_a_contest_of_a_run()
    {
        var contest = new PlanClause.Contest { Id = "c", Name = "Best", Prizes = PrizeTable.Create(Usd(300m), Usd(200m)) };
        var plan = OfOne(PayCurve.Linear).WithClauses(contest);
        var sales = Credits(RedTeam, RedSales[..2]);
        var attainments = PlanAttainmentCalculator.Calculate(plan, sales, Goals(RedGoals), RedTeam, FiscalCalendar.Gregorian, [FirstQuarter]);
        var run = PayRunCalculator.Calculate(plan, TargetIncentives.Create(Usd(4_000m)), RedTeam, FirstQuarter, attainments).Value;

        // Bob has a quota and sold nothing: there is no second prize.
        Assert.Equal([("Ada", Usd(300m))], PlanAwardCalculator.Calculate(run, attainments, sales).Select(award => (award.PayeeId, award.Amount)));
    }

    private static Award Gift(string id, string payee, decimal amount) => new DiscretionaryAdjustment
    {
        Id = id,
        PayeeId = payee,
        Amount = Usd(amount),
        Reason = "help",
        Author = "Eve",
        DecidedOn = Day("2017-03-31"),
    }.ToAward();


    private static Checked<PayRun> Run(
        Plan plan, SalesOrganization organization, Transaction[] sales, Quota[] goals, TargetIncentives? targets = null) =>
        PayRunCalculator.Calculate(
            plan, targets ?? TargetIncentives.Create(Usd(4_000m)), organization, FirstQuarter, Attained(plan, organization, sales, goals));

    private static PlanAttainments Attained(Plan plan, SalesOrganization organization, Transaction[] sales, Quota[] goals) =>
        PlanAttainmentCalculator.Calculate(
            plan, Credits(organization, sales), Goals(goals), organization, FiscalCalendar.Gregorian, [FirstQuarter]);
}

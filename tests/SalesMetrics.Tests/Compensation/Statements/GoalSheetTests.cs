using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Statements;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Compensation.Versions;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Statements;

public class GoalSheetTests
{
    private static readonly Plan Sample = SeventyFiveTwentyFive(Accelerated, TeamGoal);

    [Fact]
    public void The_sheet_states_the_goals_and_what_reaching_them_pays()
    {
        var text = Sheet(Sample, TargetIncentives.Create(Usd(4_000m), new TargetIncentive { PayeeId = "Ada", Amount = Usd(6_000m) })).ToMarkdown();

        Assert.StartsWith(
            """
            # Goal sheet: Ada

            Plan Test plan (test), 2017-01-01 to 2017-06-30, both included.

            Your target incentive for each quarter at 100 % of everything: 6,000.00 USD.

            ## Your goals

            | Line | counts | weight | target pay | goal FY2017-Q1 | goal FY2017-Q2 |
            | --- | --- | --- | --- | --- | --- |
            | individual | bookings (own) | 75 % | 4,500.00 USD | 100,000.00 USD | none set |
            | team | bookings (team Red) | 25 % | 1,500.00 USD | 500,000.00 USD | none set |

            ## What it pays

            For FY2017-Q1, with everything at the same level.

            | Attainment | needed: individual | needed: team | individual | team | Payout |
            | --- | --- | --- | --- | --- | --- |
            | 50 % | 50,000.00 USD | 250,000.00 USD | 2,250.00 USD | 0.00 USD | 2,250.00 USD |
            | 80 % | 80,000.00 USD | 400,000.00 USD | 3,600.00 USD | 1,200.00 USD | 4,800.00 USD |
            | 100 % | 100,000.00 USD | 500,000.00 USD | 4,500.00 USD | 1,500.00 USD | 6,000.00 USD |
            | 120 % | 120,000.00 USD | 600,000.00 USD | 6,300.00 USD | 1,500.00 USD | 7,800.00 USD |
            | 150 % | 150,000.00 USD | 750,000.00 USD | 9,000.00 USD | 1,500.00 USD | 10,500.00 USD |

            ## What is measured
            """.ReplaceLineEndings("\n"),
            text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Worked examples", text, StringComparison.Ordinal);
    }

    [Fact]
    public void German_has_its_own_words()
    {
        var text = Sheet(Sample, TargetIncentives.Create(Usd(4_000m)), new PlanDocumentOptions { Language = PlanLanguage.German }).ToHtml();

        Assert.Contains("<h1>Zielvereinbarung: Ada</h1>", text, StringComparison.Ordinal);
        Assert.Contains("100.000,00 USD", text, StringComparison.Ordinal);
        Assert.DoesNotContain("needed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rechenbeispiele", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_incentive_that_changes_and_a_move_to_another_team_are_stated()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01", "2017-03-31"), Works("Ada", "Blue", "2017-04-01"));
        ImmutableArray<FiscalPeriod> periods = [SmallTeam.Quarter, FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 2)];
        var targets = TargetIncentives.Create(Usd(4_000m), new TargetIncentive { PayeeId = "Ada", Amount = Usd(5_000m), From = Day("2017-04-01") });

        var text = GoalSheetGenerator.Generate(Sample, targets, "Ada", organization, periods, PlanAttainments.Create()).ToText();

        Assert.Contains("at 100 % of everything: 4,000.00 USD.\nFrom FY2017-Q2 on: 5,000.00 USD.", text, StringComparison.Ordinal);
        Assert.Contains("bookings (team Red, Blue)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Commission_is_worked_out_on_the_persons_own_quota()
    {
        var plan = Plan.Create("r", "Rates", Dollar, PeriodGrain.Quarter, [], [new PlanClause.Rates { Id = "c", Name = "Commission", Table = RateTable.Flat(Percent(5)) }]);

        Assert.Contains("| 120 % | 6,000.00 USD | 6,000.00 USD |", Sheet(plan, TargetIncentives.Create(Usd(0m))).ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clause_that_reads_a_component_has_no_goal_of_its_own()
    {
        var plan = Sample.WithClauses(
            new PlanClause.Bonus { Id = "b", Name = "Bonus", Reading = new PlanReading.OfComponent("individual"), From = Ratio.One, Amount = Usd(100m) },
            new PlanClause.Rates { Id = "c", Name = "Commission", Table = RateTable.Flat(Percent(5)) });

        var goals = Sheet(plan, TargetIncentives.Create(Usd(4_000m))).Sections[1];

        Assert.Equal(["individual", "team", "Commission"], goals.Rows.Select(row => row[0]));
        Assert.Equal(["Commission", "bookings (own)", "", "", "100,000.00 USD", "none set"], goals.Rows[2].AsEnumerable());
    }

    [Fact]
    public void Days_in_effect_and_levels_are_those_of_the_options()
    {
        var options = new PlanDocumentOptions { InEffect = Days("2017-02-01", "2017-12-31"), Levels = [] };

        var sheet = Sheet(Sample, TargetIncentives.Create(Usd(4_000m)), options);

        Assert.Contains("Plan Test plan (test), 2017-02-01 to 2017-12-31, both included.", sheet.ToMarkdown(), StringComparison.Ordinal);
        Assert.Equal("What is measured", sheet.Sections[2].Heading);
        Assert.Throws<CurrencyMismatchException>(() => Sheet(Sample, TargetIncentives.Create(new Money(1m, Currency.Of("EUR"))), options));
    }

    [Fact]
    public void A_sheet_needs_plan_target_person_organization_period_and_goals()
    {
        var attainments = PlanAttainments.Create();
        var targets = TargetIncentives.Create(Usd(4_000m));
        var people = SmallTeam.Organization;
        ImmutableArray<FiscalPeriod> periods = [SmallTeam.Quarter];

        Assert.Throws<ArgumentNullException>("plan", () => GoalSheetGenerator.Generate(null!, targets, "Ada", people, periods, attainments));
        Assert.Throws<ArgumentNullException>("targets", () => GoalSheetGenerator.Generate(Sample, null!, "Ada", people, periods, attainments));
        Assert.Throws<ArgumentNullException>("payeeId", () => GoalSheetGenerator.Generate(Sample, targets, null!, people, periods, attainments));
        Assert.Throws<ArgumentNullException>("organization", () => GoalSheetGenerator.Generate(Sample, targets, "Ada", null!, periods, attainments));
        Assert.Throws<ArgumentNullException>("period", () => GoalSheetGenerator.Generate(Sample, targets, "Ada", people, [null!], attainments));
        Assert.Throws<ArgumentNullException>("attainments", () => GoalSheetGenerator.Generate(Sample, targets, "Ada", people, periods, null!));
    }

    [Fact]
    public void Nobody_without_assignment_no_period_and_no_other_grain_has_a_sheet()
    {
        var attainments = SmallTeam.Attainments(Sample, 1m, 1m, 500_000m);
        var targets = TargetIncentives.Create(Usd(4_000m));
        PlanDocument Of(string payee, params ImmutableArray<FiscalPeriod> periods) =>
            GoalSheetGenerator.Generate(Sample, targets, payee, SmallTeam.Organization, periods, attainments);

        Assert.Throws<ArgumentException>(() => Of("Nobody", SmallTeam.Quarter));
        Assert.Throws<ArgumentException>(() => Of("Ada"));
        Assert.Throws<ArgumentException>(() => Of("Ada", FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Month, 1)));
        Assert.Throws<CurrencyMismatchException>(() => GoalSheetGenerator.Generate(
            Sample, TargetIncentives.Create(new Money(1m, Currency.Of("EUR"))), "Ada", SmallTeam.Organization, [SmallTeam.Quarter], attainments));
    }

    [PayLaw(Arbitrary = [typeof(CompensationArbitraries), typeof(ClauseArbitraries)])]
    public bool Every_plan_has_a_sheet_whose_examples_are_those_of_the_plan(ClausedPlan plan, Company company, bool isGerman)
    {
        var options = new PlanDocumentOptions { Language = isGerman ? PlanLanguage.German : PlanLanguage.English };
        var attainments = PlanAttainmentCalculator.Calculate(
            plan.Plan, Credits(company.Organization), Goals([.. company.Quotas]), company.Organization, FiscalCalendar.Gregorian, [company.Period], Measure.Bookings);
        return company.Pay(plan.Plan).Payouts.All(payout =>
        {
            var sheet = GoalSheetGenerator.Generate(plan.Plan, company.Targets, payout.PayeeId, company.Organization, [company.Period], attainments, options);
            return sheet.Sections.All(section => section.Rows.All(row => row.Length == section.Columns.Length))
                && sheet.Sections[2].Rows.Length == options.Levels.Length
                && plan.Plan.Components.All(component => sheet.Sections[1].Rows.Any(row => row[0] == component.Name))
                && sheet.ToHtml().Length > 0;
        });
    }

    [Fact]
    public void Version_and_change_come_from_the_version_given()
    {
        var version = Dated.Version("v2", Sample, "2017-01-01", 4_000m);
        var text = Sheet(Sample, version.TargetIncentives, new PlanDocumentOptions { Version = version }).ToMarkdown();

        Assert.Contains("Version v2, in effect from 2017-01-01 on.", text, StringComparison.Ordinal);
        Assert.EndsWith("| v2 | 2017-01-01 | as agreed | Eve |\n", text, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("options", () => Sheet(Sample, TargetIncentives.Create(Usd(1m)), new PlanDocumentOptions { Version = version }));
    }

    private static PlanDocument Sheet(Plan plan, TargetIncentives targets, PlanDocumentOptions? options = null)
    {
        ImmutableArray<FiscalPeriod> periods = [SmallTeam.Quarter, FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 2)];
        var attainments = PlanAttainmentCalculator.Calculate(
            plan,
            Credits(SmallTeam.Organization),
            Goals(Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m), Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 400_000m)),
            SmallTeam.Organization,
            FiscalCalendar.Gregorian,
            periods,
            Measure.Bookings);
        return GoalSheetGenerator.Generate(plan, targets, "Ada", SmallTeam.Organization, periods, attainments, options);
    }
}

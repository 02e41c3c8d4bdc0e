using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Disputes;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Disputes;

/// <summary>What the person reads who asks where a deal is.</summary>
public class DisputeAnswerTests
{
    private static readonly SalesOrganization Organization = SalesOrganization.Create(
        Works("Ada", "Red", "2017-01-01"),
        Works("Bob", "Red", "2017-01-01"),
        new Assignment { PayeeId = "Dee", From = Day("2017-01-01") },
        Works("Gone", "Red", "2016-01-01", "2016-12-31"));

    private static readonly Transaction[] Sales =
    [
        Sale("D-1", "Ada", "2017-01-10", 95_000m),
        Sale("D-2", "Ada", "2017-02-20", 20_000m) with { ProductId = "GTX" },
        Sale("D-3", "Bob", "2017-03-01", 335_000m),
        Sale("D-4", "Dee", "2017-03-02", 10_000m),
        Sale("D-5", "Ada", "2017-04-01", 70_000m),
        Sale("D-7", "Ada", "2017-02-21", 5_000m) with { Category = "margin" },
    ];

    private static readonly Measure Pumps = new() { Id = "pumps", Name = "Pumps", ProductId = "MG" };
    private static readonly Plan Sample = SeventyFiveTwentyFive(Accelerated, TeamGoal);

    [Fact]
    public void A_deal_that_counts_is_shown_with_unit_rule_role_and_effect()
    {
        // Own 95,000 -> 115,000 of 100,000: 3,000 x 95 % -> x 130 %. Team 430,000 -> 450,000 of 500,000: 1,000 x 86 % -> x 90 %.
        Assert.Equal(
            """
            D-2 in the pay of Ada for FY2017-Q1: 1090.00 USD  (pay with the entry less pay of a run without it)  [D-2]
              Counts for individual through Payee:Ada: 20000.00 USD  (100 % and above: 100 % of target pay, plus 2 % for each 1 % of attainment above 100 %)  [individual]
                2017-02-20 Ada: 20000.00 USD  (GTX)  [D-2]
                  Role on 2017-02-20: team Red, manager Head of Red, territory Region of Red
              Counts for team through Team:Red: 20000.00 USD  (80 % and above: 80 % of target pay, plus 1 % for each 1 % of attainment above 80 %)  [team]
                2017-02-20 Ada: 20000.00 USD  (GTX)  [D-2]
                  Role on 2017-02-20: team Red, manager Head of Red, territory Region of Red
              individual: 1050.00 USD  (2850.00 USD -> 3900.00 USD)  [individual]
                Credit: 1050.00 USD  (bookings of Payee:Ada 95000.00 USD -> 115000.00 USD)
                  added 2017-02-20 Ada: 20000.00 USD  [D-2]
              team: 40.00 USD  (860.00 USD -> 900.00 USD)  [team]
                Credit: 40.00 USD  (bookings of Team:Red 430000.00 USD -> 450000.00 USD)
                  added 2017-02-20 Ada: 20000.00 USD  [D-2]
            """.ReplaceLineEndings("\n"),
            Ask(Facts(Sample), "Ada", "D-2").Explain().ToString());
    }

    [Fact]
    public void A_deal_of_another_period_is_shown_with_the_reason_on_each_line() => Assert.Equal(
        """
        D-5 in the pay of Ada for FY2017-Q1: 0.00 USD  (pay with the entry less pay of a run without it)  [D-5]
          Does not count for individual: it counts on 2017-04-01 (FY2017-Q2), and FY2017-Q1 was paid  [individual]
          Does not count for team: it counts on 2017-04-01 (FY2017-Q2), and FY2017-Q1 was paid  [team]
        """.ReplaceLineEndings("\n"),
        Ask(Facts(Sample), "Ada", "D-5").Explain().ToString());

    [Fact]
    public void Somebody_without_pay_reads_why_and_whom_the_deal_was_credited_to() => Assert.Equal(
        """
        D-1 in the pay of Gone for FY2017-Q1: 0.00 USD  (pay with the entry less pay of a run without it)  [D-1]
          Not in this pay: 'Gone' has no assignment on any day of FY2017-Q1, so is not paid for it
          2017-01-10 Ada: 95000.00 USD  (sale)  [D-1]
        """.ReplaceLineEndings("\n"),
        Ask(Facts(Sample), "Gone", "D-1").Explain().ToString());

    [Fact]
    public void An_entry_that_nobody_is_credited_for_is_shown_with_what_was_said_of_it()
    {
        var issue = new Issue { Code = "no-rate", Outcome = IssueOutcome.Rejected, Source = "D-8", Message = "No rate from EUR to USD.", Advice = "State it." };

        Assert.Equal(
            """
            D-8 in the pay of Ada for FY2017-Q1: 0.00 USD  (pay with the entry less pay of a run without it)  [D-8]
              Not in this pay: no entry of this id is credited to anybody in USD
              no-rate: No rate from EUR to USD.  (State it.)
            """.ReplaceLineEndings("\n"),
            Ask(Facts(Sample, issues: issue), "Ada", "D-8").Explain().ToString());
    }

    [Fact]
    public void A_deal_counts_as_soon_as_one_line_counts_it()
    {
        Assert.True(Ask(Facts(Sample), "Ada", "D-3").Counts);
        Assert.False(Ask(Facts(Sample), "Ada", "D-5").Counts);
    }

    [Fact]
    public void Somebody_in_no_team_reads_that_the_team_line_counts_no_unit()
    {
        var answer = Ask(Facts(Sample), "Dee", "D-4");

        Assert.Equal(
            (DisputeReason.OtherUnit, "it is credited to Dee, and the line counts no unit"), (answer.Lines[1].Reason, answer.Lines[1].Words));
        Assert.Contains("Role on 2017-03-02: assigned, to no unit\n", answer.Explain().ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D-1", "'pumps' is the sum of credited amounts of MG, and it is a sale without product")]
    [InlineData("D-2", "'pumps' is the sum of credited amounts of MG, and it is a sale of 'GTX'")]
    [InlineData("D-7", "'pumps' is the sum of credited amounts of MG, and it is of category 'margin'")]
    public void A_deal_that_the_measure_leaves_out_is_set_beside_the_measure(string id, string words)
    {
        var plan = Quarterly(Component("pumps", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { MeasureId = "pumps" })
            .WithClauses(new PlanClause.Rates { Id = "commission", Name = "Commission", MeasureId = "pumps", Table = RateTable.Flat(Percent(2)) });

        var answer = Ask(Facts(plan, measures: [Pumps]), "Ada", id);

        Assert.Equal([DisputeReason.OtherMeasure, DisputeReason.OtherMeasure], answer.Lines.Select(line => line.Reason));
        Assert.Equal([words, words], answer.Lines.Select(line => line.Words));
    }

    [Fact]
    public void A_line_on_a_stated_value_counts_no_deals()
    {
        var plan = Quarterly(Component("goals", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { MeasureId = "mbo" });
        var score = new StatedMeasure(SalesUnit.Payee("Ada"), "mbo", SmallTeam.Quarter.Interval, Percent(80), "interview");

        var answer = Ask(Facts(plan, stated: [score]), "Ada", "D-1");

        Assert.Equal(Usd(3_200m), answer.Payout!.Total);
        Assert.Equal(
            (DisputeReason.NotOnCredits, "the line is paid on a stated value or on another component, not on credits"),
            (answer.Lines.Single().Reason, answer.Lines.Single().Words));
    }

    [Fact]
    public void A_bonus_on_what_a_component_pays_counts_no_deals()
    {
        var plan = Sample.WithClauses(new PlanClause.Bonus
        {
            Id = "bonus",
            Name = "Bonus",
            Reading = new PlanReading.OfComponent("individual"),
            From = Ratio.One,
            Amount = Usd(100m),
        });

        var line = Ask(Facts(plan), "Ada", "D-1").Lines.Single(one => one.Id == "bonus");

        Assert.Equal(
            (DisputeReason.NotOnCredits, "the line is paid on a stated value or on another component, not on credits"), (line.Reason, line.Words));
    }

    [Fact]
    public void Decisions_outside_the_plan_are_in_the_pay_beside_its_programs()
    {
        var spif = new PlanClause.Spif { Id = "spif", Name = "SPIF", Window = Days("2017-01-01", "2017-03-31"), Budget = Usd(1_000m), PerDeal = Usd(100m) };

        var answer = Ask(Facts(Sample.WithClauses(spif), adjustments: [SmallTeam.PaidTwice]), "Ada", "D-1");

        // Two deals of Ada's in the quarter at 100 each.
        Assert.Equal([("spif", Usd(200m)), ("A-1", Usd(-250m))], answer.Payout!.Awards.GroupBy(award => award.SourceId)
            .Select(source => (source.Key, Money.Sum(source.Select(award => award.Amount), Dollar))));
    }

    [Fact]
    public void Facts_without_a_list_have_an_empty_one()
    {
        var facts = Facts(Sample, default, default, default, default);

        Assert.Empty(facts.Measures);
        Assert.Empty(facts.Stated);
        Assert.Empty(facts.Adjustments);
        Assert.Empty(facts.Issues);
    }

    [Fact]
    public void Nothing_is_answered_without_facts_or_for_nobody()
    {
        Assert.Throws<ArgumentNullException>("facts", () => DisputeCalculator.Calculate(null!, "Ada", "D-1"));
        Assert.Throws<ArgumentException>("payeeId", () => Ask(Facts(Sample), " ", "D-1"));
        Assert.Throws<ArgumentException>("transactionId", () => Ask(Facts(Sample), "Ada", " "));
    }

    private static DisputeAnswer Ask(DisputeFacts facts, string payeeId, string transactionId) => DisputeCalculator.Calculate(facts, payeeId, transactionId);

    private static DisputeFacts Facts(Plan plan, Issue? issues) => Facts(plan, [Measure.Bookings], [], [], issues is null ? [] : [issues]);

    private static DisputeFacts Facts(
        Plan plan, ImmutableArray<Measure>? measures = null, ImmutableArray<StatedMeasure>? stated = null, ImmutableArray<DiscretionaryAdjustment>? adjustments = null) =>
        Facts(plan, measures ?? [Measure.Bookings], stated ?? [], adjustments ?? [], []);

    private static DisputeFacts Facts(
        Plan plan,
        ImmutableArray<Measure> measures,
        ImmutableArray<StatedMeasure> stated,
        ImmutableArray<DiscretionaryAdjustment> adjustments,
        ImmutableArray<Issue> issues) => new()
        {
            Plan = plan,
            Targets = TargetIncentives.Create(Usd(4_000m)),
            Organization = Organization,
            Credits = Credits(Organization, Sales),
            Quotas = Goals(
                Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m), Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 400_000m)),
            Calendar = FiscalCalendar.Gregorian,
            Period = SmallTeam.Quarter,
            Measures = measures,
            Stated = stated,
            Adjustments = adjustments,
            Issues = issues,
        };
}

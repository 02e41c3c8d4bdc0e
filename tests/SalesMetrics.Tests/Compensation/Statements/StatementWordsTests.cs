using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Compensation.Statements;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Tests.Compensation.Differences;
using SalesMetrics.Tests.Compensation.Versions;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Statements;

/// <summary>What a statement says where there is something missing, capped, stated, shared or doubtful.</summary>
public class StatementWordsTests
{
    private static readonly Plan Straight = SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear);
    private static readonly PlanReading TeamBookings = new PlanReading.OfMeasure(UnitKind.Team, "bookings");

    [Fact]
    public void Somebody_in_no_unit_with_no_sales_reads_that_nothing_is_known_and_nothing_credited()
    {
        var organization = SalesOrganization.Create(new Assignment { PayeeId = "Dee", From = Day("2017-01-01") });
        var company = new Company(SmallTeam.Quarter, organization, [], [], TargetIncentives.Create(Usd(4_000m)));

        Assert.Equal(
            """
            # Statement: Dee, FY2017-Q1

            Plan Test plan (test), 2017-01-01 to 2017-03-31, both included.

            Target incentive for the quarter at 100 % of everything: 4,000.00 USD.

            Pay: 0.00 USD.

            ## What is paid

            | Line | counts | credited | quota | attainment | target pay | pays | amount |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            | individual | bookings (own) | 0.00 USD |  |  | 3,000.00 USD | 0 % | 0.00 USD |
            | team | bookings (team none) |  |  |  | 1,000.00 USD | 0 % | 0.00 USD |
            | Total |  |  |  |  |  |  | 0.00 USD |

            ## How it was worked out

            Attainment is credit divided by quota, not rounded. Target pay x share, rounded once, is the amount.

            | Line | Rule |
            | --- | --- |
            | individual | no quota is set: nothing is paid |
            | team | assigned to no unit (team): nothing is paid |

            ## Credits

            Nothing was credited for these lines.
            """.ReplaceLineEndings("\n"),
            Text(PayVersions.Of(company, Straight).Run, "Dee").TrimEnd());
    }

    [Fact]
    public void Why_an_attainment_is_undefined_is_told_apart()
    {
        // Nothing stated for Ada; a quota of zero; and a matrix whose other side, the score, is missing.
        var goals = Component("goals", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { MeasureId = "mbo" };
        var bob = new StatedMeasure(SalesUnit.Payee("Bob"), "mbo", SmallTeam.Quarter.Interval, Percent(50), "interview");
        var matrix = new PlanClause.Linked
        {
            Id = "matrix",
            Name = "Matrix",
            AppliesTo = "all",
            Reading = new PlanReading.OfMeasure(UnitKind.Payee, "mbo"),
            Matrix = PayMatrix.Create([Ratio.Zero], [Ratio.Zero], [Ratio.One], MatrixInterpolation.None),
        };

        Assert.Contains("| goals | nothing is known for the period: nothing is paid |", Text(PayVersions.OfAda(Quarterly(goals), 1m, 1m, null, bob).Run, "Ada"), StringComparison.Ordinal);
        Assert.Contains(
            "| all | the quota is zero: nothing is paid |", Text(PayVersions.Of(OfOne(PayCurve.Linear), 1m, 1m, 100_000m).Run, "Bob"), StringComparison.Ordinal);
        Assert.Contains(
            "| all | the matrix has nothing to read: nothing is paid |",
            Text(PayVersions.OfAda(OfOne(PayCurve.Linear).WithClauses(matrix), 1m, 1m, null, bob).Run, "Ada"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_stated_score_stands_where_an_attainment_would()
    {
        var plan = Quarterly(Component("goals", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { MeasureId = "mbo" });
        var score = new StatedMeasure(SalesUnit.Payee("Ada"), "mbo", SmallTeam.Quarter.Interval, Percent(80), "interview");

        Assert.Contains(
            "| goals | mbo (own) |  |  | 80 % | 4,000.00 USD | 80 % | 3,200.00 USD |", Text(PayVersions.OfAda(plan, 1m, 1m, null, score).Run, "Ada"), StringComparison.Ordinal);
    }

    // Own 110 % x 1.5 is 165 %.
    [Theory]
    [InlineData(150, "from 0 %: 0 %, and 1 % for each further 1 %; Push at 90 %: x 150 %; cap 150 %")]
    [InlineData(165, "from 0 %: 0 %, and 1 % for each further 1 %; Push at 90 %: x 150 %")]
    [InlineData(170, "from 0 %: 0 %, and 1 % for each further 1 %; Push at 90 %: x 150 %")]
    public void A_cap_after_a_multiplier_is_named_where_it_takes_something_away(int cap, string rule)
    {
        var plan = OfOne(PayCurve.Linear.WithCap(Percent(cap))).WithClauses(new PlanClause.Multiplier
        {
            Id = "push",
            Name = "Push",
            AppliesTo = "all",
            Reading = TeamBookings,
            Table = PayCurve.Steps(new PayCurvePoint(Ratio.Zero, Percent(150))),
        });

        Assert.Contains($"| all | {rule} |", Text(PayVersions.Of(plan, 110_000m, 340_000m, 500_000m).Run, "Ada"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_has_no_slope_a_retroactive_table_one_rate_and_a_product_its_name()
    {
        var plan = OfOne(PayCurve.Steps(new PayCurvePoint(Ratio.One, Ratio.One))).WithClauses(
            new PlanClause.Rates
            {
                Id = "r",
                Name = "Commission",
                Table = RateTable.Create(TierMethod.Retroactive, TierBound.Attainment, [new(Ratio.Zero, Percent(1)), new(Ratio.One, Percent(2))]),
            },
            new PlanClause.ProductRates
            {
                Id = "c",
                Name = "Card",
                Card = RateCard.Create(new RateCardLine("", new ProductRate.OfCredit(Percent(1))), new RateCardLine("GTX", new ProductRate.OfCredit(Percent(2)))),
            });

        var text = Text(PayVersions.Of(plan, 110_000m, 340_000m, 500_000m).Run, "Ada");

        Assert.Contains("| all | from 100 %: 100 % |", text, StringComparison.Ordinal);
        Assert.Contains("| Commission | from 0 %: 1 %; from 100 %: 2 %; everything at the rate reached |", text, StringComparison.Ordinal);
        Assert.Contains("| Card | any other: 1 % of credit; GTX: 2 % of credit |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_in_attainment_are_not_those_of_a_part_of_the_period()
    {
        var plan = Dated.Straight("p").WithClauses(new PlanClause.Rates
        {
            Id = "rates",
            Name = "Rates",
            Table = RateTable.Create(TierMethod.Marginal, TierBound.Attainment, [new(Ratio.Zero, Percent(1)), new(Ratio.One, Percent(2))]),
        });
        var organization = SalesOrganization.Create(Dated.In("Ada", "AE", "2017-05-15"));
        var book = Dated.Book([Dated.Version("v1", plan, "2017-01-01")], Dated.ForRole("AE", "p", "2017-01-01"));
        var run = Dated.Pay(book, organization, Credits(organization, Sale("1", "Ada", "2017-06-01", 100_000m)), Dated.QuarterGoal("Ada", 300_000m)).Value;

        var text = StatementCalculator.Calculate(Assert.Single(run.Payouts).Payout, StatementFacts.None).ToMarkdown();

        Assert.Contains("| Rates | from 0 %: 1 %; from 100 %: 2 %; each slice at its own rate |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Credits_stand_by_day_entry_payee_and_kind_with_every_line_they_count_for()
    {
        // The SPIF counts the split deal and the one after it; the overlay counts for Ada alone.
        var spif = new PlanClause.Spif { Id = "spif", Name = "SPIF", Window = Days("2017-01-01", "2017-03-31"), Budget = Usd(1_000m), PerDeal = Usd(100m) };
        var split = CreditSplit.Create([new CreditShare("Ada", Percent(50)), new CreditShare("Bob", Percent(50))], new CreditShare("Ada", Percent(10)));
        var company = new Company(
            SmallTeam.Quarter,
            SmallTeam.Organization,
            [],
            [Sale("B", "Ada", "2017-02-01", 200m), Sale("A", "Ada", "2017-02-01", 200m) with { Split = split }, Sale("C", "Bob", "2017-01-31", 200m)],
            TargetIncentives.Create(Usd(4_000m)));

        var run = PayVersions.Of(company, Straight.WithClauses(spif)).Run;
        var statement = StatementCalculator.Calculate(run.Find("Ada")!, StatementFacts.None);

        Assert.Equal(
            ["C Bob Direct team", "A Ada Direct individual team spif", "A Ada Overlay individual", "A Bob Direct team spif", "B Ada Direct individual team spif"],
            statement.Credits.Select(one => $"{one.Credit.TransactionId} {one.Credit.PayeeId} {one.Credit.Kind} {string.Join(' ', one.LineIds)}"));
        Assert.Contains("| 2017-02-01 | A |  | Ada | 10 % | overlay | 20.00 USD | individual |", statement.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sale_that_only_a_commission_counts_is_among_the_credits()
    {
        // Ada is paid a part of what the team sells; Bob's sale counts for nothing else of hers.
        var plan = OfOne(PayCurve.Linear).WithClauses(
            new PlanClause.Rates { Id = "commission", Name = "Commission", Scope = UnitKind.Team, Table = RateTable.Flat(Percent(1)) });

        var statement = StatementCalculator.Calculate(PayVersions.Of(plan, 110_000m, 340_000m, 500_000m).Run.Find("Ada")!, StatementFacts.None);

        Assert.Equal(["1 all commission", "2 commission"], statement.Credits.Select(one => $"{one.Credit.TransactionId} {string.Join(' ', one.LineIds)}"));
    }

    [Fact]
    public void A_clause_states_its_measure_also_without_an_attainment_and_none_when_it_reads_a_component()
    {
        var bob = new StatedMeasure(SalesUnit.Payee("Bob"), "mbo", SmallTeam.Quarter.Interval, Percent(50), "interview");
        var plan = OfOne(PayCurve.Linear).WithClauses(
            new PlanClause.Bonus { Id = "a", Name = "A", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "mbo"), From = Ratio.One, Amount = Usd(1m) },
            new PlanClause.Bonus { Id = "b", Name = "B", Reading = new PlanReading.OfComponent("all"), From = Ratio.One, Amount = Usd(1m) });

        var statement = StatementCalculator.Calculate(PayVersions.OfAda(plan, 110_000m, 1m, null, bob).Run.Find("Ada")!, StatementFacts.None);

        Assert.Equal(["bookings", "mbo", ""], statement.Lines.Select(line => line.MeasureId));
    }

    [Fact]
    public void What_was_doubtful_says_about_what_and_whether_it_was_used()
    {
        var run = PayVersions.Of(Straight, 110_000m, 340_000m, 500_000m).Run;
        Issue[] issues =
        [
            new() { Code = "odd-amount", Outcome = IssueOutcome.Used, Source = "1", Field = "Amount", Message = "Odd.", Advice = "Look." },
            new() { Code = "no-rate", Outcome = IssueOutcome.Rejected, Source = "Ada", Message = "No rate.", Advice = "State it." },
        ];

        var text = StatementCalculator.Calculate(run.Find("Ada")!, new StatementFacts { Issues = [.. issues] }).ToMarkdown();

        Assert.Contains("| 1 Amount | odd-amount | used | Odd. Look. |\n| Ada | no exchange rate | set aside | No rate. State it. |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_owed_is_draw_and_shortfall_together()
    {
        // A draw of 500 advanced on nothing earned, and 200 of a shortfall carried from before.
        var quarter = SmallTeam.Quarter;
        var settlement = SettlementCalculator.Settle(
            "Ada",
            [new EarnedPay(quarter, Usd(0m))],
            EffectiveDated.From(Day("2017-01-01"), new SettlementTerms { Draw = new Draw(DrawKind.Recoverable, Usd(500m)) }),
            new SettlementBalance(Usd(0m), Usd(200m), Usd(0m), null));
        var last = settlement.Lines[^1].After;
        var statement = StatementCalculator.Calculate(
            PayVersions.Of(Straight, 1m, 1m, 500_000m).Run.Find("Ada")!, new StatementFacts { Settlements = [settlement] });

        Assert.Equal((Usd(500m), Usd(200m)), (last.Draw, last.Carried));
        Assert.Equal(Usd(700m), statement.Owed);
    }

    [Fact]
    public void Facts_without_a_list_have_an_empty_one_and_options_are_those_there_are()
    {
        var facts = new StatementFacts { Issues = default, Settlements = default };
        var run = PayVersions.Of(Straight, 1m, 1m, 500_000m).Run;

        Assert.Empty(facts.Issues);
        Assert.Empty(facts.Settlements);
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new StatementOptions { Language = (PlanLanguage)7 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new StatementOptions { Detail = (StatementDetail)7 });
        Assert.Throws<ArgumentNullException>("run", () => StatementCalculator.Calculate((PayRun)null!, StatementFacts.None));
        Assert.Throws<ArgumentNullException>("facts", () => StatementCalculator.Calculate(run, null!));
        Assert.Throws<ArgumentNullException>("facts", () => StatementCalculator.Calculate(RunOfNobody, null!));
        Assert.Throws<ArgumentNullException>("payout", () => StatementCalculator.Calculate((Payout)null!, StatementFacts.None));
        Assert.Throws<ArgumentNullException>("facts", () => StatementCalculator.Calculate(run.Payouts[0], null!));
    }

    private static PayRun RunOfNobody =>
        PayRunCalculator.Calculate(Straight, TargetIncentives.Create(Usd(1m)), SalesOrganization.Empty, SmallTeam.Quarter, PlanAttainments.Create()).Value;

    private static string Text(PayRun run, string payeeId) => StatementCalculator.Calculate(run.Find(payeeId)!, StatementFacts.None).ToMarkdown();
}

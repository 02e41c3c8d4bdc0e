using System.Collections.Immutable;
using System.Text.Json;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Compensation.Statements;
using SalesMetrics.Json;
using SalesMetrics.Organization;
using SalesMetrics.Tests.Compensation.Differences;
using SalesMetrics.Tests.Compensation.Versions;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Statements;

public class PayStatementTests
{
    private static readonly Plan Sample = SeventyFiveTwentyFive(Accelerated, TeamGoal);

    [Fact]
    public void A_statement_says_who_is_paid_what_for_which_sales_and_why() => Assert.Equal(
        """
        Statement: Ada, FY2017-Q1
        =========================
        Plan Test plan (test), 2017-01-01 to 2017-03-31, both included.
        Assigned as: team Red, manager Head of Red, territory Region of Red.
        Target incentive for the quarter at 100 % of everything: 4,000.00 USD.
        Pay: 4,500.00 USD.

        What is paid
        ------------

        Line        counts                     credited           quota  attainment    target pay   pays        amount
        individual  bookings (own)       110,000.00 USD  100,000.00 USD       110 %  3,000.00 USD  120 %  3,600.00 USD
        team        bookings (team Red)  450,000.00 USD  500,000.00 USD        90 %  1,000.00 USD   90 %    900.00 USD
        Total                                                                                             4,500.00 USD

        How it was worked out
        ---------------------
        Attainment is credit divided by quota, not rounded. Target pay x share, rounded once, is the amount.

        Line        Rule
        individual  from 100 %: 100 %, and 2 % for each further 1 %
        team        from 80 %: 80 %, and 1 % for each further 1 %

        Credits
        -------

               Day  Transaction  Product  Credited to  Share  As              Amount  Counts for
        2017-02-01            1           Ada          100 %  seller  110,000.00 USD  individual, team
        2017-03-01            2           Bob          100 %  seller  340,000.00 USD  team

        """.ReplaceLineEndings("\n"),
        Of(PayVersions.Of(Sample, 110_000m, 340_000m, 500_000m).Run, "Ada").ToText());

    [Fact]
    public void A_statement_of_a_piece_states_its_days_its_share_and_the_target_quota_and_bounds_of_these_days()
    {
        // 47 of 91 days of 12,000 are 6,197.80 and of 300,000 are 154,945.05; the bonus of 9,100 pays 4,700.
        var plan = Dated.Straight("p").WithClauses(
            new PlanClause.Bonus { Id = "bonus", Name = "Bonus", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"), From = Ratio.Of(1, 2), Amount = Usd(9_100m) },
            new PlanClause.Rates { Id = "rates", Name = "Rates", Table = RateTable.Create(TierMethod.Marginal, TierBound.Amount, [new(Ratio.Zero, Percent(1)), new(Ratio.Of(91_000, 1), Percent(2))]) });
        var organization = SalesOrganization.Create(Dated.In("Ada", "AE", "2017-05-15"));
        var book = Dated.Book([Dated.Version("v1", plan, "2017-01-01")], Dated.ForRole("AE", "p", "2017-01-01"));
        var run = Dated.Pay(book, organization, Credits(organization, Sale("1", "Ada", "2017-06-01", 100_000m)), Dated.QuarterGoal("Ada", 300_000m)).Value;

        var statement = StatementCalculator.Calculate(Assert.Single(run.Payouts).Payout, StatementFacts.None);
        var text = statement.ToMarkdown();
        var german = statement.ToMarkdown(new StatementOptions { Language = PlanLanguage.German });

        Assert.Contains(
            "For part of it: 2017-05-15 to 2017-06-30, both included, which is 51.6484 % of the period (47 of 91 calendar days of FY2017-Q2). Credit, quota and pay are of these days; the target incentive of them is 6,197.80 USD.",
            text,
            StringComparison.Ordinal);
        Assert.Contains("| 100,000.00 USD | 154,945.05 USD | 64.539 % | 6,197.80 USD | 64.539 % | 4,000.00 USD |", text, StringComparison.Ordinal);
        Assert.Contains("9,100.00 USD from 50 % on; the amount x 51.6484 % for part of the period", text, StringComparison.Ordinal);
        Assert.Contains("each slice at its own rate; bounds x 51.6484 % for part of the period", text, StringComparison.Ordinal);
        Assert.Contains("Für einen Teil davon: 15.05.2017 bis 30.06.2017, beide eingeschlossen, das sind 51,6484 % des Zeitraums (47/91).", german, StringComparison.Ordinal);
        Assert.Contains("der Betrag x 51,6484 % für einen Teil des Zeitraums", german, StringComparison.Ordinal);
        Assert.DoesNotContain("whole period", text, StringComparison.Ordinal);

        var json = JsonDocument.Parse(StatementJson.Write(statement)).RootElement;
        Assert.Equal(
            ("2017-04-01", "2017-05-15", "2017-06-30", "47/91"),
            (json.GetProperty("from").GetString(), json.GetProperty("paidFrom").GetString(), json.GetProperty("paidTo").GetString(), json.GetProperty("periodShare").GetString()));

        var posting = new LedgerPosting { Id = "1", PaymentPeriod = FiscalCalendar.Gregorian.Parse("FY2017-M07"), Date = Day("2017-07-15"), Reason = "month end" };
        var ledger = PayLedger.Open(Dollar, FiscalCalendar.Gregorian, PeriodGrain.Month).Post(run, posting).Value;
        Assert.Contains(
            "Ledger, payment and held pay below are those of the whole period.",
            StatementCalculator.Calculate(run.Payouts[0].Payout, new StatementFacts { Ledger = ledger }).ToText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void German_has_its_own_words_numbers_and_dates()
    {
        var text = Of(PayVersions.Of(Sample, 40_000m, 340_000m, 500_000m).Run, "Ada").ToMarkdown(new StatementOptions { Language = PlanLanguage.German });

        Assert.Contains("# Abrechnung: Ada, FY2017-Q1", text, StringComparison.Ordinal);
        Assert.Contains("01.01.2017 bis 31.03.2017, beide eingeschlossen", text, StringComparison.Ordinal);
        Assert.Contains("| individual | unter 50 %: nichts |", text, StringComparison.Ordinal);
        Assert.Contains("| 01.02.2017 | 1 |", text, StringComparison.Ordinal);
        Assert.Contains("40.000,00 USD", text, StringComparison.Ordinal);
        Assert.Equal(LanguageOf("en"), LanguageOf("de"));

        int LanguageOf(string code) => Of(PayVersions.Of(Sample, 1m, 1m, 500_000m).Run, "Ada")
            .ToHtml(new StatementOptions { Language = code == "de" ? PlanLanguage.German : PlanLanguage.English })
            .Split($"<html lang=\"{code}\">").Length;
    }

    [Fact]
    public void Compact_leaves_out_rules_and_credits_and_keeps_lines_and_total()
    {
        var statement = Of(PayVersions.Of(Sample, 110_000m, 340_000m, 500_000m).Run, "Ada");
        var text = statement.ToText(new StatementOptions { Detail = StatementDetail.Compact });

        Assert.DoesNotContain("Transaction", text, StringComparison.Ordinal);
        Assert.Contains("4,500.00 USD", text, StringComparison.Ordinal);
        Assert.True(text.Length < statement.ToText().Length);
    }

    [Fact]
    public void Splits_overlays_corrections_gates_and_undefined_attainment_are_shown()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"));
        var gate = new PlanClause.Gate { Id = "g", Name = "Team gate", AppliesTo = "individual", Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"), From = Ratio.One, ShareBelow = Percent(50) };
        var company = new Company(
            SmallTeam.Quarter,
            organization,
            [Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m)],
            [
                new Transaction
                {
                    Id = "D-1",
                    Date = Day("2017-02-01"),
                    Amount = Usd(100_000m),
                    Split = CreditSplit.Create([new CreditShare("Ada", Percent(60)), new CreditShare("Bob", Percent(40))], new CreditShare("Eng", Ratio.One)),
                    ProductId = "GTX",
                },
                Correction("D-1-C", "D-1", "2017-03-02", -10_000m),
            ],
            TargetIncentives.Create(Usd(4_000m)));
        var run = PayVersions.Of(company, Sample.WithClauses(gate)).Run;

        var ada = Of(run, "Ada").ToText();
        Assert.Contains("; Team gate at 90 %: x 50 %", ada, StringComparison.Ordinal);
        Assert.Contains("2017-02-01  D-1          GTX      Ada           60 %  seller", ada, StringComparison.Ordinal);
        Assert.Contains("seller, correction of D-1", ada, StringComparison.Ordinal);
        Assert.Contains("no quota is set: nothing is paid", Of(run, "Bob").ToText(), StringComparison.Ordinal);
        Assert.Contains("kein Ziel gesetzt: nichts wird gezahlt", Of(run, "Bob").ToText(new StatementOptions { Language = PlanLanguage.German }), StringComparison.Ordinal);
    }

    [Fact]
    public void Clauses_and_awards_state_their_rules_and_amounts_in_both_languages()
    {
        var plan = Plan.Create("p", "Parts", Dollar, PeriodGrain.Quarter, [], [
            new PlanClause.Rates
            {
                Id = "r",
                Name = "Commission",
                Table = RateTable.Create(TierMethod.Marginal, TierBound.Attainment, [new RateTier(Ratio.Zero, Percent(8)), new RateTier(Ratio.One, Percent(12))]),
            },
            new PlanClause.ProductRates { Id = "c", Name = "Card", Card = RateCard.Create(new RateCardLine("", new ProductRate.OfCredit(Percent(1)))) },
            new PlanClause.Bonus { Id = "b", Name = "Team bonus", Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"), From = Ratio.One, Amount = Usd(1_500m) },
        ]);
        var run = PayVersions.Of(plan, 125_000m, 340_000m, 500_000m).Run.WithAwards(SmallTeam.PaidTwice.ToAward()).Value;
        var statement = Of(run, "Ada");
        var (english, german) = (statement.ToMarkdown(), statement.ToMarkdown(new StatementOptions { Language = PlanLanguage.German }));

        // 100,000 x 8 % + 25,000 x 12 %; 125,000 x 1 %; the team is at 93 %.
        Assert.Equal([Usd(11_000m), Usd(1_250m), Usd(0m), Usd(-250m)], statement.Lines.Select(line => line.Amount));
        Assert.Contains("| Commission | from 0 %: 8 %; from 100 %: 12 %; each slice at its own rate |", english, StringComparison.Ordinal);
        Assert.Contains("| Commission | ab 0 %: 8 %; ab 100 %: 12 %; jede Scheibe zum eigenen Satz |", german, StringComparison.Ordinal);
        Assert.Contains("| Card | any other: 1 % of credit |", english, StringComparison.Ordinal);
        Assert.Contains("| Team bonus | 1.500,00 USD ab 100 % |", german, StringComparison.Ordinal);
        Assert.Contains("| Adjustment | paid twice in May; decided by Head of pay on 2017-04-03 |", english, StringComparison.Ordinal);
        Assert.Contains("| A-1 |  |  |  |  |  |  | -250.00 USD |", english, StringComparison.Ordinal);
        Assert.Contains("| Total |  |  |  |  |  |  | 12,000.00 USD |", english, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cap_that_takes_something_away_is_named()
    {
        var text = Of(PayVersions.Of(Sample, 300_000m, 340_000m, 500_000m).Run, "Ada").ToMarkdown();

        Assert.Contains("| individual | from 100 %: 100 %, and 2 % for each further 1 %; cap 200 % |", text, StringComparison.Ordinal);
        Assert.Contains("| 200 % | 6,000.00 USD |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_issues_that_concern_the_payee_are_listed()
    {
        var paid = SmallTeam.Pay(Sample, 110_000m, 340_000m, 100_000m);
        Issue[] issues =
        [
            .. paid.Issues,
            new() { Code = "no-assignment", Outcome = IssueOutcome.Used, Source = "9", Field = "PayeeId", Value = "Ada", Message = "m", Advice = "a" },
            new() { Code = "odd-amount", Outcome = IssueOutcome.Used, Source = "1", Message = "m", Advice = "a" },
        ];
        var statements = StatementCalculator.Calculate(paid.Value, new StatementFacts { Issues = [.. issues] });

        Assert.Equal(["no-assignment", "odd-amount"], statements[0].Issues.Select(issue => issue.Code));
        Assert.Equal(["undefined-attainment"], statements[1].Issues.Select(issue => issue.Code));
        Assert.Contains("no attainment", statements[1].ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ledger_settlement_and_held_pay_say_what_stands_is_paid_owed_and_waits()
    {
        var run = PayVersions.Of(Sample, 110_000m, 340_000m, 500_000m).Run;
        var quarter = SmallTeam.Quarter;
        var posting = new LedgerPosting { Id = "P-1", PaymentPeriod = quarter, Date = Day("2017-04-03"), Reason = "first run" };
        var ledger = PayLedger.Open(Dollar, FiscalCalendar.Gregorian, PeriodGrain.Quarter).Post(run, posting).Value;
        var settlement = SettlementCalculator.Settle(
            "Ada",
            [new EarnedPay(quarter, Usd(4_500m))],
            EffectiveDated.From(Day("2017-01-01"), new SettlementTerms { Draw = new Draw(DrawKind.Recoverable, Usd(5_000m)) }),
            SettlementBalance.None(Dollar));
        var held = HoldCalculator.Calculate(
            [new HeldPay("1", "Ada", Day("2017-02-01"), Usd(1_000m)), new HeldPay("2", "Bob", Day("2017-02-01"), Usd(1_000m))],
            HoldRule.Create(new HoldShare("invoice", Percent(50)), new HoldShare("cash", Percent(50))),
            [],
            Day("2017-03-31"),
            Dollar).Value;
        var statement = StatementCalculator.Calculate(
            run.Find("Ada")!, new StatementFacts { Ledger = ledger, Settlements = [settlement], Held = held });

        Assert.Equal((Usd(4_500m), Usd(4_500m)), (statement.Standing, statement.Payable));
        Assert.Equal((Usd(5_000m), Usd(500m), Usd(1_000m)), (statement.Paid, statement.Owed, statement.HeldAmount));
        Assert.Equal(2, statement.Held.Length);
        var text = statement.ToText();
        Assert.Contains("Stands as earned in FY2017-Q1: 4,500.00 USD.", text, StringComparison.Ordinal);
        Assert.Contains("Owed to later earnings: 500.00 USD.", text, StringComparison.Ordinal);
        Assert.Contains("Waits: 1,000.00 USD.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_ledger_settlement_or_held_pay_a_statement_says_nothing_of_them()
    {
        var statement = Of(PayVersions.Of(Sample, 110_000m, 340_000m, 500_000m).Run, "Ada");

        Assert.Null(statement.Standing);
        Assert.Null(statement.Paid);
        Assert.Null(statement.Owed);
        Assert.Null(statement.HeldAmount);
    }

    [Fact]
    public void Names_cannot_break_out_of_a_page()
    {
        var plan = Quarterly(Component("x", Ratio.One, UnitKind.Payee, PayCurve.Linear) with { Name = "<img src=x>|*" });
        var statement = Of(PayVersions.Of(plan, 110_000m, 340_000m, 500_000m).Run, "Ada");

        Assert.DoesNotContain("<img", statement.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("| \\<img src=x>\\|\\* |", statement.ToMarkdown(), StringComparison.Ordinal);
    }

    private static PayStatement Of(PayRun run, string payeeId) => StatementCalculator.Calculate(run.Find(payeeId)!, StatementFacts.None);
}

using NodaTime;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Settlements;

/// <summary>Cases 31 and 36 of <c>spec/compensation.md</c>, section 2.</summary>
public class HoldAndScheduleTests
{
    private static readonly HoldRule Halves = HoldRule.Create(new("invoice", Ratio.Of(1, 2)), new("cash", Ratio.Of(1, 2)));

    [Fact]
    public void Case_31_a_deal_never_paid_releases_half_and_the_rest_stays_listed()
    {
        var report = Report(
            [new("d1", "Ada", Day("2017-01-10"), Usd(1_000.01m)), new("d2", "Ada", Day("2017-01-20"), Usd(400m))],
            [new("d1", "invoice", Day("2017-02-01")), new("d2", "invoice", Day("2017-02-03")), new("d2", "cash", Day("2017-03-01"))]);

        Assert.Equal(Usd(900.01m), report.Released);
        Assert.Equal(Usd(500m), report.Liability);
        Assert.Equal(("d1", "cash"), (report.Waiting.Single().Held.TransactionId, report.Waiting.Single().Milestone));
        Assert.Equal(Usd(700.01m), report.ReleasedTo("Ada", Days("2017-02-01", "2017-02-28")));
        Assert.Equal(Usd(0m), report.ReleasedTo("Bob", Days("2017-02-01", "2017-02-28")));
        Assert.Contains("waits for cash: 500", report.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_happens_after_the_day_does_not_count_yet_and_nothing_is_released_before_it_is_earned()
    {
        var report = Report(
            [new("d1", "Ada", Day("2017-03-10"), Usd(100m)), new("d2", "Ada", Day("2018-01-01"), Usd(100m))],
            [new("d1", "invoice", Day("2017-02-01")), new("d1", "invoice", Day("2017-04-01")), new("d1", "cash", Day("2018-01-01"))]);

        Assert.Equal(2, report.Parts.Length);
        Assert.Equal(Day("2017-03-10"), report.Parts.Single(part => part.Milestone == "invoice").ReleasedOn);
        Assert.Equal(Usd(50m), report.Liability);
    }

    [Fact]
    public void Milestones_and_deals_nobody_knows_are_issues()
    {
        var report = HoldCalculator.Calculate(
            [new("d1", "Ada", Day("2017-01-10"), Usd(100m))], Halves, [new("d1", "delivery", Day("2017-02-01")), new("d9", "cash", Day("2017-02-01"))], Day("2017-12-31"), Dollar);

        Assert.Equal([("unknown-milestone", "delivery"), ("unknown-transaction", "d9")], report.Issues.Select(issue => (issue.Code, issue.Value)));
        Assert.Equal(Usd(100m), report.Value.Liability);
    }

    [Fact]
    public void The_last_day_of_a_report_counts()
    {
        var report = HoldCalculator.Calculate(
            [new("d1", "Ada", Day("2017-02-01"), Usd(100m))], Halves, [new("d1", "invoice", Day("2017-02-01"))], Day("2017-02-01"), Dollar).Value;
        var left = HoldCalculator.Calculate(
            [new("d1", "Ada", Day("2017-02-01"), Usd(100m))], Halves, [], Day("2017-02-01"), Dollar, new Termination("Ada", Day("2017-02-01"), TerminationPolicy.Forfeit, "clause 7")).Value;

        Assert.Equal((Usd(50m), Usd(50m)), (report.Released, report.Liability));
        Assert.Equal((Usd(0m), Usd(100m)), (left.Liability, left.Forfeited));
    }

    [Fact]
    public void Parts_stand_by_payee_deal_day_milestone_and_amount()
    {
        var report = Report(
            [
                new("d1", "Bob", Day("2017-01-10"), Usd(2m)),
                new("d2", "Ada", Day("2017-01-09"), Usd(4m)),
                new("d1", "Ada", Day("2017-01-20"), Usd(6m)),
                new("d1", "Ada", Day("2017-01-10"), Usd(10m)),
                new("d1", "Ada", Day("2017-01-10"), Usd(8m)),
            ],
            []);

        Assert.Equal(
            [
                "Ada d1 10 cash 4", "Ada d1 10 cash 5", "Ada d1 10 invoice 4", "Ada d1 10 invoice 5", "Ada d1 20 cash 3", "Ada d1 20 invoice 3", "Ada d2 9 cash 2", "Ada d2 9 invoice 2",
                "Bob d1 10 cash 1", "Bob d1 10 invoice 1",
            ],
            report.Parts.Select(part => FormattableString.Invariant($"{part.Held.PayeeId} {part.Held.TransactionId} {part.Held.EarnedOn.Day} {part.Milestone} {part.Amount.Amount:0}")));
    }

    [Fact]
    public void A_report_tells_what_waits_what_was_released_and_what_was_lost_if_anything()
    {
        HeldPay[] held = [new("d1", "Ada", Day("2017-01-10"), Usd(100m))];
        MilestoneReached[] reached = [new("d1", "invoice", Day("2017-02-01"))];

        Assert.Equal(
            """
            Held pay on 2017-12-31: 50.00 USD  (earned and not released; released: 50.00 USD)
              Ada, waits for cash: 50.00 USD  (of 100.00 USD earned 2017-01-10)  [d1]
            """.ReplaceLineEndings("\n"),
            Report(held, reached).Explain().ToString());
        Assert.Equal(
            "Held pay on 2017-12-31: 0.00 USD  (earned and not released; released: 50.00 USD; forfeited: 50.00 USD)",
            HoldCalculator.Calculate(held, Halves, reached, Day("2017-12-31"), Dollar, new Termination("Ada", Day("2017-03-01"), TerminationPolicy.Forfeit, "clause 7")).Value.Explain().ToString());
    }


    [PayLaw]
    public bool Released_and_waiting_add_up_and_a_reversal_cancels_out(int cents, byte thirds, bool isInvoiced)
    {
        var rule = HoldRule.Create(new("invoice", Ratio.Of((thirds % 99) + 1, 100)), new("cash", Ratio.Of(99 - (thirds % 99), 100)));
        var amount = Usd(cents / 100m);
        HeldPay[] held = [new("d1", "Ada", Day("2017-01-10"), amount), new("d1", "Ada", Day("2017-01-20"), -amount)];
        MilestoneReached[] reached = isInvoiced ? [new("d1", "invoice", Day("2017-02-01"))] : [];

        var one = HoldCalculator.Calculate(held[..1], rule, reached, Day("2017-12-31"), Dollar).Value;
        var both = HoldCalculator.Calculate(held, rule, reached, Day("2017-12-31"), Dollar).Value;
        return one.Released + one.Liability == amount && both.Released == Usd(0m) && both.Liability == Usd(0m);
    }

    [Fact]
    public void A_rule_adds_up_to_the_whole()
    {
        Assert.Throws<ArgumentException>("shares", () => HoldRule.Create(new HoldShare("invoice", Ratio.Of(1, 2))));
        Assert.Throws<ArgumentException>("shares", () => HoldRule.Create(new("cash", Ratio.Of(1, 2)), new("cash", Ratio.Of(1, 2))));
        Assert.Throws<ArgumentException>("shares", () => HoldRule.Create(new("cash", Ratio.Of(3, 2)), new("invoice", Ratio.Of(-1, 2))));
        Assert.Throws<ArgumentException>("shares", () => HoldRule.Create(new HoldShare(" ", Ratio.One)));
        Assert.Throws<ArgumentException>("shares", () => HoldRule.Create(new("cash", Ratio.One), new("invoice", Ratio.Zero)));
        Assert.NotEqual(Halves, HoldRule.Create(new("cash", Ratio.Of(1, 2)), new("invoice", Ratio.Of(1, 2))));
        Assert.False(Halves.Equals(null));
        Assert.Equal(Halves, HoldRule.Create(new("invoice", Ratio.Of(1, 2)), new("cash", Ratio.Of(1, 2))));
    }

    [Fact]
    public void Held_pay_in_another_currency_or_in_parts_of_a_cent_is_refused()
    {
        Assert.Throws<CurrencyMismatchException>(() => Report([new("d1", "Ada", Day("2017-01-10"), new(1m, Currency.Of("EUR")))], []));
        Assert.Throws<ArgumentException>("pay", () => Report([new("d1", "Ada", Day("2017-01-10"), Usd(0.001m))], []));
        Assert.Throws<ArgumentException>("pay", () => Report([new("", "Ada", Day("2017-01-10"), Usd(1m))], []));
    }

    [Fact]
    public void Case_36_contract_cost_schedule()
    {
        var schedule = ContractCostSchedule.StraightLine(Usd(12_000m), new YearMonth(2017, 3), 60);

        Assert.Equal(60, schedule.Amounts.Length);
        Assert.All(schedule.Amounts, amount => Assert.Equal(Usd(200m), amount));
        Assert.Equal(Usd(12_000m), schedule.RemainingAfter(new YearMonth(2017, 2)));
        Assert.Equal(Usd(10_000m), schedule.RemainingAfter(new YearMonth(2017, 12)));
        Assert.Equal(Usd(0m), schedule.RemainingAfter(new YearMonth(2030, 1)));
    }

    [Fact]
    public void The_last_month_takes_the_cent_that_is_left()
    {
        var schedule = ContractCostSchedule.StraightLine(Usd(100m), new YearMonth(2017, 11), 3);

        Assert.Equal([Usd(33.33m), Usd(33.33m), Usd(33.34m)], schedule.Amounts.AsEnumerable());
        Assert.Contains("2018-01: 33.34", schedule.Explain().ToString(), StringComparison.Ordinal);
    }

    [PayLaw]
    public bool Amortisation_adds_up_to_the_cost(int cents, byte months)
    {
        var cost = Usd(cents / 100m);
        var schedule = ContractCostSchedule.StraightLine(cost, new YearMonth(2020, 1), months + 1);
        return Money.Sum(schedule.Amounts, Dollar) == cost && schedule.Amounts.Max(amount => amount.Amount) - schedule.Amounts.Min(amount => amount.Amount) <= 0.01m;
    }

    [Fact]
    public void Schedules_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("months", () => ContractCostSchedule.StraightLine(Usd(1m), new YearMonth(2017, 1), 0));
        Assert.Throws<ArgumentOutOfRangeException>("months", () => ContractCostSchedule.StraightLine(Usd(1m), new YearMonth(2017, 1), 1_201));
        Assert.Throws<ArgumentException>("cost", () => ContractCostSchedule.StraightLine(Usd(0.001m), new YearMonth(2017, 1), 12));
    }

    private static HoldReport Report(HeldPay[] held, MilestoneReached[] reached)
    {
        var report = HoldCalculator.Calculate(held, Halves, reached, Day("2017-12-31"), Dollar);
        Assert.Empty(report.Issues);
        return report.Value;
    }
}

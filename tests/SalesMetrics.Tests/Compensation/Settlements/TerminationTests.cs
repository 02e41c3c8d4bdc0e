using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Settlements;

/// <summary>Case 35 of <c>spec/compensation.md</c>, section 2: what somebody who leaves is paid.</summary>
public class TerminationTests
{
    private static readonly HoldRule Halves = HoldRule.Create(new("invoice", Ratio.Of(1, 2)), new("cash", Ratio.Of(1, 2)));
    private static readonly HeldPay Deal = new("d1", "Ada", Day("2017-01-10"), Usd(1_000m));
    private static readonly MilestoneReached[] Reached = [new("d1", "invoice", Day("2017-02-28")), new("d1", "cash", Day("2017-06-01"))];

    /// <summary>Ada leaves on 10 February: 60,000 sold on that day count, 40,000 sold the day after do not. A correction of the first sale goes with it.</summary>
    [Fact]
    public void Case_35_credits_count_up_to_the_last_day()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01", "2017-02-10"), Works("Bob", "Red", "2017-01-01"));
        var all = Credits(
            organization,
            Sale("1", "Ada", "2017-02-10", 60_000m),
            Sale("2", "Ada", "2017-02-11", 40_000m),
            Sale("3", "Bob", "2017-02-11", 70_000m),
            Correction("4", "1", "2017-03-01", -10_000m));

        var counted = LeaverCreditCalculator.Calculate(all, organization);
        var run = Pay(organization, counted.Value.AsSold(), "FY2017-Q1");

        Assert.Equal(["1", "3", "4"], counted.Value.Credits.Select(credit => credit.TransactionId));
        Assert.Equal(("credit-after-termination", IssueOutcome.Rejected, "2", "Ada"), (counted.Issues[0].Code, counted.Issues[0].Outcome, counted.Issues[0].Source, counted.Issues[0].Value));
        Assert.Equal(Usd(4_000m * 0.50m), run.Value.Find("Ada")!.Total);
        Assert.Equal(Usd(4_000m * 0.70m), run.Value.Find("Bob")!.Total);
    }

    [Fact]
    public void Case_35_a_rehire_counts_again_and_days_before_the_first_are_left_to_crediting()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-02-01", "2017-02-10"), Works("Ada", "Blue", "2017-03-01"));
        var all = Credits(
            organization, Sale("before", "Ada", "2017-01-31", 1m), Sale("in the gap", "Ada", "2017-02-28", 1m), Sale("again", "Ada", "2017-03-01", 1m), Sale("unknown", "Zoe", "2017-03-01", 1m));

        var counted = LeaverCreditCalculator.Calculate(all, organization);

        Assert.Equal(["before", "again", "unknown"], counted.Value.Credits.Select(credit => credit.TransactionId));
        Assert.Equal(["in the gap"], counted.Issues.Select(issue => issue.Source));
    }

    [Fact]
    public void Where_nobody_left_the_book_of_credits_is_the_one_given()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01", "2017-02-10"));
        var all = Credits(organization, Sale("1", "Ada", "2017-02-10", 60_000m));

        Assert.Same(all, LeaverCreditCalculator.Calculate(all, organization).Value);
        Assert.Throws<ArgumentNullException>("credits", () => LeaverCreditCalculator.Calculate(null!, organization));
        Assert.Throws<ArgumentNullException>("organization", () => LeaverCreditCalculator.Calculate(all, null!));
    }

    [Fact]
    public void Case_35_without_an_assignment_in_the_period_there_is_no_payout()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01", "2017-03-31"), Works("Bob", "Red", "2017-01-01"));
        var credits = Credits(organization, Sale("1", "Ada", "2017-03-31", 60_000m), Correction("2", "1", "2017-04-15", -10_000m), Sale("3", "Bob", "2017-04-15", 70_000m));

        var second = Pay(organization, credits, "FY2017-Q2");

        Assert.Null(second.Value.Find("Ada"));
        Assert.Equal(["no-assignment"], second.Issues.Select(issue => issue.Code));
        Assert.Equal(Usd(4_000m * 0.70m), second.Value.Total);
    }

    [Theory]
    [InlineData(TerminationPolicy.KeepWaiting, "2017-05-31", 500, 500, 0)]
    [InlineData(TerminationPolicy.KeepWaiting, "2017-06-30", 1_000, 0, 0)]
    [InlineData(TerminationPolicy.Release, "2017-03-31", 1_000, 0, 0)]
    [InlineData(TerminationPolicy.Forfeit, "2017-06-30", 500, 0, 500)]
    public void Case_35_unpaid_holds_wait_are_released_or_are_forfeited(TerminationPolicy policy, string asOf, int released, int waiting, int forfeited)
    {
        var report = HoldCalculator.Calculate([Deal], Halves, Reached, Day(asOf), Dollar, new Termination("Ada", Day("2017-02-28"), policy, "clause 7")).Value;

        Assert.Equal((Usd(released), Usd(waiting), Usd(forfeited)), (report.Released, report.Liability, report.Forfeited));
    }

    [Fact]
    public void Case_35_a_release_is_of_the_last_day_and_a_forfeit_says_why()
    {
        HoldReport Under(TerminationPolicy policy) => HoldCalculator.Calculate([Deal], Halves, [], Day("2017-12-31"), Dollar, new Termination("Ada", Day("2017-02-28"), policy, "clause 7")).Value;

        Assert.Equal(Usd(1_000m), Under(TerminationPolicy.Release).ReleasedTo("Ada", Days("2017-02-28", "2017-02-28")));
        Assert.Equal(
            "Ada, forfeited 2017-02-28, cash not reached: 500.00 USD  (of 1000.00 USD earned 2017-01-10; left 2017-02-28: clause 7)  [d1]",
            Under(TerminationPolicy.Forfeit).Lost.First().Explain().ToString());
        Assert.Contains("forfeited: 1000.00 USD", Under(TerminationPolicy.Forfeit).Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Case_35_what_is_released_later_is_settled_without_draw_or_guarantee()
    {
        var report = HoldCalculator.Calculate([Deal], Halves, Reached, Day("2017-12-31"), Dollar, new Termination("Ada", Day("2017-02-28"), TerminationPolicy.KeepWaiting, "clause 7")).Value;
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01", "2017-02-28"));
        var terms = new SettlementTerms { Draw = new(DrawKind.Recoverable, Usd(200m)) };

        var settlement = SettlementCalculator.Settle(
            "Ada",
            Enumerable.Range(1, 6).Select(SettlementTests.Month).Select(month => EarnedPay.Of(report, "Ada", month) with
            {
                Assigned = PeriodShareCalculator.Calculate("Ada", organization, month, new ProrationBasis.CalendarDays()),
            }),
            SettlementTests.Always(terms),
            SettlementBalance.None(Dollar));

        // The draw of January is recovered in February, from 500 - 200; in June there is no draw any more.
        Assert.Equal([Usd(200m), Usd(300m), Usd(0m), Usd(0m), Usd(0m), Usd(500m)], settlement.Lines.Select(line => line.Paid));
        Assert.Contains(settlement.Explain().DescendantsAndSelf(), line => line.SourceId == "d1");
    }

    /// <summary>
    /// 1,000 earned on 10 January, the invoice reached; Ada leaves on 28 February and the deal is cancelled on 15 March: 500 stay released and are taken
    /// back, 500 stay forfeited and their reversal is forfeited with them. Nothing waits for a cash that would release pay to somebody who left.
    /// </summary>
    [Fact]
    public void Case_35_a_deal_reversed_after_the_last_day_stays_forfeited_and_so_does_its_reversal()
    {
        HeldPay[] held = [Deal, new("d1", "Ada", Day("2017-03-15"), Usd(-1_000m))];

        var report = HoldCalculator.Calculate(held, Halves, Reached, Day("2017-12-31"), Dollar, new Termination("Ada", Day("2017-02-28"), TerminationPolicy.Forfeit, "clause 7")).Value;

        Assert.Equal(
            [("cash", 500m, "2017-02-28"), ("cash", -500m, "2017-03-15")],
            report.Lost.Select(part => (part.Milestone, part.Amount.Amount, FormattableString.Invariant($"{part.ForfeitedOn:uuuu-MM-dd}"))));
        Assert.All(report.Lost, part => Assert.Equal("clause 7", part.DecidedBy?.Reason));
        Assert.Equal((Usd(500m), Usd(-500m)), (report.ReleasedTo("Ada", Days("2017-02-01", "2017-02-28")), report.ReleasedTo("Ada", Days("2017-03-01", "2017-12-31"))));
        Assert.Empty(report.Waiting);
    }

    /// <summary>Pay of the second employment follows the second termination; a milestone reached on the last day counts.</summary>
    [Fact]
    public void Case_35_of_somebody_hired_again_each_employment_has_its_own_policy()
    {
        Termination[] left = [new("Ada", Day("2017-02-28"), TerminationPolicy.Forfeit, "first"), new("Ada", Day("2017-09-30"), TerminationPolicy.Release, "second")];
        HeldPay[] held = [Deal, new("d2", "Ada", Day("2017-07-01"), Usd(400m)), new("d3", "Bob", Day("2017-01-01"), Usd(40m))];

        var report = HoldCalculator.Calculate(held, Halves, Reached, Day("2017-12-31"), Dollar, left).Value;

        Assert.Equal((Usd(500m + 400m), Usd(500m), Usd(40m)), (report.Released, report.Forfeited, report.Liability));
        Assert.Equal(Usd(40m + 400m), HoldCalculator.Calculate(held, Halves, [], Day("2017-09-29"), Dollar, left).Value.Liability);
    }

    [PayLaw]
    public bool Released_waiting_and_forfeited_add_up_and_a_reversal_after_the_last_day_cancels_out(int cents, byte last, byte invoiced, byte reversed, TerminationPolicy policy)
    {
        var amount = Usd(cents / 100m);
        var start = Day("2017-01-10");
        HeldPay[] held = [new("d1", "Ada", start, amount), new("d1", "Ada", start.PlusDays(reversed), -amount)];
        var end = new Termination("Ada", start.PlusDays(last), policy, "test");
        HoldReport Of(HeldPay[] pay) => HoldCalculator.Calculate(pay, Halves, [new("d1", "invoice", start.PlusDays(invoiced))], start.PlusDays(1_000), Dollar, end).Value;

        var (one, both) = (Of(held[..1]), Of(held));
        return one.Released + one.Liability + one.Forfeited == amount
            && (both.Released, both.Liability, both.Forfeited) == (Usd(0m), Usd(0m), Usd(0m))
            && (policy == TerminationPolicy.KeepWaiting || one.Liability == Usd(0m));
    }

    [Fact]
    public void Misuse_is_refused()
    {
        var end = new Termination("Ada", Day("2017-02-28"), TerminationPolicy.Release, "clause 7");
        Assert.Throws<ArgumentException>("payeeId", () => new Termination(" ", Day("2017-02-28"), TerminationPolicy.Release, "x"));
        Assert.Throws<ArgumentException>("reason", () => new Termination("Ada", Day("2017-02-28"), TerminationPolicy.Release, " "));
        Assert.Throws<ArgumentOutOfRangeException>("holds", () => new Termination("Ada", Day("2017-02-28"), (TerminationPolicy)7, "x"));
        Assert.Throws<ArgumentException>("terminations", () => HoldCalculator.Calculate([Deal], Halves, [], Day("2017-12-31"), Dollar, end, end));
        Assert.Throws<ArgumentException>("terminations", () => HoldCalculator.Calculate([Deal], Halves, [], Day("2017-12-31"), Dollar, (Termination)null!));
        Assert.Throws<ArgumentException>("reached", () => HoldCalculator.Calculate([Deal], Halves, [null!], Day("2017-12-31"), Dollar));
        Assert.Throws<ArgumentNullException>("pay", () => HoldCalculator.Calculate([null!], Halves, [], Day("2017-12-31"), Dollar));
        Assert.Throws<ArgumentException>("shares", () => HoldRule.Create((HoldShare)null!));
    }

    private static Checked<PayRun> Pay(SalesOrganization organization, SalesMetrics.Crediting.CreditBook credits, string periodId)
    {
        var period = FiscalCalendar.Gregorian.Parse(periodId);
        var plan = OfOne(PayCurve.Linear);
        Quota[] goals = [.. organization.PayeeIds.Select(payee => new Quota { Unit = SalesUnit.Payee(payee), Interval = period.Interval, Amount = Usd(100_000m) })];
        return PayRunCalculator.Calculate(
            plan,
            TargetIncentives.Create(Usd(4_000m)),
            organization,
            period,
            PlanAttainmentCalculator.Calculate(plan, credits, Goals(goals), organization, FiscalCalendar.Gregorian, [period]));
    }
}

using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class PayLedgerTests
{
    private static readonly Plan OnePart = OfOne(PayCurve.Linear);
    private static readonly PayLedger Empty = PayLedger.Open(Dollar, FiscalCalendar.Gregorian, PeriodGrain.Month);

    [Fact]
    public void Posting_a_run_appends_an_earning_for_each_line_that_pays()
    {
        var ledger = Empty.Post(Run(110_000m, 0m), Posting("1", 4)).Value;

        var entry = Assert.Single(ledger.Entries);
        Assert.Equal(("Ada", "FY2017-Q1", "FY2017-M04"), (entry.PayeeId, entry.EarningPeriod.Id, entry.PaymentPeriod.Id));
        Assert.Equal((LedgerEntryKind.Earning, "test/component/all"), (entry.Kind, entry.Line.ToString()));
        Assert.Equal(Usd(4_000m * 1.10m), entry.Amount);
    }

    [Fact]
    public void A_recalculation_appends_the_difference_and_leaves_the_past_as_it_was()
    {
        var first = Empty.Post(Run(110_000m, 0m), Posting("1", 4)).Value;

        var second = first.Post(Run(90_000m, 0m), Posting("2", 5)).Value;

        Assert.Same(first.Entries[0], second.Entries[0]);
        Assert.Equal((LedgerEntryKind.Adjustment, Usd(-4_000m * 0.20m)), (second.Entries[1].Kind, second.Entries[1].Amount));
        Assert.Equal(Usd(4_000m * 0.90m), second.Earned("Ada", SmallTeam.Quarter).Amount);
        Assert.Equal(Usd(-4_000m * 0.20m), second.Payable("Ada", Month(5)).Amount);
        Assert.Equal(Usd(4_000m * 1.10m), second.Payable("Ada", Month(4)).Amount);
        Assert.Single(first.Entries);
    }

    [Fact]
    public void A_payee_or_award_that_is_no_longer_in_the_run_is_taken_back()
    {
        var run = Run(100_000m, 0m);
        var gift = new DiscretionaryAdjustment
        {
            Id = "gift",
            PayeeId = "Bob",
            Amount = Usd(50m),
            Reason = "help",
            Author = "Eve",
            DecidedOn = Day("2017-03-31"),
        }.ToAward();
        var ledger = Empty.Post(run.WithAwards(gift, gift).Value, Posting("1", 4)).Value;
        Assert.Equal(Usd(100m), ledger.Payable("Bob").Amount);

        var without = ledger.Post(run, Posting("2", 4)).Value;

        Assert.Equal(Usd(0m), without.Payable("Bob").Amount);
        Assert.Equal((LedgerLinePart.Award, Usd(-100m)), (without.Entries[^1].Line.Part, without.Entries[^1].Amount));
    }

    [Fact]
    public void Two_plans_for_one_period_do_not_disturb_each_other()
    {
        var other = Plan.Create("other", "Other", Dollar, PeriodGrain.Quarter, [Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear)]);
        var ledger = Empty.Post(Run(100_000m, 0m), Posting("1", 4)).Value.Post(SmallTeam.Pay(other, 50_000m, 0m, 500_000m).Value, Posting("2", 4)).Value;

        Assert.Equal(Usd(4_000m + 2_000m), ledger.Total);
        Assert.All(ledger.Entries, entry => Assert.Equal(LedgerEntryKind.Earning, entry.Kind));
    }

    [Fact]
    public void A_second_posting_under_one_id_is_refused_whole()
    {
        var ledger = Empty.Post(Run(110_000m, 0m), Posting("1", 4)).Value;

        var again = ledger.Post(Run(200_000m, 0m), Posting("1", 5));

        Assert.Same(ledger, again.Value);
        Assert.Equal(("duplicate-posting", IssueOutcome.Rejected), (again.Issues[0].Code, again.Issues[0].Outcome));
    }

    [Fact]
    public void Posting_into_a_closed_period_makes_adjustments_in_the_next_open_one()
    {
        var ledger = Empty.Close(Month(4), "payroll ran").Close(Month(5), "payroll ran");

        var posted = ledger.Post(Run(110_000m, 0m), Posting("1", 4));

        Assert.Equal("closed-period", Assert.Single(posted.Issues).Code);
        Assert.Equal((LedgerEntryKind.Adjustment, Month(6)), (posted.Value.Entries[0].Kind, posted.Value.Entries[0].PaymentPeriod));
        var reopened = ledger.Reopen(Month(4), "missed file").Post(Run(110_000m, 0m), Posting("1", 4));
        Assert.True(reopened.IsClean);
        Assert.Equal((LedgerEntryKind.Earning, Month(4)), (reopened.Value.Entries[0].Kind, reopened.Value.Entries[0].PaymentPeriod));
        Assert.Equal([true, true, false], reopened.Value.PeriodChanges.Select(change => change.IsClosed));
    }

    [Theory]
    [InlineData("2017-05-30", "2000")]
    [InlineData("2017-05-31", "4400")]
    public void Pay_is_taken_back_to_the_last_day_of_the_window_and_waived_after_it(string cancelled, string stands)
    {
        var ledger = Empty.Post(Run(110_000m, 0m), Posting("1", 4)).Value;

        var after = ledger.Post(Run(50_000m, 0m), Posting("2", 5) with { Date = Day(cancelled), ClawbackWindowDays = 60 });

        Assert.Equal(Usd(Number(stands)), after.Value.Payable("Ada").Amount);
        Assert.Equal(stands == "2000" ? [] : ["outside-clawback-window"], after.Issues.Select(issue => issue.Code));
    }

    [Fact]
    public void What_was_waived_is_not_paid_a_second_time_when_it_comes_back()
    {
        var late = Posting("2", 5) with { Date = Day("2018-01-01"), ClawbackWindowDays = 60 };
        var waived = Empty.Post(Run(110_000m, 0m), Posting("1", 4)).Value.Post(Run(50_000m, 0m), late).Value;

        var back = waived.Post(Run(120_000m, 0m), late with { Id = "3" }).Value;

        Assert.Equal(Usd(4_000m * 1.20m), back.Payable("Ada").Amount);
        Assert.Equal(Usd(4_000m * 1.10m), waived.Payable("Ada").Amount);
        Assert.Equal(Usd(-4_000m * 0.60m), back.Entries[^1].Amount);
    }

    [Fact]
    public void A_posting_whose_sum_does_not_fit_leaves_the_ledger_as_it_was()
    {
        var huge = Usd(790_000_000_000_000_000_000_000_000m);
        PayRun Huge(int number)
        {
            var plan = Plan.Create($"p{number}", "Huge", Dollar, PeriodGrain.Quarter, OnePart.Components);
            return PayRunCalculator.Calculate(
                plan, TargetIncentives.Create(huge), SmallTeam.Organization, SmallTeam.Quarter, SmallTeam.Attainments(plan, 100_000m, 0m, 500_000m)).Value;
        }

        var (ledger, posted) = (Empty, 0);
        Assert.Throws<OverflowException>(() =>
        {
            for (; posted < 200; posted++)
            {
                ledger = ledger.Post(Huge(posted), Posting($"{posted}", 4)).Value;
            }
        });

        Assert.InRange(posted, 1, 199);
        Assert.Equal((posted, huge * posted), (ledger.Entries.Length, ledger.Total));
        Assert.Equal(ledger.Entries.AsEnumerable(), ledger.Post(Huge(0), Posting("again", 4)).Value.Entries);
    }

    [Fact]
    public void An_accrual_is_earned_by_a_day_and_paid_after_it()
    {
        var ledger = Empty.Post(Run(110_000m, 0m), Posting("1", 4)).Value;

        Assert.Equal(Usd(0m), ledger.AccruedOn(Day("2017-03-30")).Amount);
        Assert.Equal(Usd(4_400m), ledger.AccruedOn(Day("2017-03-31")).Amount);
        Assert.Equal(Usd(4_400m), ledger.AccruedOn(Day("2017-04-29")).Amount);
        Assert.Equal(Usd(0m), ledger.AccruedOn(Day("2017-04-30")).Amount);
    }

    [Fact]
    public void A_balance_explains_itself_down_to_the_transactions()
    {
        var ledger = Empty.Post(Run(110_000m, 0m), Posting("1", 4)).Value.Post(Run(90_000m, 0m), Posting("2", 5)).Value;

        var explained = ledger.Payable("Ada").Explain();

        Assert.Equal("Payable to Ada: 3600.00 USD  (sum of the entries)", explained.ToString().Split('\n')[0]);
        Assert.Contains(explained.DescendantsAndSelf(), line => line.SourceId == "1" && line.Value.ToString() == "90000.00 USD");
        Assert.Contains("Stood before: 4400.00 USD", explained.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Misuse_is_refused_by_name()
    {
        var april = FiscalCalendar.StartingOn(new NodaTime.AnnualDate(4, 1)).Period(2017, PeriodGrain.Month, 1);
        var posted = Empty.Post(Run(110_000m, 0m), Posting("1", 4)).Value;

        Assert.Throws<CurrencyMismatchException>(() => PayLedger.Open(Currency.Of("EUR"), FiscalCalendar.Gregorian, PeriodGrain.Month).Post(Run(1m, 0m), Posting("1", 4)));
        Assert.Contains("no payment period", Assert.Throws<ArgumentException>(() => Empty.Close(SmallTeam.Quarter, "x")).Message, StringComparison.Ordinal);
        Assert.Contains("no payment period", Assert.Throws<ArgumentException>(() => Empty.IsClosed(april)).Message, StringComparison.Ordinal);
        Assert.Contains("closed already", Assert.Throws<ArgumentException>(() => Empty.Close(Month(1), "x").Close(Month(1), "x")).Message, StringComparison.Ordinal);
        Assert.Contains("not closed", Assert.Throws<ArgumentException>(() => Empty.Reopen(Month(1), "x")).Message, StringComparison.Ordinal);
        Assert.Contains("'Zoe'", Assert.Throws<ArgumentException>(() => posted.Payable("Zoe")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PayLedger.Open(Currency.None, FiscalCalendar.Gregorian, PeriodGrain.Month));
        Assert.Throws<ArgumentException>(() => Posting("1", 4) with { Reason = " " });
        Assert.Throws<ArgumentOutOfRangeException>(() => Posting("1", 4) with { ClawbackWindowDays = -1 });
    }

    [Fact]
    public void Entries_stand_by_payee_and_a_run_that_changes_nothing_adds_none_and_says_nothing()
    {
        var ledger = Empty.Post(Run(110_000m, 40_000m), Posting("1", 4)).Value;

        var again = ledger.Close(Month(5), "payroll ran").Post(Run(110_000m, 40_000m), Posting("2", 5));

        Assert.Equal([("Ada", Usd(4_400m)), ("Bob", Usd(400m))], again.Value.Entries.Select(entry => (entry.PayeeId, entry.Amount)));
        Assert.Empty(again.Issues);
    }

    /// <summary>4,400 are paid. Late, the run comes to 2,000 and then to 1,000, so 2,400 and 1,000 more are waived; when it comes to 3,000, 2,000 of 3,400 are set off.</summary>
    [Fact]
    public void A_waiver_grows_by_later_shortfalls_and_shrinks_by_what_comes_back()
    {
        LedgerPosting Late(string id) => Posting(id, 5) with { Date = Day("2018-01-01"), ClawbackWindowDays = 60 };

        var once = Empty.Post(Run(110_000m, 0m), Posting("1", 4)).Value.Post(Run(50_000m, 0m), Late("2"));
        var twice = once.Value.Post(Run(25_000m, 0m), Late("3"));
        var back = twice.Value.Post(Run(75_000m, 0m), Late("4"));

        Assert.Equal(["2400.00 USD", "1000.00 USD"], once.Issues.Concat(twice.Issues).Concat(back.Issues).Select(issue => issue.Value));
        Assert.Equal(
            [(Usd(0m), Usd(2_400m)), (Usd(2_400m), Usd(3_400m)), (Usd(3_400m), Usd(1_400m))],
            back.Value.Entries.Where(entry => entry.Kind == LedgerEntryKind.Waiver).Select(entry => (entry.StoodBefore, entry.StandsAfter)));
        Assert.Equal(Usd(4_400m), back.Value.Payable("Ada").Amount);
    }

    [Fact]
    public void A_run_that_pays_nobody_is_refused_in_another_currency_all_the_same()
    {
        var nobody = PayRunCalculator.Calculate(OnePart, TargetIncentives.Create(Usd(1m)), SalesOrganization.Empty, SmallTeam.Quarter, PlanAttainments.Create()).Value;

        Assert.Throws<CurrencyMismatchException>(() => PayLedger.Open(Currency.Of("EUR"), FiscalCalendar.Gregorian, PeriodGrain.Month).Post(nobody, Posting("1", 4)));
        Assert.Empty(Empty.Post(nobody, Posting("1", 4)).Value.Entries);
    }

    [Fact]
    public void Reasons_payees_and_postings_that_are_missing_are_refused_by_name()
    {
        Assert.Throws<ArgumentException>("paymentGrain", () => PayLedger.Open(Dollar, FiscalCalendar.Gregorian, (PeriodGrain)99));
        Assert.Throws<ArgumentException>("reason", () => Empty.Close(Month(1), " "));
        Assert.Throws<ArgumentException>("reason", () => Empty.Close(Month(1), "x").Reopen(Month(1), ""));
        Assert.Throws<ArgumentException>("payeeId", () => Empty.Has(" "));
        Assert.Throws<ArgumentException>("payeeId", () => Empty.Payable(" "));
        Assert.Throws<ArgumentNullException>("posting", () => Empty.Post(Run(1m, 0m), null!));
        Assert.Throws<ArgumentNullException>("posting", () => Empty.Post(Run(1m, 0m), Posting("1", 4) with { PaymentPeriod = null! }));
    }


    private static PayRun Run(decimal ada, decimal bob) => SmallTeam.Pay(OnePart, ada, bob, 500_000m).Value;

    private static FiscalPeriod Month(int number) => FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Month, number);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static LedgerPosting Posting(string id, int month) => new() { Id = id, PaymentPeriod = Month(month), Date = Month(month).End, Reason = "month end" };
}

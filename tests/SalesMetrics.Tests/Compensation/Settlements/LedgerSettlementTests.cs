using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Settlements;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Settlements;

/// <summary>The whole way from transactions over the ledger to what is paid: case 18 of <c>spec/compensation.md</c>, section 2.</summary>
public class LedgerSettlementTests
{
    private static readonly SalesOrganization Organization = SalesOrganization.Create(Works("Ada", "Red", "2007-01-01"));

    // Case 4: marginal tiers by attainment of the quota, 0 to 100 % at 8 %, above at 12 %.
    private static readonly Plan Tiers = Plan.Create(
        "tiers",
        "Tiers",
        Dollar,
        PeriodGrain.Quarter,
        [],
        [new PlanClause.Rates { Id = "commission", Name = "Commission", Scope = UnitKind.Payee, Table = RateTable.Create(TierMethod.Marginal, TierBound.Attainment, [new(Ratio.Zero, Percent(8)), new(Ratio.One, Percent(12))]) }]);

    private static readonly Transaction[] Sold = [Sale("1", "Ada", "2017-01-20", 85_000m), Sale("2", "Ada", "2017-03-10", 40_000m)];
    private static readonly Transaction[] Cancelled = [.. Sold, Correction("3", "2", "2017-05-20", -40_000m)];

    [Fact]
    public void Case_18_a_cancelled_deal_recalculates_its_period_and_posts_the_difference_to_the_current_one()
    {
        var ledger = Post(Post(Empty, Sold, "april", 4), Cancelled, "june", 6);

        Assert.Equal(Usd(11_000m), ledger.Payable("Ada", Month(4)).Amount);
        Assert.Equal(Usd(6_800m - 11_000m), ledger.Payable("Ada", Month(6)).Amount);
        Assert.Equal(Usd(85_000m * 0.08m), ledger.Earned("Ada", Quarter).Amount);
        Assert.Equal((LedgerEntryKind.Adjustment, Usd(-4_200m)), (ledger.Entries[^1].Kind, ledger.Entries[^1].Amount));
    }

    [Fact]
    public void Case_18_is_settled_from_the_ledger_and_explained_down_to_the_transactions()
    {
        var ledger = Post(Post(Empty, Sold, "april", 4), Cancelled, "june", 6);

        var settlement = SettlementCalculator.Settle(
            "Ada", Enumerable.Range(4, 4).Select(month => EarnedPay.Of(ledger, "Ada", Month(month))), SettlementTests.Always(new()), SettlementBalance.None(Dollar));

        Assert.Equal([Usd(11_000m), Usd(0m), Usd(0m), Usd(0m)], settlement.Lines.Select(line => line.Paid));
        Assert.Equal(Usd(4_200m), settlement.Closing.Carried);
        var june = settlement.Lines[2].Explain().DescendantsAndSelf().ToArray();
        Assert.Contains(june, line => line.Label == "Adjustment for FY2017-Q1, paid in FY2017-M06" && line.Value.ToString() == "-4200.00 USD");
        Assert.Contains(june, line => line.SourceId == "commission");
        Assert.Contains(june, line => line.SourceId == "3" && line.Value.ToString() == "-40000.00 USD");
        Assert.Contains(june, line => line.SourceId == "1" && line.Value.ToString() == "85000.00 USD");
    }

    [Fact]
    public void A_correction_ten_years_later_goes_back_to_its_period_with_the_plan_of_that_time()
    {
        Transaction[] sold = [Sale("1", "Ada", "2007-02-01", 125_000m)];
        Transaction[] corrected = [.. sold, Correction("2", "1", "2017-05-20", -40_000m)];
        var ledger = Post(Empty, sold, "2007", 4, 2007);

        var taken = Post(ledger, corrected, "2017", 6, 2007);
        var late = ledger.Post(Run(corrected, 2007), Posting("2017", 6) with { ClawbackWindowDays = 365 });

        Assert.Equal(Usd(-4_200m), taken.Payable("Ada", Month(6)).Amount);
        Assert.Equal("outside-clawback-window", Assert.Single(late.Issues).Code);
        Assert.Equal(Usd(11_000m), late.Value.Total);
    }

    [Fact]
    public void A_payee_the_ledger_does_not_know_has_earned_nothing()
    {
        var nothing = EarnedPay.Of(Empty, "Zoe", Month(4));

        Assert.Equal(Usd(0m), nothing.Amount);
        Assert.Empty(nothing.Explain().Lines);
        Assert.Throws<ArgumentException>("payeeId", () => EarnedPay.Of(Empty, " ", Month(4)));
    }

    [Fact]
    public void An_amount_stated_anew_has_no_working()
    {
        var april = EarnedPay.Of(Post(Empty, Sold, "april", 4), "Ada", Month(4));

        Assert.NotEmpty(april.Explain().Lines);
        Assert.Empty((april with { Amount = Usd(1m) }).Explain().Lines);
        Assert.Equal(new EarnedPay(Month(4), Usd(11_000m)), april);
    }

    [Fact]
    public void Restated_credits_stand_on_the_day_of_their_sale()
    {
        var all = Book(Cancelled);

        Assert.Equal(["2017-01-20", "2017-03-10", "2017-05-20"], all.Credits.Select(credit => credit.Date.ToString("uuuu-MM-dd", null)));
        Assert.Equal(["2017-01-20", "2017-03-10", "2017-03-10"], all.AsSold().Credits.Select(credit => credit.Date.ToString("uuuu-MM-dd", null)));
        Assert.Equal(["1", "2", "3"], all.AsSold().Credits.Select(credit => credit.TransactionId));
    }

    private static PayLedger Empty => PayLedger.Open(Dollar, FiscalCalendar.Gregorian, PeriodGrain.Month);

    private static FiscalPeriod Quarter => FiscalCalendar.Gregorian.Parse("FY2017-Q1");

    private static FiscalPeriod Month(int number) => FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Month, number);

    private static PayLedger Post(PayLedger ledger, Transaction[] transactions, string id, int month, int year = 2017)
    {
        var posted = ledger.Post(Run(transactions, year), Posting(id, month));
        Assert.Empty(posted.Issues);
        return posted.Value;
    }

    private static LedgerPosting Posting(string id, int month) => new() { Id = id, PaymentPeriod = Month(month), Date = Month(month).Start, Reason = "month end" };

    private static CreditBook Book(Transaction[] transactions) => Credits(Organization, transactions);

    private static PayRun Run(Transaction[] transactions, int year)
    {
        var quarter = FiscalCalendar.Gregorian.Period(year, PeriodGrain.Quarter, 1);
        var attainments = PlanAttainmentCalculator.Calculate(
            Tiers,
            Book(transactions).AsSold(),
            Goals(new SalesMetrics.Quotas.Quota { Unit = SalesUnit.Payee("Ada"), Interval = quarter.Interval, Amount = Usd(100_000m) }),
            Organization,
            FiscalCalendar.Gregorian,
            [quarter]);
        return PayRunCalculator.Calculate(Tiers, TargetIncentives.Create(Usd(0m)), Organization, quarter, attainments).Value;
    }
}

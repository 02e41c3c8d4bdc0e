using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Tests.Support;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>What an entry of the ledger says: of what it is, what stood, what stands, who posted it and why.</summary>
public class LedgerEntryTests
{
    // 4,000 x 110 % is paid; a return leaves 4,000 x 50 %, too late to be taken back, so that the 2,400 between are waived.
    [Fact]
    public void Earning_adjustment_and_waiver_state_what_stood_and_what_stands()
    {
        var calendar = FiscalCalendar.Gregorian;
        var first = new LedgerPosting { Id = "1", PaymentPeriod = calendar.Parse("FY2017-M04"), Date = Day("2017-04-30"), Reason = "month end" };
        var late = new LedgerPosting
        {
            Id = "2",
            PaymentPeriod = calendar.Parse("FY2018-M01"),
            Date = Day("2018-01-15"),
            Reason = "return of 1",
            ClawbackWindowDays = 60,
        };

        var ledger = PayLedger.Open(Dollar, calendar, PeriodGrain.Month).Post(Run(110_000m), first).Value.Post(Run(50_000m), late).Value;

        Assert.Equal(
            """
            Earning for FY2017-Q1, paid in FY2017-M04: 4400.00 USD  (now - before; month end; posting 1 of 2017-04-30)  [test/component/all]
              Calculated now: 4400.00 USD
              Stood before: 0.00 USD
            Adjustment for FY2017-Q1, paid in FY2018-M01: -2400.00 USD  (now - before; return of 1; posting 2 of 2018-01-15)  [test/component/all]
              Calculated now: 2000.00 USD
              Stood before: 4400.00 USD
            Waiver for FY2017-Q1, paid in FY2018-M01: 2400.00 USD  (now - before; return of 1; posting 2 of 2018-01-15)  [test/payout]
              Waived now: 2400.00 USD
              Stood before: 0.00 USD
            """,
            string.Join('\n', ledger.Entries.Select(entry => Workings.DownTo(1, entry))),
            ignoreLineEndingDifferences: true);
    }

    private static PayRun Run(decimal ada) => SmallTeam.Pay(OfOne(PayCurve.Linear), ada, 0m, 500_000m).Value;
}

using SalesMetrics.Compensation.Recalculations;

namespace SalesMetrics.Tests.Compensation.Recalculations;

/// <summary>Paid periods to the last word: two that print alike are the same to whoever reads them.</summary>
internal static class PaidText
{
    public static string Of(PaidPeriods paid) => string.Join('\n', [
        .. paid.Periods.Zip(paid.Runs).Select(one => one.Second.Period + " " + one.Second.Period.Interval + "\n" + one.Second.Explain()),
        .. paid.Runs.SelectMany(run => run.Payouts).Select(payout => $"{payout.Assignment} {payout.TargetIncentive} {payout.Total}"),
        .. paid.Periods.SelectMany((period, i) => paid.Runs[i].Payouts.Select(payout => paid.Explain(payout.PayeeId, period).ToString())),
        .. paid.Issues.Select(issue => issue.ToString()),
    ]);
}

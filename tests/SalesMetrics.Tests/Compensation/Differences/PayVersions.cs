using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Measures;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Differences;

/// <summary>Pay runs with what they were paid on.</summary>
internal static class PayVersions
{
    /// <summary>A company's run with the awards of all programs of the plan.</summary>
    public static PayVersion Of(Company company, Plan plan, params ImmutableArray<StatedMeasure> stated)
    {
        var credits = Credits(company.Organization, [.. company.Transactions]);
        var attainments = PlanAttainmentCalculator.Calculate(
            plan, credits, Goals([.. company.Quotas]), company.Organization, FiscalCalendar.Gregorian, [company.Period], [Measure.Bookings], stated);
        var run = PayRunCalculator.Calculate(plan, company.Targets, company.Organization, company.Period, attainments).Value;
        return new PayVersion(run.WithAwards(PlanAwardCalculator.Calculate(run, attainments, credits)).Value, attainments);
    }

    /// <summary>Ada and Bob of <see cref="SmallTeam"/> on sales of one deal each.</summary>
    public static PayVersion Of(Plan plan, decimal ada, decimal bob, decimal teamQuota, params ImmutableArray<StatedMeasure> stated)
    {
        var attainments = SmallTeam.Attainments(plan, ada, bob, teamQuota, stated);
        return new PayVersion(
            PayRunCalculator.Calculate(plan, TargetIncentives.Create(Usd(4_000m)), SmallTeam.Organization, SmallTeam.Quarter, attainments).Value, attainments);
    }
}

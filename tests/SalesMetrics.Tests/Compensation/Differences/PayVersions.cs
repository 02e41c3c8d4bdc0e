using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Differences;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
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

    /// <summary>
    /// Ada of <see cref="SmallTeam"/> on a quota of 100,000 bookings and 10,000 margin; Bob sells 340,000, so that the team is at (Ada + 340) of 500.
    /// </summary>
    /// <param name="plan">The plan that pays.</param>
    /// <param name="bookings">What Ada sells.</param>
    /// <param name="margin">What Ada makes on it.</param>
    /// <param name="asked">The plan whose attainments are given, which may be more than are paid on; the plan that pays when null.</param>
    /// <param name="stated">Values that somebody states.</param>
    public static PayVersion OfAda(Plan plan, decimal bookings, decimal margin, Plan? asked = null, params ImmutableArray<StatedMeasure> stated)
    {
        var attainments = PlanAttainmentCalculator.Calculate(
            asked ?? plan,
            Credits(
                SmallTeam.Organization,
                Sale("1", "Ada", "2017-02-01", bookings),
                Sale("2", "Ada", "2017-02-01", margin) with { Category = "margin" },
                Sale("3", "Bob", "2017-03-01", 340_000m)),
            Goals(
                Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m),
                Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 10_000m) with { MeasureId = "margin" },
                Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 400_000m)),
            SmallTeam.Organization,
            FiscalCalendar.Gregorian,
            [SmallTeam.Quarter],
            [Measure.Bookings, Measure.OfCategory("margin")],
            stated);
        return new PayVersion(
            PayRunCalculator.Calculate(plan, TargetIncentives.Create(Usd(4_000m)), SmallTeam.Organization, SmallTeam.Quarter, attainments).Value, attainments);
    }
}

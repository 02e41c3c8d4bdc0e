using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Ada and Bob of team Red in the first quarter of 2017: Ada's quota is 100,000, Bob's what is left of the team's.</summary>
internal static class SmallTeam
{
    public static FiscalPeriod Quarter { get; } = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 1);

    public static SalesOrganization Organization { get; } = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"));

    /// <summary>A decision of a person about Ada's pay.</summary>
    public static DiscretionaryAdjustment PaidTwice { get; } = new()
    {
        Id = "A-1",
        PayeeId = "Ada",
        Amount = Usd(-250m),
        Reason = "paid twice in May",
        Author = "Head of pay",
        DecidedOn = Day("2017-04-03"),
    };

    public static PlanAttainments Attainments(Plan plan, decimal ada, decimal bob, decimal teamQuota, params ImmutableArray<StatedMeasure> stated) =>
        PlanAttainmentCalculator.Calculate(
            plan,
            Credits(Organization, Sale("1", "Ada", "2017-02-01", ada), Sale("2", "Bob", "2017-03-01", bob)),
            Goals(
                Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m),
                Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", teamQuota - 100_000m)),
            Organization,
            FiscalCalendar.Gregorian,
            [Quarter],
            [Measure.Bookings],
            stated);

    public static Checked<PayRun> Pay(Plan plan, decimal ada, decimal bob, decimal teamQuota, params ImmutableArray<StatedMeasure> stated) =>
        PayRunCalculator.Calculate(plan, TargetIncentives.Create(Usd(4_000m)), Organization, Quarter, Attainments(plan, ada, bob, teamQuota, stated));
}

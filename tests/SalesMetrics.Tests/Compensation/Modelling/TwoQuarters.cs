using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Modelling;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Modelling;

/// <summary>
/// Ada and Bob of team Red over the first two quarters of 2017, with quotas of 100,000 and 400,000 each. Ada is credited 110,000 and nothing, Bob
/// 340,000 and 400,000; the team's attainment is 90 % and 80 %.
/// </summary>
internal static class TwoQuarters
{
    public static SalesOrganization People { get; } = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"));

    public static FiscalPeriod First { get; } = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 1);

    public static FiscalPeriod Second { get; } = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 2);

    // Before the facts made of it: fields are filled from the top.
    private static QuotaBook Quotas { get; } = Goals(
        Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 100_000m),
        Goal(SalesUnit.Payee("Ada"), "2017-04-01", "2017-06-30", 100_000m),
        Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 400_000m),
        Goal(SalesUnit.Payee("Bob"), "2017-04-01", "2017-06-30", 400_000m));

    public static PlanFacts Facts { get; } = Of(Sale("1", "Ada", "2017-02-01", 110_000m), Sale("2", "Bob", "2017-03-31", 340_000m), Sale("3", "Bob", "2017-04-01", 400_000m));

    public static PlanTerms Linear { get; } = Terms(SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear));

    public static PlanTerms Terms(Plan plan, decimal target = 4_000m) => new(plan, TargetIncentives.Create(Usd(target)));

    public static PlanFacts Of(params Transaction[] sales) => PlanFacts.Create(People, Credits(People, sales), Quotas, FiscalCalendar.Gregorian, Days("2017-01-01", "2017-06-30"));

    public static PlanClause.Bonus TeamBonus(decimal amount, decimal fromPercent = 90m) => new()
    {
        Id = "bonus",
        Name = "Team bonus",
        Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"),
        From = Percent(fromPercent),
        Amount = Usd(amount),
    };
}

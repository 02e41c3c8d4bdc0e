using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Versions;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Versions;

/// <summary>Short words for plans with dates.</summary>
internal static class Dated
{
    public static readonly ProrationBasis CalendarDays = new ProrationBasis.CalendarDays();

    public static FiscalPeriod Quarter { get; } = FiscalCalendar.Gregorian.Parse("FY2017-Q2");

    public static Plan Straight(string id) => Plan.Create(id, id, Dollar, PeriodGrain.Quarter, Component("own", Ratio.One, UnitKind.Payee, PayCurve.Linear));

    public static Plan Double(string id) =>
        Plan.Create(id, id, Dollar, PeriodGrain.Quarter, Component("own", Ratio.One, UnitKind.Payee, PayCurve.Linear.WithSlopeFrom(Percent(100), Ratio.Of(2, 1))));

    public static PlanVersion Version(string id, Plan plan, string from, decimal target = 12_000m) => Version(id, plan, from, TargetIncentives.Create(Usd(target)));

    public static PlanVersion Version(string id, Plan plan, string from, TargetIncentives targets) => new(id, plan, targets, new PlanChange(Day(from), "as agreed", "Eve"));

    public static PlanAssignment ForRole(string role, string plan, string from, string? to = null) =>
        new(new PlanHolder.OfRole(role), plan, Day(from), to is null ? null : Day(to));

    public static PlanAssignment ForPayee(string payee, string plan, string from, string? to = null) =>
        new(new PlanHolder.OfPayee(payee), plan, Day(from), to is null ? null : Day(to));

    public static Assignment In(string payee, string role, string from, string? to = null) => Works(payee, "Red", from, to) with { Role = role };

    public static PlanBook Book(IEnumerable<PlanVersion> versions, params PlanAssignment[] assignments)
    {
        var book = PlanBook.Create(versions, assignments);
        Assert.Empty(book.Issues);
        return book.Value;
    }

    public static Checked<DatedPayRun> Pay(
        PlanBook book, SalesOrganization organization, CreditBook credits, QuotaBook quotas, FiscalPeriod? period = null, ImmutableArray<StatedMeasure> stated = default) =>
        DatedPayRunCalculator.Calculate(book, organization, credits, quotas, FiscalCalendar.Gregorian, period ?? Quarter, CalendarDays, stated: stated);

    public static QuotaBook QuarterGoal(string payee, decimal amount) => Goals(Goal(SalesUnit.Payee(payee), "2017-04-01", "2017-06-30", amount));
}

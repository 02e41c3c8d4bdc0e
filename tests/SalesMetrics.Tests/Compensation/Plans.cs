using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>The plans of the worked cases.</summary>
internal static class Plans
{
    /// <summary>The curve of the individual part in case 2: 50 % threshold, 1:1 to 100 %, 2:1 above, cap 200 %.</summary>
    public static PayCurve Accelerated { get; } =
        PayCurve.Linear.WithThreshold(Percent(50)).WithSlopeFrom(Percent(100), Ratio.Of(2, 1)).WithCap(Percent(200));

    /// <summary>The curve of the team part in case 2: needs 80 %, then 1:1, cap 100 %.</summary>
    public static PayCurve TeamGoal { get; } = PayCurve.Linear.WithThreshold(Percent(80)).WithCap(Percent(100));

    public static Ratio Percent(decimal percent) => Ratio.FromPercent(percent);

    public static PlanComponent Component(
        string id, Ratio weight, UnitKind scope, PayCurve curve, UndefinedAttainment whenUndefined = UndefinedAttainment.PayNothing) =>
        new() { Id = id, Name = id, Weight = weight, Scope = scope, Curve = curve, WhenUndefined = whenUndefined };

    public static Plan Quarterly(params PlanComponent[] components) =>
        Plan.Create("test", "Test plan", Dollar, PeriodGrain.Quarter, components);

    public static Plan SeventyFiveTwentyFive(PayCurve individual, PayCurve team) => Quarterly(
        Component("individual", Percent(75), UnitKind.Payee, individual), Component("team", Percent(25), UnitKind.Team, team));

    public static Plan OfOne(PayCurve curve) => Quarterly(Component("all", Ratio.One, UnitKind.Payee, curve));

    /// <summary>What a plan pays in all, on attainments stated in percent; null for an undefined one.</summary>
    public static Money Pays(Plan plan, decimal targetIncentive, params decimal?[] attainmentPercents) => Money.Sum(
        ComponentPayCalculator
            .Calculate(plan, Usd(targetIncentive), [.. attainmentPercents.Select(percent => percent is { } given ? Percent(given) : (Ratio?)null)])
            .Select(pay => pay.Amount),
        Dollar);
}

using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Random plans with columns to pay on: attainments on bounds and a hair beside, ties of half a cent, gaps, returns, huge amounts.</summary>
public static class PayColumnsArbitraries
{
    public static Arbitrary<PayCase> Cases() => CaseGen.ToArbitrary();

    private static Gen<PayCase> CaseGen =>
        from plan in Gen.Frequency((4, CompensationArbitraries.AnyPlan().Generator), (2, FallingPlan), (1, LongPlan))
        from payees in Gen.Choose(0, 3)
        from periods in Gen.Choose(1, 5)
        from isYearly in Gen.Elements(false, true)
        let lines = plan.Components.Length * payees * periods
        from cells in CellGen.ArrayOf(lines)
        from targets in TargetGen.ArrayOf(isYearly ? payees : payees * periods)
        select new PayCase(plan, payees, periods, [.. cells.Select(cell => cell.Credit)], [.. cells.Select(cell => cell.Quota)], targets);

    private static Gen<Plan> FallingPlan =>
        from first in Gen.Choose(0, 20)
        from drop in Gen.Choose(0, 20)
        from policy in Gen.Elements(Enum.GetValues<UndefinedAttainment>())
        select PlanOf(policy, Ratio.Of(1, 3), PayCurve.Interpolated(
            FallingPay.Allowed,
            new PayCurvePoint(Ratio.Of(1, 2), Ratio.Of(first, 10)),
            new PayCurvePoint(Ratio.One, Ratio.Of(drop, 10)),
            new PayCurvePoint(Ratio.Of(7, 5), Ratio.One)).WithCap(Ratio.Of(6, 5)));

    // Bounds, weights or both of more than 62 bits.
    private static Gen<Plan> LongPlan =>
        from policy in Gen.Elements(Enum.GetValues<UndefinedAttainment>())
        from weight in Gen.Elements(Ratio.Of(1, 2), Ratio.Of(1, 3) + Ratio.Of(1, System.Numerics.BigInteger.Pow(10, 24)))
        from bound in Gen.Elements(Ratio.Of(1, 2), Ratio.One + Ratio.Of(1, System.Numerics.BigInteger.Pow(10, 19)))
        select PlanOf(policy, weight, PayCurve.Linear.WithSlopeFrom(bound, Ratio.Of(3, 1)));

    private static Gen<long> TargetGen => Gen.OneOf(
        Gen.Choose(0, 2_000_000).Select(cents => (long)cents),
        Gen.Choose(0, 200).Select(tens => 1_000L * tens),
        Gen.Elements(0L, 1, 1L << 38, (1L << 39) + 1, 1_000_000_000_000_000));

    private static Gen<(long Credit, long Quota)> CellGen => Gen.Frequency(
        (4, from quota in QuotaGen
            from attainment in CompensationArbitraries.Attainments().Generator
            from hair in Gen.Elements(0, 0, 1, -1)
            select ((long)(attainment * Ratio.Of(quota, 1)).ToDecimal(0) + hair, quota)),
        (1, Gen.Choose(-50, 50).Select(credit => ((long)credit, 0L))));

    private static Gen<long> QuotaGen => Gen.OneOf(
        Gen.Elements(0L, 1, 3, 7, 200, 10_000_000, 33_333_333),
        Gen.Choose(1, int.MaxValue).Select(cents => (long)cents),
        Gen.Elements(1_000_000_000_000_000, (1L << 53) + 1, 300_000_000_000_000_007));

    private static Plan PlanOf(UndefinedAttainment policy, Ratio weight, PayCurve curve) => Plan.Create(
        "plan",
        "Random plan",
        Dollar,
        PeriodGrain.Quarter,
        Plans.Component("a", weight, UnitKind.Payee, curve, policy),
        Plans.Component("b", Ratio.One - weight, UnitKind.Team, PayCurve.Linear.WithThreshold(Ratio.Of(4, 5)), UndefinedAttainment.PayTarget));
}

/// <summary>A plan and the columns it pays on.</summary>
public sealed record PayCase(Plan Plan, int Payees, int Periods, long[] Credits, long[] Quotas, long[] Targets)
{
    public PayColumns Columns() => new(Payees, Periods, Credits, Quotas, Targets);

    public (long[] Payouts, int Settled) Pay(PayAccumulation accumulation)
    {
        var payouts = new long[Credits.Length];
        return (payouts, PayColumnsCalculator.Calculate(CompiledPlan.Of(Plan), Columns(), accumulation, payouts));
    }
}

using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Random rate tables, matrices and plans with clauses of every kind, on which pay never falls.</summary>
public static class ClauseArbitraries
{
    public static Arbitrary<RateTable> Tables() => TableGen.ToArbitrary();

    public static Arbitrary<PayMatrix> Matrices() => MatrixGen.ToArbitrary();

    public static Arbitrary<ClausedPlan> Plans() => PlanGen.ToArbitrary();

    private static Gen<Ratio> StepGen => Gen.Elements(Ratio.Zero, Ratio.Of(1, 10), Ratio.Of(1, 3), Ratio.Of(1, 2), Ratio.One);

    private static Gen<RateTable> TableGen =>
        from count in Gen.Choose(1, 4)
        from first in Gen.Choose(0, 3)
        from gaps in Gen.Choose(1, 60).ArrayOf(count)
        from rates in Gen.Choose(0, 30).ArrayOf(count)
        from method in Gen.Elements(Enum.GetValues<TierMethod>())
        from bound in Gen.Elements(Enum.GetValues<TierBound>())
        select RateTable.Create(method, bound, Enumerable.Range(0, count).Select(i => new RateTier(
            Ratio.Of(first + gaps.Take(i).Sum(), bound == TierBound.Attainment ? 30 : 1),
            Ratio.Of(method == TierMethod.Retroactive ? rates.Take(i + 1).Sum() : rates[i], 300))));

    private static Gen<PayMatrix> MatrixGen =>
        from rows in Gen.Choose(1, 4)
        from columns in Gen.Choose(1, 4)
        from downs in StepGen.ArrayOf(rows)
        from acrosses in StepGen.ArrayOf(columns)
        from interpolation in Gen.Elements(Enum.GetValues<MatrixInterpolation>())
        select PayMatrix.Create(
            Enumerable.Range(0, rows).Select(i => Ratio.Of(i + 2, 3)),
            Enumerable.Range(0, columns).Select(i => Ratio.Of(i + 4, 5)),
            from row in Enumerable.Range(1, rows)
            from column in Enumerable.Range(1, columns)
            select Sum(downs.Take(row)) + Sum(acrosses.Take(column)),
            interpolation);

    private static Gen<ClausedPlan> PlanGen =>
        from plan in CompensationArbitraries.AnyPlan().Generator
        from curve in CompensationArbitraries.Curves().Generator
        from table in TableGen
        from matrix in MatrixGen
        from left in Gen.Choose(0, 99)
        from bound in Gen.Choose(0, 15)
        from chosen in Gen.Choose(0, 511)
        from place in Gen.Elements(Enum.GetValues<CapPlace>())
        select new ClausedPlan(plan.WithClauses(All(plan, curve, table, matrix, Ratio.Of(left, 100), Ratio.Of(bound, 10)).Where((_, i) => (chosen >> i & 1) == 1)).WithCapPlace(place));

    private static IEnumerable<PlanClause> All(Plan plan, PayCurve curve, RateTable table, PayMatrix matrix, Ratio left, Ratio bound)
    {
        var (first, last) = (plan.Components[0].Id, plan.Components[^1].Id);
        PlanReading other = plan.Components.Length > 1 ? new PlanReading.OfComponent(first) : new PlanReading.OfMeasure(UnitKind.Team, "bookings");
        var own = new PlanReading.OfMeasure(UnitKind.Payee, "bookings");
        yield return new PlanClause.Gate { Id = "gate", Name = "Gate", AppliesTo = last, Reading = other, From = bound, ShareBelow = left };
        yield return new PlanClause.Multiplier { Id = "multiplier", Name = "Multiplier", AppliesTo = first, Reading = own, Table = curve };
        yield return new PlanClause.Linked { Id = "linked", Name = "Linked", AppliesTo = last, Reading = other, Matrix = matrix };
        yield return new PlanClause.Rates { Id = "rates", Name = "Rates", Table = table };
        yield return new PlanClause.Bonus { Id = "bonus", Name = "Bonus", Reading = other, From = bound, Amount = Usd(500m) };
        yield return new PlanClause.ProductRates
        {
            Id = "products",
            Name = "Products",
            Card = RateCard.Create(
                new RateCardLine("", new ProductRate.OfCredit(left)), new RateCardLine("A", new ProductRate.PerDeal(Usd(12.5m))), new RateCardLine("B", new ProductRate.PerUnit(Usd(0.125m)))),
        };
        yield return new PlanClause.Spif { Id = "spif", Name = "SPIF", Window = Days("2017-01-01", "2017-02-15"), Budget = Usd(1_000m), PerDeal = Usd(90m), ProductId = "A" };
        yield return new PlanClause.Contest { Id = "contest", Name = "Contest", Prizes = PrizeTable.Create(Usd(300m), Usd(100m)), Ties = TiePolicy.AllTheHigher };
        yield return new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(1_000m), From = bound, Sharing = PoolSharing.Attainment };
    }

    private static Ratio Sum(IEnumerable<Ratio> ratios) => ratios.Aggregate(Ratio.Zero, (sum, one) => sum + one);
}

/// <summary>A plan with some clauses.</summary>
public sealed record ClausedPlan(Plan Plan);

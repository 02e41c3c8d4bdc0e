using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>A plan with every kind of clause: two components, each with a matrix; gates, a multiplier; rates of each method, and all programs.</summary>
internal static class EveryClause
{
    public static Plan Build()
    {
        Ratio[] rows = [Percent(80), Percent(100)];
        var bookings = new PlanReading.OfMeasure(UnitKind.Team, "bookings");
        var spring = new PlanClause.Spif { Id = "spring", Name = "Spring", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(1_000m), PerDeal = Usd(100m) };
        return Plan.Create(
            "all",
            "Everything",
            Dollar,
            PeriodGrain.Quarter,
            [
                Component("own", Percent(60), UnitKind.Payee, Accelerated) with { Name = "Own sales" },
                Component("team", Percent(40), UnitKind.Team, PayCurve.Linear, UndefinedAttainment.Reweight) with { Name = "Team margin", MeasureId = "margin" },
            ],
            [
                new PlanClause.Gate { Id = "first", Name = "Team first", AppliesTo = "own", Reading = new PlanReading.OfComponent("team"), From = Percent(90), ShareBelow = Percent(50) },
                new PlanClause.Multiplier
                {
                    Id = "retention",
                    Name = "Retention",
                    AppliesTo = "team",
                    Reading = new PlanReading.OfMeasure(UnitKind.Payee, "retention"),
                    Table = PayCurve.Steps(PayCurvePoint.Percent(0, 80), PayCurvePoint.Percent(90, 100)),
                },
                new PlanClause.Linked
                {
                    Id = "cells",
                    Name = "Own matrix",
                    AppliesTo = "own",
                    Reading = new PlanReading.OfMeasure(UnitKind.Company, "bookings"),
                    Matrix = PayMatrix.Create(rows, [Percent(90), Percent(100)], [Percent(50), Percent(70), Percent(90), Percent(110)], MatrixInterpolation.None),
                },
                new PlanClause.Linked
                {
                    Id = "lines",
                    Name = "Team matrix",
                    AppliesTo = "team",
                    Reading = new PlanReading.OfMeasure(UnitKind.Territory, "bookings"),
                    Matrix = PayMatrix.Create([Ratio.Zero, Ratio.One], [Ratio.Zero], [Ratio.Zero, Ratio.One], MatrixInterpolation.Bilinear),
                },
                new PlanClause.Rates
                {
                    Id = "commission",
                    Name = "Commission",
                    Scope = UnitKind.Team,
                    Table = RateTable.Create(TierMethod.Marginal, TierBound.Amount, [RateTier.Percent(0m, 3m), RateTier.Percent(10_000m, 5.5m)]),
                },
                new PlanClause.Rates
                {
                    Id = "reached",
                    Name = "Rate reached",
                    Table = RateTable.Create(TierMethod.Retroactive, TierBound.Attainment, [RateTier.Percent(0m, 8m), RateTier.Percent(1m, 12m)]),
                },
                new PlanClause.ProductRates
                {
                    Id = "products",
                    Name = "Products",
                    Card = RateCard.Create(
                        new RateCardLine("", new ProductRate.OfCredit(Percent(1.5m))),
                        new RateCardLine("A", new ProductRate.PerDeal(Usd(40m))),
                        new RateCardLine("B", new ProductRate.PerUnit(Usd(0.125m)))),
                },
                new PlanClause.Bonus { Id = "bonus", Name = "Team bonus", Reading = bookings, From = Ratio.One, Amount = Usd(1_500m) },
                new PlanClause.Gate { Id = "gate", Name = "Bonus gate", AppliesTo = "bonus", Reading = new PlanReading.OfMeasure(UnitKind.Team, "margin"), From = Percent(95) },
                spring,
                spring with { Id = "autumn", Name = "Autumn", ProductId = "A" },
                new PlanClause.Contest { Id = "best", Name = "Best of the quarter", Prizes = PrizeTable.Create(Usd(300m), Usd(200m)) },
                new PlanClause.Pool { Id = "pool", Name = "Pool", Amount = Usd(10_000m), From = Percent(90) },
            ]);
    }
}

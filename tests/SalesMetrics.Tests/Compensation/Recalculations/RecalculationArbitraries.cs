using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Compensation.Recalculations;
using SalesMetrics.Crediting;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation.Recalculations;

/// <summary>Random companies on plans with clauses over quarters of two fiscal years, and changes of their facts.</summary>
public static class RecalculationArbitraries
{
    private static readonly string[] People = ["Ada", "Bob", "Cem", "Dee"];

    private static readonly string[] Teams = ["Red", "Blue", ""];

    private static readonly CreditRules House = CreditRules.Create(
        new CreditRule.House { Id = "house", Condition = new CreditCondition { ProductIds = ["B"] } },
        new CreditRule.Counts { Id = "rest" },
        new CreditRule.ManagerOverride { Id = "managers", Share = Ratio.Of(1, 50) });

    public static ImmutableArray<FiscalPeriod> Quarters { get; } =
    [
        FiscalCalendar.Gregorian.Period(2016, PeriodGrain.Quarter, 4),
        FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 1),
        FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 2),
        FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 3),
    ];

    public static Arbitrary<RecalculationCase> Cases() => CaseGen.ToArbitrary();

    private static Gen<RecalculationCase> CaseGen =>
        from plan in ClauseArbitraries.Plans().Generator
        from facts in FactsGen
        from first in ChangeGen
        from second in Gen.OneOf(ChangeGen, Gen.Constant(new FactChange("nothing", facts => facts)))
        from accumulation in Gen.Elements(Enum.GetValues<PayAccumulation>())
        select new RecalculationCase(plan.Plan, facts, first, second, accumulation);

    private static Gen<RawFacts> FactsGen =>
        from size in Gen.Choose(1, People.Length)
        from histories in HistoryGen.ArrayOf(size)
        from sales in SaleGen.ArrayOf(8)
        from quotas in QuotaGen.ArrayOf(6)
        from target in Gen.Choose(0, 2_000_000)
        from hasRules in Gen.Elements(true, false)
        select new RawFacts(
            People.Take(size).Zip(histories).ToImmutableDictionary(one => one.First, one => one.Second),
            [.. sales.Select((sale, i) => sale with { Id = $"T{i}", DealId = $"D{i % 5}" })],
            [.. quotas],
            Money.FromMinorUnits(target, Dollar),
            [],
            [],
            hasRules ? House : CreditRules.None);

    private static Gen<ImmutableArray<Assignment>> HistoryGen =>
        from first in Gen.Elements(Teams)
        from second in Gen.Elements(Teams)
        from manager in Gen.Elements([.. People, "Head"])
        from start in Gen.Choose(0, 150)
        from move in Gen.Choose(1, 200)
        from leaves in Gen.Elements<int?>(null, null, 0, 60)
        let begins = new LocalDate(2016, 9, 1).PlusDays(start)
        let moved = begins.PlusDays(move)
        select ImmutableArray.Create(
            new Assignment { PayeeId = "-", TeamId = first, ManagerId = manager, TerritoryId = "North", From = begins, To = moved.PlusDays(-1) },
            new Assignment { PayeeId = "-", TeamId = second, ManagerId = "Ada", TerritoryId = first, From = moved, To = leaves is { } days ? moved.PlusDays(days) : null });

    private static Gen<Transaction> SaleGen =>
        from person in Gen.Elements(People)
        from other in Gen.Elements(People)
        from product in Gen.Elements("A", "B", "")
        from day in Gen.Choose(0, 330)
        from cents in Gen.Choose(-2_000_000, 12_000_000)
        select new Transaction
        {
            Id = "-",
            Date = new LocalDate(2016, 10, 1).PlusDays(day),
            Amount = Money.FromMinorUnits(cents, Dollar),
            ProductId = product,
            Split = person == other ? CreditSplit.To(person) : CreditSplit.Create([new(person, Ratio.Of(2, 3)), new(other, Ratio.Of(1, 3))], new CreditShare("Ada", Ratio.Of(1, 2))),
        };

    private static Gen<Quota> QuotaGen =>
        from unit in Gen.Elements(
            SalesUnit.Payee("Ada"), SalesUnit.Payee("Bob"), SalesUnit.Payee("Cem"), SalesUnit.Payee("Dee"), SalesUnit.Team("Red"), SalesUnit.Company, SalesUnit.Manager("Ada"))
        from interval in Gen.Elements([.. Quarters.Select(quarter => quarter.Interval), Days("2017-01-01", "2017-12-31")])
        from cents in Gen.Elements(0, 3, 700_000, 10_000_000, 33_333_333)
        select new Quota { Unit = unit, Interval = interval, Amount = Money.FromMinorUnits(cents, Dollar) };

    private static Gen<FactChange> ChangeGen => Gen.OneOf(
        from sale in SaleGen
        select new FactChange("a deal is added", facts => facts with { Sales = facts.Sales.Add(sale with { Id = $"N{facts.Sales.Length}" }) }),
        from i in Gen.Choose(0, 7)
        select new FactChange("a deal is removed", facts => facts with { Sales = facts.Sales.RemoveAt(i % facts.Sales.Length) }),
        from i in Gen.Choose(0, 7)
        from cents in Gen.Choose(-2_000_000, 2_000_000)
        from days in Gen.Choose(0, 120)
        select new FactChange("a deal is corrected", facts => facts with
        {
            Sales = facts.Sales.Add(new Transaction
            {
                Id = $"C{facts.Sales.Length}",
                CorrectsId = facts.Sales[i % facts.Sales.Length].Id,
                Date = facts.Sales[i % facts.Sales.Length].Date.PlusDays(days),
                Amount = Money.FromMinorUnits(cents, Dollar),
            }),
        }),
        from quota in QuotaGen
        select new FactChange("a quota is changed", facts => facts with { Quotas = [.. facts.Quotas.Where(one => one.Unit != quota.Unit || one.Interval.Intersection(quota.Interval) is null), quota] }),
        from person in Gen.Elements(People)
        from history in HistoryGen
        select new FactChange("a person is moved", facts => facts with { People = facts.People.SetItem(person, history) }),
        from person in Gen.Elements(People)
        select new FactChange("a person is taken out", facts => facts with { People = facts.People.Remove(person) }),
        from person in Gen.Elements(People)
        from cents in Gen.Choose(0, 2_000_000)
        from quarter in Gen.Elements(Quarters.ToArray())
        select new FactChange("a target incentive is changed", facts => facts with
        {
            Exceptional = [new TargetIncentive { PayeeId = person, Amount = Money.FromMinorUnits(cents, Dollar), From = quarter.Start }],
        }),
        from person in Gen.Elements(People)
        from value in Gen.Choose(0, 200)
        from quarter in Gen.Elements(Quarters.ToArray())
        select new FactChange("hours are stated", facts => facts with
        {
            Stated = [new StatedMeasure(SalesUnit.Payee(person), "hours", quarter.Interval, Ratio.Of(value, 1), "time sheet")],
        }));
}

/// <summary>A change of the facts.</summary>
public sealed record FactChange(string Name, Func<RawFacts, RawFacts> To);

/// <summary>Facts before they are put together.</summary>
public sealed record RawFacts(
    ImmutableDictionary<string, ImmutableArray<Assignment>> People,
    ImmutableArray<Transaction> Sales,
    ImmutableArray<Quota> Quotas,
    Money Target,
    ImmutableArray<TargetIncentive> Exceptional,
    ImmutableArray<StatedMeasure> Stated,
    CreditRules Rules)
{
    public PayFacts Facts
    {
        get
        {
            var organization = SalesOrganization.Create(People.SelectMany(person => person.Value.Select(assignment => assignment with { PayeeId = person.Key })));
            return new PayFacts
            {
                Organization = organization,
                Credits = CreditRuleCalculator.Calculate(Credits(organization, [.. Sales]), Rules, organization).Value.Book,
                Quotas = Goals([.. Quotas]),
                Targets = TargetIncentives.Create(Target, Exceptional),
                Stated = Stated,
            };
        }
    }
}

/// <summary>A plan, facts, and two changes one after the other.</summary>
public sealed record RecalculationCase(Plan Plan, RawFacts Raw, FactChange First, FactChange Second, PayAccumulation Accumulation)
{
    public PaidPeriods Pay(RawFacts raw) =>
        PaidPeriodsCalculator.Calculate(Plan, raw.Facts, FiscalCalendar.Gregorian, RecalculationArbitraries.Quarters, Accumulation);

    public override string ToString() => $"{First.Name}, then {Second.Name}, {Accumulation}, {Plan}, {string.Join(", ", Plan.Clauses.Select(clause => clause.Id))}";
}

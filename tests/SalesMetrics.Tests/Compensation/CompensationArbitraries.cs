using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using SalesMetrics.Transactions;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

/// <summary>Random curves, plans and companies, odd ones included: thirds, jumps, moves, returns, missing and zero quotas.</summary>
public static class CompensationArbitraries
{
    private static readonly ImmutableArray<string> People = ["Ada", "Bob", "Cem", "Dee", "Eve", "Fay"];

    private static readonly ImmutableArray<string> Teams = ["Red", "Blue", ""];

    private static readonly FiscalPeriod Quarter = FiscalCalendar.Gregorian.Period(2017, PeriodGrain.Quarter, 1);

    /// <summary>A curve on which pay never falls.</summary>
    public static Arbitrary<PayCurve> Curves() => CurveGen.ToArbitrary();

    /// <summary>An attainment from -50 % to 400 %, often on a bound of the curves above, sometimes a hair beside one.</summary>
    public static Arbitrary<Ratio> Attainments() => AttainmentGen.ToArbitrary();

    /// <summary>A plan of one to four components with any weights, scopes, curves and policies.</summary>
    public static Arbitrary<Plan> AnyPlan() => PlanGen.ToArbitrary();

    /// <summary>A company over a year, of which the first quarter is paid.</summary>
    public static Arbitrary<Company> Companies() => CompanyGen.ToArbitrary();

    /// <summary>A target incentive in whole cents.</summary>
    public static Arbitrary<TargetCents> Targets() => Gen.Choose(0, 2_000_000).Select(cents => new TargetCents(cents)).ToArbitrary();

    private static Gen<Ratio> AttainmentGen =>
        from tenths in Gen.Choose(-5, 40)
        from parts in Gen.Elements(0, 0, 0, 1, -1, 3)
        from denominator in Gen.Elements(3, 7, 1_000, 1_000_000_007)
        select Ratio.Of(tenths, 10) + Ratio.Of(parts, denominator);

    private static Gen<PayCurve> CurveGen =>
        from count in Gen.Choose(1, 4)
        from firstTenth in Gen.Choose(0, 9)
        from gaps in Gen.Choose(1, 6).ArrayOf(count)
        from jumps in Gen.Elements(0, 0, 1, 3, 10).ArrayOf(count)
        from slopes in Gen.Elements(Ratio.Zero, Ratio.One, Ratio.Of(1, 3), Ratio.Of(2, 1), Ratio.Of(7, 4)).ArrayOf(count)
        from cap in Gen.Elements<Ratio?>(null, null, Ratio.One, Ratio.Of(5, 3), Ratio.Of(2, 1))
        select Curve(firstTenth, gaps, jumps, slopes, cap);

    private static Gen<Plan> PlanGen =>
        from count in Gen.Choose(1, 4)
        from shares in Gen.Choose(1, 9).ArrayOf(count)
        from scopes in Gen.Elements(Enum.GetValues<UnitKind>()).ArrayOf(count)
        from policies in Gen.Elements(Enum.GetValues<UndefinedAttainment>()).ArrayOf(count)
        from curves in CurveGen.ArrayOf(count)
        select Plan.Create("plan", "Random plan", Dollar, PeriodGrain.Quarter, Enumerable.Range(0, count).Select(i => new PlanComponent
        {
            Id = $"c{i}",
            Name = $"Component {i}",
            Weight = Ratio.Of(shares[i], shares.Sum()),
            Scope = scopes[i],
            Curve = curves[i],
            WhenUndefined = policies[i],
        }));

    private static Gen<Company> CompanyGen =>
        from size in Gen.Choose(0, People.Length)
        from members in MemberGen.ArrayOf(size)
        from sales in SaleGen.ListOf()
        from target in Gen.Choose(0, 2_000_000)
        from exceptional in Gen.Choose(0, 2_000_000)
        select Build(members, [.. sales], target, exceptional);

    private static Gen<Member> MemberGen =>
        from first in Gen.Elements([.. Teams])
        from second in Gen.Elements([.. Teams])
        from start in Gen.Choose(0, 200)
        from move in Gen.Choose(1, 200)
        from leaves in Gen.Elements<int?>(null, null, 0, 60)
        from quotaCents in Gen.Elements<int?>(null, 0, 1, 3, 700_000, 10_000_000, 33_333_333)
        select new Member(first, second, start, move, leaves, quotaCents);

    private static Gen<RandomSale> SaleGen =>
        from person in Gen.Choose(0, People.Length - 1)
        from day in Gen.Choose(0, 120)
        from cents in Gen.Choose(-3_000_000, 12_000_000)
        select new RandomSale(person, day, cents);

    private static PayCurve Curve(int firstTenth, int[] gaps, int[] jumps, Ratio[] slopes, Ratio? cap)
    {
        var segments = new List<PayCurveSegment>();
        var from = Ratio.Of(firstTenth, 10);
        var pay = Ratio.Zero;
        for (var i = 0; i < gaps.Length; i++)
        {
            segments.Add(new PayCurveSegment(from, pay + Ratio.Of(jumps[i], 10), slopes[i]));
            from += Ratio.Of(gaps[i], 10);
            pay = segments[i].PayAt(from);
        }

        return PayCurve.Create(segments, cap);
    }

    private static Company Build(Member[] members, RandomSale[] sales, int targetCents, int exceptionalCents)
    {
        var organization = SalesOrganization.Create(members.SelectMany((member, i) => member.Assignments(People[i])));
        ImmutableArray<Quota> quotas =
        [
            .. members.SelectMany((member, i) => member.QuotaCents is { } cents
                ? [new Quota { Unit = SalesUnit.Payee(People[i]), Interval = Quarter.Interval, Amount = Money.FromMinorUnits(cents, Dollar) }]
                : Array.Empty<Quota>()),
        ];
        ImmutableArray<Transaction> transactions =
        [
            .. sales.Select((sale, i) => new Transaction
            {
                Id = $"T{i:000}",
                Date = new LocalDate(2017, 1, 1).PlusDays(sale.Day),
                Amount = Money.FromMinorUnits(sale.Cents, Dollar),
                Split = CreditSplit.To(People[sale.Person]),
            }),
        ];
        var targets = TargetIncentives.Create(
            Money.FromMinorUnits(targetCents, Dollar),
            new TargetIncentive { PayeeId = "Ada", Amount = Money.FromMinorUnits(exceptionalCents, Dollar) });
        return new Company(Quarter, organization, quotas, transactions, targets);
    }

    private sealed record Member(string FirstTeam, string SecondTeam, int Start, int Move, int? Leaves, int? QuotaCents)
    {
        public IEnumerable<Assignment> Assignments(string payee)
        {
            var from = new LocalDate(2016, 10, 1).PlusDays(Start);
            var moved = from.PlusDays(Move);
            yield return In(payee, FirstTeam, from, moved.PlusDays(-1));
            yield return In(payee, SecondTeam, moved, Leaves is { } days ? moved.PlusDays(days) : null);
        }

        private static Assignment In(string payee, string team, LocalDate from, LocalDate? to) => new()
        {
            PayeeId = payee,
            TeamId = team,
            ManagerId = team.Length == 0 ? "" : "Head of " + team,
            TerritoryId = team.Length == 0 ? "" : "North",
            From = from,
            To = to,
        };
    }

    private sealed record RandomSale(int Person, int Day, int Cents);
}

/// <summary>Facts of a company and what its people are to be paid.</summary>
public sealed record Company(
    FiscalPeriod Period,
    SalesOrganization Organization,
    ImmutableArray<Quota> Quotas,
    ImmutableArray<Transaction> Transactions,
    TargetIncentives Targets)
{
    public PayRun Pay(Plan plan)
    {
        var attainments = PlanAttainmentCalculator.Calculate(
            plan,
            Support.Facts.Credits(Organization, [.. Transactions]),
            Goals([.. Quotas]),
            Organization,
            FiscalCalendar.Gregorian,
            [Period]);
        return PayRunCalculator.Calculate(plan, Targets, Organization, Period, attainments).Value;
    }
}

/// <summary>A target incentive in cents.</summary>
public readonly record struct TargetCents(int Value)
{
    public Money Amount => Money.FromMinorUnits(Value, Dollar);
}

using FsCheck;
using FsCheck.Fluent;
using SalesMetrics.Comparisons;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using static SalesMetrics.Tests.Comparisons.DealFacts;

namespace SalesMetrics.Tests.Comparisons;

/// <summary>Random pipelines, counts and values: ties, moves, gaps, missing amounts and prices included.</summary>
public static class ComparisonArbitraries
{
    private static readonly LocalDate Start = new(2017, 1, 1);

    public static Arbitrary<Pipelines> AnyPipeline() => PipelineGen.ToArbitrary();

    public static Arbitrary<WinCount> Counts() => CountGen.ToArbitrary();

    public static Arbitrary<IntervalMethod> Methods() => Gen.Elements(Enum.GetValues<IntervalMethod>()).ToArbitrary();

    public static Arbitrary<OutcomeGrouping> Groupings() => Gen.Elements(
        OutcomeGrouping.Payee, OutcomeGrouping.Team, OutcomeGrouping.Manager, OutcomeGrouping.Territory, OutcomeGrouping.Company,
        OutcomeGrouping.Product).ToArbitrary();

    /// <summary>Values that tie often, some undefined.</summary>
    public static Arbitrary<int?[]> Values() =>
        Gen.Frequency((1, Gen.Constant<int?>(null)), (6, Gen.Choose(-3, 3).Select(value => (int?)value))).ArrayOf().ToArbitrary();

    private static Gen<WinCount> CountGen =>
        from decided in Gen.Frequency((4, Gen.Choose(1, 30)), (2, Gen.Choose(1, 3_000)))
        from won in Gen.Choose(0, decided)
        select new WinCount("unit", won, decided);

    private static Gen<Pipelines> PipelineGen =>
        from size in Gen.Choose(0, 40)
        from deals in DealGen.ArrayOf(size)
        from seed in Gen.Choose(0, int.MaxValue)
        from asOf in DayGen
        from windowDays in Gen.Choose(-60, 120)
        select new Pipelines(
            [.. deals.Select((deal, i) => deal with { Id = $"{i}" })],
            seed,
            asOf,
            windowDays < 0 ? null : new DateInterval(asOf.PlusDays(-windowDays), asOf.PlusDays(windowDays / 3)));

    private static Gen<LocalDate> DayGen => Gen.Choose(0, 364).Select(day => Start.PlusDays(day));

    private static Gen<Deal> DealGen =>
        from owner in Gen.Elements("Ada", "Bob", "Cem", "Stranger")
        from product in Gen.Elements("Pro", "Basic", "")
        from amount in Gen.Elements(-5m, 0m, 10m, 99.99m, 1_000m)
        from list in Gen.Elements<decimal?>(null, 0m, 50m)
        from opened in Gen.Frequency((1, Gen.Constant<LocalDate?>(null)), (3, DayGen.Select(day => (LocalDate?)day)))
        from cycle in Gen.Choose(0, 90)
        from kind in Gen.Choose(0, 3)
        let closed = (opened ?? Start).PlusDays(cycle)
        select new Deal
        {
            Id = "given later",
            OwnerId = owner,
            ProductId = product,
            OpenedOn = opened,
            ListPrice = list is { } price ? Usd(price) : null,
            Outcome = kind switch
            {
                0 => new DealOutcome.Open(),
                1 => new DealOutcome.Won(closed, Usd(amount)),
                2 => new DealOutcome.Lost(closed, Usd(amount)),
                _ => new DealOutcome.Lost(closed),
            },
        };

    /// <summary>Deals with a way to shuffle them, an as-of date and perhaps a window.</summary>
    public sealed record Pipelines(Deal[] Deals, int Seed, LocalDate AsOf, DateInterval? Window)
    {
        private static readonly SalesOrganization Organization = SalesOrganization.Create(
            Works("Ada", "Red", "2017-01-01", "2017-06-30"),
            Works("Ada", "Blue", "2017-07-15"),
            Works("Bob", "Red", "2017-01-01"),
            Works("Cem", "", "2017-03-01"));

        public IEnumerable<Deal> Shuffled
        {
            get
            {
                var deals = (Deal[])Deals.Clone();
                new Random(Seed).Shuffle(deals);
                return deals;
            }
        }

        public DealOutcomes Outcomes(OutcomeGrouping by) => Of(Deals, by);

        public DealOutcomes Of(IEnumerable<Deal> deals, OutcomeGrouping by) =>
            OutcomeCalculator.Calculate(deals, Organization, By(by) with { AsOf = AsOf, Window = Window });
    }
}

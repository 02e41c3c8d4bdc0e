using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Organization;
using SalesMetrics.Pipeline;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

public class CascadeGapTests
{
    private static readonly FiscalCalendar Calendar = FiscalCalendar.Gregorian;

    private static readonly FiscalPeriod Quarter = Calendar.Parse("FY2017-Q1");

    private static readonly LocalDate Date = Day("2017-02-01");

    private static readonly SalesOrganization Company = SalesOrganization.Create(
        Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-01-01"), Works("Cem", "Blue", "2016-01-01"), Works("Eve", "Green", "2016-01-01", "2017-01-30"));

    private static readonly ImmutableArray<UnitKind> Levels = [UnitKind.Territory, UnitKind.Team, UnitKind.Payee];

    private static readonly Cascade FromAbove = CascadeCalculator.Calculate(
        Usd(300m), CascadeTree.Create(Company, Date, Levels, CascadeWeights.ByHeadcount(Company, Date)));

    private static readonly QuotaBook FromBelow = Goals(
        Goal(SalesUnit.Payee("Ada"), "2017-01-01", "2017-03-31", 90m),
        Goal(SalesUnit.Payee("Bob"), "2017-01-01", "2017-03-31", 130m),
        Goal(SalesUnit.Payee("Eve"), "2017-01-01", "2017-03-31", 40m),
        Goal(SalesUnit.Team("Red"), "2017-01-01", "2017-03-31", 777m));

    [Fact]
    public void The_gap_of_a_unit_is_what_its_people_promise_less_what_is_asked_of_it()
    {
        var teams = Gaps(UnitKind.Team);

        Assert.Equal(
            [("Blue", 100m, (decimal?)null, (decimal?)null), ("Green", null, 40m, null), ("Red", 200m, 220m, 20m)],
            teams.Select(gap => (gap.Unit.Id, gap.TopDown?.Amount, gap.BottomUp.Amount?.Amount, gap.Gap?.Amount)));
        Assert.Equal(Ratio.Of(20, 200), teams[2].Share);
        Assert.Equal([("Ada", -10m), ("Bob", 30m)], Gaps(UnitKind.Payee).Where(gap => gap.Gap is not null).Select(gap => (gap.Unit.Id, gap.Gap!.Value.Amount)));
    }

    [Fact]
    public void Both_sides_roll_up_to_the_company_at_every_level()
    {
        var company = Assert.Single(Gaps(UnitKind.Company));
        Assert.Equal((Usd(300m), Usd(90m + 130m + 40m), Usd(-40m)), (company.TopDown!.Value, company.BottomUp.Amount!.Value, company.Gap!.Value));

        foreach (var kind in Levels)
        {
            Assert.Equal(
                (300m, 260m), (Gaps(kind).Sum(gap => gap.TopDown?.Amount ?? 0m), Gaps(kind).Sum(gap => gap.BottomUp.Amount?.Amount ?? 0m)));
        }
    }

    [Fact]
    public void A_gap_explains_both_of_its_sides_or_says_which_is_missing()
    {
        var teams = Gaps(UnitKind.Team);

        Assert.Equal("undefined (nobody in the unit has a goal)", teams[0].Explain().Value.ToString());
        Assert.Equal("undefined (the unit is not in the cascade)", teams[1].Explain().Value.ToString());
        Assert.StartsWith(
            "Gap of Team:Red: 20.00 USD  (bottom up - top down)\n  Quota of Team:Red: 220.00 USD", teams[2].Explain().ToString(), StringComparison.Ordinal);
        Assert.Contains("Goal of Payee:Bob: 100.00 USD  (weight 1 of 2 x 200.00 USD = 100)", teams[2].Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Goals_in_another_currency_are_refused() => Assert.Throws<CurrencyMismatchException>(() => CascadeGapCalculator.Calculate(
        FromAbove, QuotaBook.Create(Currency.Of("EUR")).Value, Company, "bookings", UnitKind.Team, Calendar, Quarter));

    [Fact]
    public void Terms_set_a_units_own_weight_floor_ceiling_and_over_assignment()
    {
        // The regions' potential is 3 to 1, whoever works there; Bob may get 50 at most, and the people of Red 10 % more than Red.
        var terms = new Dictionary<SalesUnit, CascadeTerms>
        {
            [SalesUnit.Territory("Region of Red")] = new() { Weight = Ratio.Of(1, 1) },
            [SalesUnit.Territory("Region of Blue")] = new() { Weight = Ratio.Of(3, 1) },
            [SalesUnit.Team("Red")] = new() { OverAssignment = Ratio.FromPercent(10m) },
            [SalesUnit.Payee("Bob")] = new() { Ceiling = Usd(50m) },
        };
        var tree = CascadeTree.Create(Company, Date, Levels, CascadeWeights.ByHeadcount(Company, Date), terms: terms);
        var cascade = CascadeCalculator.Calculate(Usd(400m), tree);

        Assert.Equal(
            [300m, 100m, 50m, 110m - 50m],
            ((SalesUnit[])[SalesUnit.Payee("Cem"), SalesUnit.Team("Red"), SalesUnit.Payee("Bob"), SalesUnit.Payee("Ada")]).Select(unit => cascade.Of(unit).Amount));
    }

    [Fact]
    public void Terms_for_who_is_not_there_are_refused_by_name()
    {
        var terms = new Dictionary<SalesUnit, CascadeTerms> { [SalesUnit.Team("Green")] = new() { Floor = Usd(1m) } };

        var refused = Assert.Throws<ArgumentException>(() => CascadeTree.Create(Company, Date, Levels, terms: terms));
        Assert.StartsWith("There are terms for Team:Green, who is not in the cascade of 2017-02-01", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Potential_is_the_open_value_due_by_the_end_split_deals_by_share()
    {
        ImmutableArray<Deal> deals =
        [
            Open("1", "Ada", 60m, "2017-03-31"), Open("2", "Bob", 40m, "2017-03-01"), Open("3", "Bob", 999m, "2017-04-01"),
            Open("4", "Cem", 999m, "2017-03-01") with { Outcome = new DealOutcome.Won(Day("2017-01-20"), Usd(5m)) },
        ];
        var weights = CascadeWeights.ByPotential(deals, Company, Date, Quarter.End, Dollar);

        Assert.Equal([("Ada", Ratio.Of(60, 1)), ("Bob", Ratio.Of(40, 1))], weights.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Value)));
        Assert.Equal(
            [180m, 120m, 0m],
            CascadeCalculator.Calculate(Usd(300m), CascadeTree.Create(Company, Date, [UnitKind.Payee], weights)).Top.Lines.Select(line => line.Amount.Amount));
    }

    private static ImmutableArray<CascadeGap> Gaps(UnitKind kind) =>
        CascadeGapCalculator.Calculate(FromAbove, FromBelow, Company, "bookings", kind, Calendar, Quarter);

    private static Deal Open(string id, string owner, decimal value, string dueIso) => new()
    {
        Id = id,
        OwnerId = owner,
        OpenedOn = Day("2017-01-10"),
        ExpectedAmount = Usd(value),
        ExpectedCloseOn = Day(dueIso),
        Outcome = new DealOutcome.Open(),
    };
}

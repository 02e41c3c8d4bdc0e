using System.Collections.Immutable;
using SalesMetrics.Measures;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Quotas;

/// <summary>Case 24 of <c>spec/compensation.md</c>, section 2, and what surrounds it.</summary>
public class CascadeTests
{
    private static readonly SalesOrganization Company = SalesOrganization.Create(
        Works("Ada", "Red", "2017-01-01"), Works("Bob", "Red", "2017-03-01"), Works("Cem", "Blue", "2016-01-01"), Works("Dan", "Blue", "2016-01-01", "2016-12-31"));

    private static readonly ImmutableArray<UnitKind> TeamsAndPeople = [UnitKind.Team, UnitKind.Payee];

    [Fact]
    public void Case_24_of_spec_compensation_a_million_in_thirds_of_whole_dollars()
    {
        var cascade = CascadeCalculator.Calculate(Usd(1_000_000m), Parts(Part("A", 1), Part("B", 1), Part("C", 1)), Usd(1m));

        Assert.Equal([333_334m, 333_333m, 333_333m], Amounts(cascade));
        Assert.Equal(Ratio.Of(1_000_000, 3), cascade.Top.Lines[0].ExactAmount);
    }

    [Fact]
    public void Case_24_of_spec_compensation_with_over_assignment_of_5_percent_everybody_gets_350_000_and_it_is_stated()
    {
        var cascade = CascadeCalculator.Calculate(
            Usd(1_000_000m), Parts([Part("A", 1), Part("B", 1), Part("C", 1)], overPercent: 5m), Usd(1m));

        Assert.Equal([350_000m, 350_000m, 350_000m], Amounts(cascade));
        Assert.Equal(
            "Goal of Company: 1000000.00 USD  (given; over-assigned by 5.0 %: 1050000.00 USD below)\n"
            + "  Goal of Payee:A: 350000.00 USD  (weight 1 of 3 x 1050000.00 USD = 350000)\n"
            + "  Goal of Payee:B: 350000.00 USD  (weight 1 of 3 x 1050000.00 USD = 350000)\n"
            + "  Goal of Payee:C: 350000.00 USD  (weight 1 of 3 x 1050000.00 USD = 350000)",
            cascade.Explain().ToString());
    }

    [Fact]
    public void Floors_and_ceilings_hold_and_the_others_share_the_rest_by_weight()
    {
        // A would get 10 and has a floor of 30; C would get 60, of what A leaves 70 x 6 / 9, and has a ceiling of 40; B takes the other 30.
        var cascade = CascadeCalculator.Calculate(
            Usd(100m),
            Parts(Part("A", 1, floor: 30m), Part("B", 3), Part("C", 6, ceiling: 40m)));

        Assert.Equal([30m, 100m - 30m - 40m, 40m], Amounts(cascade));
        Assert.Equal([CascadeBound.Floor, CascadeBound.Weight, CascadeBound.Ceiling], cascade.Top.Lines.Select(line => line.Bound));
    }

    [Fact]
    public void A_ceiling_that_a_siblings_floor_keeps_out_of_reach_does_not_hold()
    {
        // By weight alone C would get 60 and pass its ceiling of 50, but A's floor leaves 70 to share as 3 to 6: 23.33 and 46.67.
        var cascade = CascadeCalculator.Calculate(Usd(100m), Parts(Part("A", 1, floor: 30m), Part("B", 3), Part("C", 6, ceiling: 50m)));

        Assert.Equal([30m, 23.33m, 46.67m], Amounts(cascade));
        Assert.Equal([CascadeBound.Floor, CascadeBound.Weight, CascadeBound.Weight], cascade.Top.Lines.Select(line => line.Bound));
        Assert.Equal([Ratio.Zero, Ratio.Of(-1, 300), Ratio.Of(1, 300)], cascade.Top.Lines.Select(line => line.Rounding));
    }

    [Fact]
    public void Every_line_explains_its_share_down_to_weight_bound_and_rounding()
    {
        var plain = CascadeCalculator.Calculate(Usd(1_000_000m), Parts(Part("A", 1), Part("B", 1), Part("C", 1)), Usd(1m));
        Assert.Equal(
            "Goal of Company: 1000000.00 USD  (given)\n"
            + "  Goal of Payee:A: 333334.00 USD  (weight 1 of 3 x 1000000.00 USD = 333333.3333, rounded up from 333333.3333)\n"
            + "  Goal of Payee:B: 333333.00 USD  (weight 1 of 3 x 1000000.00 USD = 333333.3333, rounded down from 333333.3333)\n"
            + "  Goal of Payee:C: 333333.00 USD  (weight 1 of 3 x 1000000.00 USD = 333333.3333, rounded down from 333333.3333)",
            plain.Explain().ToString());

        var bounded = CascadeCalculator.Calculate(
            Usd(100m), Parts(Part("A", 1, floor: 30m), Part("B", 3), Part("C", 6, ceiling: 40m), Part("D", 0)));
        Assert.Equal(
            [
                "at its floor; weight 1 of 10 x 100.00 USD = 10",
                "weight 3 of 3 x 30.00 USD that floors and ceilings leave = 30",
                "at its ceiling; weight 6 of 10 x 100.00 USD = 60",
                "no weight, so its floor or nothing",
            ],
            bounded.Explain().Lines.Select(line => line.Rule));
        Assert.Equal(new CascadeShare(Usd(100m), Ratio.Of(10, 1), Usd(30m), Ratio.Of(3, 1)), bounded.Top.Lines[0].Share);
    }

    [Fact]
    public void Who_has_no_weight_gets_the_floor()
    {
        Assert.Equal([0m, 5m, 95m], Amounts(CascadeCalculator.Calculate(Usd(100m), Parts(Part("A", 0), Part("B", 0, floor: 5m), Part("C", 1)))));
        Assert.Equal([0m, 0m], Amounts(CascadeCalculator.Calculate(Usd(0m), Parts(Part("A", 1), Part("B", 0)))));
    }

    [Fact]
    public void What_cannot_be_shared_is_refused_with_the_unit_and_the_amounts()
    {
        Assert.StartsWith(
            "Company has 100.00 USD to pass on, but the floors of its 2 parts add up to 110.00 USD",
            Refused(Usd(100m), Parts(Part("A", 1, floor: 60m), Part("B", 1, floor: 50m))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Company has 100.00 USD to pass on, but its 2 parts take at most 90.00 USD",
            Refused(Usd(100m), Parts(Part("A", 1, ceiling: 40m), Part("B", 1, ceiling: 50m))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Company has 100.00 USD to pass on, but its 1 parts take at most 0.00 USD", Refused(Usd(100m), Parts(Part("A", 0))), StringComparison.Ordinal);
        Assert.StartsWith("The floor of Payee:A, 60.00 USD, is above its ceiling", Refused(Usd(100m), Parts(Part("A", 1, 60m, 50m))), StringComparison.Ordinal);
        Assert.StartsWith("The total of Company, 100.50 USD, is not a whole multiple of 1.00 USD", Refused(Usd(100.50m), Parts(Part("A", 1))), StringComparison.Ordinal);
        Assert.StartsWith("The ceiling of Payee:A, 50.50 USD, is not a whole", Refused(Usd(10m), Parts(Part("A", 1, ceiling: 50.50m))), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Parts(Part("A", 1), Part("A", 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Part("A", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Part("A", 1, floor: -1m));
    }

    [Fact]
    public void A_team_without_members_keeps_its_goal()
    {
        var top = new CascadeUnit
        {
            Unit = SalesUnit.Company,
            Parts = [new CascadeUnit { Unit = SalesUnit.Team("Empty") }, new CascadeUnit { Unit = SalesUnit.Team("Red"), Parts = [Part("A", 1)] }],
        };
        var cascade = CascadeCalculator.Calculate(Usd(10m), top);

        Assert.Equal((Usd(5m), Usd(5m)), (cascade.Of(SalesUnit.Team("Empty")), cascade.Of(SalesUnit.Payee("A"))));
        Assert.Null(cascade.Top.Lines[0].Assigned);
    }

    [Fact]
    public void The_organization_of_a_day_gives_the_tree_by_headcount_ramp_and_history()
    {
        var day = Day("2017-03-15");
        var equal = CascadeCalculator.Calculate(Usd(120m), CascadeTree.Create(Company, day, TeamsAndPeople));
        Assert.Equal((Usd(60m), Usd(30m)), (equal.Of(SalesUnit.Team("Red")), equal.Of(SalesUnit.Payee("Ada"))));

        var heads = CascadeCalculator.Calculate(
            Usd(120m), CascadeTree.Create(Company, day, TeamsAndPeople, CascadeWeights.ByHeadcount(Company, day)));
        Assert.Equal((Usd(80m), Usd(40m)), (heads.Of(SalesUnit.Team("Red")), heads.Of(SalesUnit.Payee("Bob"))));

        // Bob is in the first month at 25 %, Ada in the third and full.
        var ramped = CascadeWeights.ByHeadcount(Company, day, RampSchedule.FromPercents(25m, 50m));
        var byRamp = CascadeCalculator.Calculate(Usd(90m), CascadeTree.Create(Company, day, TeamsAndPeople, ramped));
        Assert.Equal(
            [("Company:company", 90m), ("Team:Blue", 40m), ("Payee:Cem", 40m), ("Team:Red", 50m), ("Payee:Ada", 40m), ("Payee:Bob", 10m)],
            byRamp.Lines.Select(line => ($"{line.Unit.Kind}:{line.Unit.Id}", line.Amount.Amount)));

        var credits = Credits(
            Company, Sale("1", "Ada", "2016-05-01", 30m), Sale("2", "Cem", "2016-06-01", 70m), Sale("3", "Dan", "2016-06-01", 900m), Correction("4", "1", "2017-01-05", -5m));
        var history = CascadeWeights.ByHistory(credits, Measure.Bookings, Days("2016-01-01", "2016-12-31"));
        var byHistory = CascadeCalculator.Calculate(Usd(100m), CascadeTree.Create(Company, day, TeamsAndPeople, history));

        // Dan has left and takes no history along; Bob is new and has none.
        Assert.Equal(
            [30m, 0m, 70m], ((string[])["Ada", "Bob", "Cem"]).Select(payee => byHistory.Of(SalesUnit.Payee(payee)).Amount));
        Assert.Equal(Ratio.Zero, CascadeWeights.ByHistory(credits, Measure.Bookings, Days("2017-01-01", "2017-12-31"))["Ada"]);
    }

    [Fact]
    public void The_goals_of_a_cascade_become_quotas_whose_gap_is_the_over_assignment()
    {
        var day = Day("2017-03-15");
        var quarter = SalesMetrics.Calendars.FiscalCalendar.Gregorian.Parse("FY2017-Q1");
        var tree = CascadeTree.Create(Company, day, TeamsAndPeople, CascadeWeights.ByHeadcount(Company, day), Ratio.FromPercent(5m));
        var book = Goals([.. CascadeCalculator.Calculate(Usd(300m), tree).ToQuotas(quarter.Interval, "bookings")]);
        var gaps = QuotaGapCalculator.Calculate(
            book, Company, "bookings", UnitKind.Team, SalesMetrics.Calendars.FiscalCalendar.Gregorian, [quarter]);

        Assert.Equal(
            [("Blue", 100m, 105m, Ratio.FromPercent(5m)), ("Red", 200m, 210m, Ratio.FromPercent(5m))],
            gaps.Select(gap => (gap.Unit.Id, gap.Own.Amount!.Value.Amount, gap.RolledUp.Amount!.Value.Amount, gap.OverAssignment!.Value)));
    }

    [Fact]
    public void Levels_that_make_no_tree_are_refused()
    {
        var day = Day("2017-03-15");

        Assert.Throws<ArgumentException>(() => CascadeTree.Create(Company, day, [UnitKind.Payee, UnitKind.Team]));
        Assert.Throws<ArgumentException>(() => CascadeTree.Create(Company, day, [UnitKind.Team, UnitKind.Team]));
        Assert.Throws<ArgumentException>(() => CascadeTree.Create(Company, day, [UnitKind.Company]));
    }

    [Fact]
    public void Points_cascade_like_money()
    {
        var points = Currency.OfUnit("points");

        Assert.Equal([4m, 3m, 3m], Amounts(CascadeCalculator.Calculate(new Money(10m, points), Parts(Part("A", 1), Part("B", 1), Part("C", 1)))));
    }

    private static CascadeUnit Part(string id, int weight, decimal? floor = null, decimal? ceiling = null) => new()
    {
        Unit = SalesUnit.Payee(id),
        Weight = Ratio.Of(weight, 1),
        Floor = floor is { } least ? Usd(least) : null,
        Ceiling = ceiling is { } most ? Usd(most) : null,
    };

    private static CascadeUnit Parts(params CascadeUnit[] parts) => Parts(parts, 0m);

    private static CascadeUnit Parts(CascadeUnit[] parts, decimal overPercent) =>
        new() { Unit = SalesUnit.Company, Parts = [.. parts], OverAssignment = Ratio.FromPercent(overPercent) };

    private static IEnumerable<decimal> Amounts(Cascade cascade) => cascade.Top.Lines.Select(line => line.Amount.Amount);

    private static string Refused(Money total, CascadeUnit top) =>
        Assert.Throws<ArgumentException>(() => CascadeCalculator.Calculate(total, top, Usd(1m))).Message;
}

using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class PlanTests
{
    [Fact]
    public void Weights_off_100_percent_are_refused_with_their_sum()
    {
        var error = Assert.Throws<ArgumentException>(() => Quarterly(
            Component("a", Percent(75), UnitKind.Payee, PayCurve.Linear), Component("b", Percent(24.99m), UnitKind.Team, PayCurve.Linear)));

        Assert.Contains("The weights add up to 99.99 %; they must add up to exactly 100 %", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_thirds_are_exactly_100_percent()
    {
        var third = Ratio.Of(1, 3);
        var plan = Quarterly(
            Component("a", third, UnitKind.Payee, PayCurve.Linear),
            Component("b", third, UnitKind.Team, PayCurve.Linear),
            Component("c", third, UnitKind.Company, PayCurve.Linear));

        Assert.Equal(3, plan.Components.Length);
    }

    [Fact]
    public void Two_components_of_one_id_are_refused() =>
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => Quarterly(
            Component("a", Percent(75), UnitKind.Payee, PayCurve.Linear), Component("a", Percent(25), UnitKind.Team, PayCurve.Linear))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_plan_without_components_is_refused() => Assert.Throws<ArgumentException>(() => Quarterly());

    [Fact]
    public void A_plan_without_id_name_currency_or_grain_is_refused()
    {
        var all = Component("a", Ratio.One, UnitKind.Payee, PayCurve.Linear);

        Assert.Throws<ArgumentException>(() => Plan.Create(" ", "n", Dollar, PeriodGrain.Month, all));
        Assert.Throws<ArgumentException>(() => Plan.Create("i", "", Dollar, PeriodGrain.Month, all));
        Assert.Throws<ArgumentException>(() => Plan.Create("i", "n", Currency.None, PeriodGrain.Month, all));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plan.Create("i", "n", Dollar, (PeriodGrain)99, all));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100.01)]
    public void A_weight_outside_0_to_100_percent_is_refused(double percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Component("a", Percent((decimal)percent), UnitKind.Payee, PayCurve.Linear));

    [Fact]
    public void Plans_that_say_the_same_are_equal()
    {
        Assert.Equal(SeventyFiveTwentyFive(Accelerated, TeamGoal), SeventyFiveTwentyFive(Accelerated, TeamGoal));
        Assert.NotEqual(SeventyFiveTwentyFive(Accelerated, TeamGoal), SeventyFiveTwentyFive(Accelerated, Accelerated));
    }

    [Fact]
    public void A_plan_names_its_weights() =>
        Assert.Equal("Test plan (75 % individual, 25 % team)", SeventyFiveTwentyFive(Accelerated, TeamGoal).ToString());

    [Fact]
    public void Any_difference_between_plans_counts()
    {
        var all = Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear);
        var plan = Plan.Create("id", "name", Dollar, PeriodGrain.Month, all);
        var rates = new PlanClause.Rates { Id = "r", Name = "r", Table = RateTable.Flat(Percent(5)) };

        Assert.Equal((plan, plan.GetHashCode()), (Plan.Create("id", "name", Dollar, PeriodGrain.Month, all), Plan.Create("id", "name", Dollar, PeriodGrain.Month, all).GetHashCode()));
        Assert.NotEqual(plan, Plan.Create("other", "name", Dollar, PeriodGrain.Month, all));
        Assert.NotEqual(plan, Plan.Create("id", "other", Dollar, PeriodGrain.Month, all));
        Assert.NotEqual(plan, Plan.Create("id", "name", Currency.Of("EUR"), PeriodGrain.Month, all));
        Assert.NotEqual(plan, Plan.Create("id", "name", Dollar, PeriodGrain.Quarter, all));
        Assert.NotEqual(plan, plan.WithCapPlace(CapPlace.WithCurve));
        Assert.NotEqual(plan, plan.WithClauses(rates));
        Assert.False(plan.Equals(null));
    }

    [Fact]
    public void Components_or_clauses_that_are_not_stated_are_none()
    {
        var rates = new PlanClause.Rates { Id = "r", Name = "r", Table = RateTable.Flat(Percent(5)) };

        Assert.Empty(Plan.Create("p", "p", Dollar, PeriodGrain.Month, default, [rates]).Components);
        Assert.Empty(Plan.Create("p", "p", Dollar, PeriodGrain.Month, [Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear)], default).Clauses);
    }

    [Fact]
    public void A_plan_without_components_needs_a_clause_that_pays()
    {
        void Refused(params PlanClause[] clauses) => Assert.Contains(
            "at least one component, or a clause that pays",
            Assert.Throws<ArgumentException>("components", () => Plan.Create("p", "p", Dollar, PeriodGrain.Month, [], [.. clauses])).Message,
            StringComparison.Ordinal);

        Refused();
        Refused(new PlanClause.Gate { Id = "g", Name = "g", AppliesTo = "all", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "bookings"), From = Ratio.One });
        Refused((PlanClause)null!);
    }

    [Fact]
    public void A_part_that_is_null_and_a_place_of_the_cap_there_is_not_are_refused_by_name()
    {
        var all = Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear);

        Assert.Throws<ArgumentNullException>("components", () => Plan.Create("p", "p", Dollar, PeriodGrain.Month, (PlanComponent)null!));
        Assert.Throws<ArgumentNullException>("clauses", () => Plan.Create("p", "p", Dollar, PeriodGrain.Month, [all], [null!]));
        Assert.Throws<ArgumentOutOfRangeException>("capPlace", () => OfOne(PayCurve.Linear).WithCapPlace((CapPlace)2));
    }

    [Fact]
    public void A_component_is_refused_by_the_value_that_is_wrong()
    {
        var all = Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear);

        Assert.Throws<ArgumentException>("value", () => all with { Id = " " });
        Assert.Throws<ArgumentException>("value", () => all with { Name = "" });
        Assert.Throws<ArgumentException>("value", () => all with { MeasureId = " " });
        Assert.Throws<ArgumentNullException>("value", () => all with { Curve = null! });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => all with { Scope = (UnitKind)99 });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => all with { WhenUndefined = (UndefinedAttainment)3 });
    }
}

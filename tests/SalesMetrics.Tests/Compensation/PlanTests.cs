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
}

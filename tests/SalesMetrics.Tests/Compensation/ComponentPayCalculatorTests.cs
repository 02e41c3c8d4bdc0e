using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class ComponentPayCalculatorTests
{
    // spec compensation.md case 1.
    [Fact]
    public void A_75_25_plan_pays_each_part_on_its_own_attainment() =>
        Assert.Equal(
            Usd((3_000m * 1.10m) + (1_000m * 0.90m)),
            Pays(SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear), 4_000m, 110m, 90m));

    // spec compensation.md case 2.
    [Theory]
    [InlineData(79.99, 3_000 * 1.60)]
    [InlineData(80, (3_000 * 1.60) + (1_000 * 0.80))]
    public void A_75_25_plan_with_accelerator_pays_the_team_part_from_its_threshold_on(double teamPercent, double expected) =>
        Assert.Equal(Usd((decimal)expected), Pays(SeventyFiveTwentyFive(Accelerated, TeamGoal), 4_000m, 130m, (decimal)teamPercent));

    [Fact]
    public void A_60_30_10_plan_pays_three_layers() =>
        Assert.Equal(
            Usd((6_000m * 0.50m) + (3_000m * 1.00m) + (1_000m * 1.20m)),
            Pays(
                Quarterly(
                    Component("individual", Percent(60), UnitKind.Payee, PayCurve.Linear),
                    Component("team", Percent(30), UnitKind.Team, PayCurve.Linear),
                    Component("company", Percent(10), UnitKind.Company, PayCurve.Linear)),
                10_000m,
                50m,
                100m,
                120m));

    // spec compensation.md case 4: 8 % up to quota and 12 % above is a target of 8 % of quota with a slope of 12/8 above it.
    [Fact]
    public void Marginal_tiers_are_a_curve_with_a_steeper_slope() =>
        Assert.Equal(Usd(8_000m + 3_000m), Pays(OfOne(PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(12, 8))), 8_000m, 125m));

    // spec compensation.md case 5: the tier reached decides the rate for everything, so the second clause starts at 12/8 of target.
    [Theory]
    [InlineData("125", "15000")]
    [InlineData("99.99999", "8000")]
    [InlineData("100", "12000")]
    public void Retroactive_tiers_are_a_curve_with_a_jump(string attainmentPercent, string expected)
    {
        var curve = PayCurve.Create(
            [new PayCurveSegment(Ratio.Zero, Ratio.Zero, Ratio.One), new PayCurveSegment(Ratio.One, Ratio.Of(12, 8), Ratio.Of(12, 8))]);

        Assert.Equal(Usd(Number(expected)), Pays(OfOne(curve), 8_000m, Number(attainmentPercent)));
    }

    // spec compensation.md case 7.
    [Fact]
    public void Thresholds_with_and_without_jump_pay_as_stated()
    {
        var withJump = PayCurve.Linear.WithThreshold(Percent(60));
        var withoutJump = PayCurve.Interpolated(PayCurvePoint.Percent(60, 0), PayCurvePoint.Percent(100, 100));

        Assert.Equal(Usd(6_000m), Pays(OfOne(withJump), 10_000m, 60m));
        Assert.Equal(Usd(5_000m), Pays(OfOne(withoutJump), 10_000m, 80m));
    }

    // spec compensation.md case 8.
    [Fact]
    public void Almost_100_percent_is_paid_by_the_second_step()
    {
        var curve = PayCurve.Steps(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(90, 80), PayCurvePoint.Percent(100, 100));

        Assert.Equal(Usd(10_000m * 0.80m), Pays(OfOne(curve), 10_000m, 99.995m));
    }

    // spec compensation.md case 27: a goal's score is its attainment.
    [Fact]
    public void Goals_with_scores_pay_by_weight() =>
        Assert.Equal(
            Usd((2_000m * 0.50m) + (2_000m * 0.30m * 0.80m)),
            Pays(
                Quarterly(
                    Component("first", Percent(50), UnitKind.Payee, PayCurve.Linear),
                    Component("second", Percent(30), UnitKind.Payee, PayCurve.Linear),
                    Component("third", Percent(20), UnitKind.Payee, PayCurve.Linear)),
                2_000m,
                100m,
                80m,
                0m));

    // spec compensation.md case 33: 3,000.03 x 1/3 x 1/2 is 500.005 exactly; with 1/3 cut off after 28 digits it would fall below.
    [Fact]
    public void An_exact_tie_rounds_half_away_from_zero()
    {
        var plan = Quarterly(
            Component("a", Percent(50), UnitKind.Payee, PayCurve.Linear), Component("b", Percent(50), UnitKind.Team, PayCurve.Linear));

        var pays = ComponentPayCalculator.Calculate(plan, Usd(3_000.03m), [Ratio.Of(1, 3), Ratio.Zero]);

        Assert.Equal(Usd(500.01m), pays[0].Amount);
        Assert.Equal(500.00m, decimal.Round(3_000.03m * (1m / 3m) * 0.5m, 2, MidpointRounding.AwayFromZero));
    }

    // spec compensation.md case 34: the three policies.
    [Theory]
    [InlineData(UndefinedAttainment.PayNothing, 3_000 * 1.10)]
    [InlineData(UndefinedAttainment.PayTarget, (3_000 * 1.10) + 1_000)]
    [InlineData(UndefinedAttainment.Reweight, 4_000 * 1.10)]
    public void An_undefined_attainment_pays_by_the_stated_policy(UndefinedAttainment policy, double expected)
    {
        var plan = Quarterly(
            Component("individual", Percent(75), UnitKind.Payee, PayCurve.Linear),
            Component("team", Percent(25), UnitKind.Team, PayCurve.Linear, policy));

        Assert.Equal(Usd((decimal)expected), Pays(plan, 4_000m, 110m, null));
    }

    [Fact]
    public void Left_out_weight_goes_to_the_others_in_proportion_to_theirs()
    {
        var plan = Quarterly(
            Component("individual", Percent(60), UnitKind.Payee, PayCurve.Linear),
            Component("team", Percent(30), UnitKind.Team, PayCurve.Linear),
            Component("company", Percent(10), UnitKind.Company, PayCurve.Linear, UndefinedAttainment.Reweight));

        var pays = ComponentPayCalculator.Calculate(plan, Usd(9_000m), [Ratio.One, Ratio.One, null]);

        Assert.Equal([Ratio.Of(60, 90), Ratio.Of(30, 90), Ratio.Zero], pays.Select(pay => pay.Weight));
        Assert.Equal([Usd(6_000m), Usd(3_000m), Usd(0m)], pays.Select(pay => pay.Amount));
    }

    [Fact]
    public void When_every_component_is_left_out_nothing_is_paid() =>
        Assert.Equal(
            Usd(0m),
            Pays(Quarterly(Component("all", Ratio.One, UnitKind.Payee, PayCurve.Linear, UndefinedAttainment.Reweight)), 4_000m, [null]));

    [Fact]
    public void A_target_incentive_of_zero_pays_nothing() =>
        Assert.Equal(Usd(0m), Pays(SeventyFiveTwentyFive(Accelerated, TeamGoal), 0m, 130m, 100m));

    [Fact]
    public void A_negative_target_incentive_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pays(OfOne(PayCurve.Linear), -0.01m, 100m));

    [Fact]
    public void A_target_incentive_in_another_currency_is_refused() =>
        Assert.Throws<CurrencyMismatchException>(
            () => ComponentPayCalculator.Calculate(OfOne(PayCurve.Linear), new Money(1m, Currency.Of("EUR")), [Ratio.One]));

    [Fact]
    public void An_attainment_is_needed_for_each_component()
    {
        Assert.Throws<ArgumentException>(() => Pays(OfOne(PayCurve.Linear), 1m));
        var two = Assert.Throws<ArgumentException>("attainments", () => Pays(OfOne(PayCurve.Linear), 1m, 100m, 100m));
        var none = Assert.Throws<ArgumentException>(
            "attainments", () => ComponentPayCalculator.Calculate(OfOne(PayCurve.Linear), Usd(1m), default));

        Assert.StartsWith("2 attainments were given for 1 components: give one each, in order.", two.Message, StringComparison.Ordinal);
        Assert.StartsWith("0 attainments were given for 1 components: give one each, in order.", none.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("plan", () => ComponentPayCalculator.Calculate(null!, Usd(1m), [Ratio.One]));
    }

    [Fact]
    public void Pay_shows_how_it_came_about()
    {
        var pays = ComponentPayCalculator.Calculate(SeventyFiveTwentyFive(Accelerated, TeamGoal), Usd(4_000m), [Percent(130), null]);

        Assert.Equal(
            """
            individual: 4800.00 USD  (target incentive x weight x share of target pay, rounded half away from zero to 2 decimals)  [individual]
              Target incentive: 4000.00 USD
              Weight: 75 %  (stated in the plan)
              Share of target pay: 160 %  (100 % and above: 100 % of target pay, plus 2 % for each 1 % of attainment above 100 %)
            """.ReplaceLineEndings("\n"),
            pays[0].Explain().ToString());
        Assert.Contains("0 %  (attainment is undefined: none is stated; the plan pays nothing then)", pays[1].Explain().ToString(), StringComparison.Ordinal);
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

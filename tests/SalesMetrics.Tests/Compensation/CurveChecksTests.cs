using SalesMetrics.Compensation;
using static SalesMetrics.Tests.Compensation.Plans;

namespace SalesMetrics.Tests.Compensation;

/// <summary>What the plan check says about a single curve, to the bound and to the word.</summary>
public class CurveChecksTests
{
    [Fact]
    public void Two_steps_are_a_jump_by_their_difference_with_a_level_stretch_before_it()
    {
        var findings = PlanChecker.Check(OfOne(PayCurve.Steps(PayCurvePoint.Percent(0, 50), PayCurvePoint.Percent(100, 100))));

        Assert.Equal(
            [
                ("jump", "At 100 % pay jumps by 50 % of the component's target pay: from 50 % to 100 % of target pay."),
                ("flat-stretch", "Between 0 % and 100 % one more sale pays nothing more."),
            ],
            findings.Select(finding => (finding.Code, finding.Message)));
    }

    [Fact]
    public void What_the_first_bound_of_zero_pays_is_no_jump() =>
        Assert.Empty(Codes(PayCurve.Interpolated(PayCurvePoint.Percent(0, 50), PayCurvePoint.Percent(100, 100))));

    [Fact]
    public void A_curve_that_is_level_throughout_is_told_once() =>
        Assert.Equal(["no-influence"], Codes(PayCurve.Interpolated(PayCurvePoint.Percent(0, 100), PayCurvePoint.Percent(100, 100))));

    [Fact]
    public void Stretches_below_the_cap_are_level_and_the_one_at_the_cap_is_the_cap()
    {
        var below = PayCurve.Steps(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(90, 80), PayCurvePoint.Percent(100, 100))
            .WithCap(Percent(150));
        var at = PayCurve.Steps(PayCurvePoint.Percent(0, 50), PayCurvePoint.Percent(90, 100), PayCurvePoint.Percent(120, 130))
            .WithCap(Percent(100));

        Assert.Equal(
            ["Between 0 % and 90 % one more sale pays nothing more.", "Between 90 % and 100 % one more sale pays nothing more."],
            Messages(below, "flat-stretch"));
        Assert.Equal(["Between 0 % and 90 % one more sale pays nothing more."], Messages(at, "flat-stretch"));
        Assert.Equal(["The cap of 100 % is reached by 120 %, so the clauses from there on change nothing."], Messages(at, "unreachable"));
    }

    [Fact]
    public void A_clause_that_starts_at_the_cap_is_unreachable_and_all_beyond_it_are_told_once()
    {
        var twice = Ratio.Of(2, 1);

        Assert.Equal(["unreachable"], Codes(PayCurve.Linear.WithSlopeFrom(Percent(150), twice).WithCap(Percent(150))));
        Assert.Equal(
            ["unreachable"], Codes(PayCurve.Linear.WithSlopeFrom(Percent(180), twice).WithSlopeFrom(Percent(200), twice).WithCap(Percent(150))));
    }

    // 150 % from an attainment of 150 % on, and 120 % from 200 % on: the cap of 140 % is left again.
    [Fact]
    public void A_clause_beyond_the_cap_that_falls_below_it_again_is_reachable() => Assert.Equal(
        ["falling-pay"],
        Codes(PayCurve.Create(
            [
                new PayCurveSegment(Ratio.Zero, Ratio.Zero, Ratio.One),
                new PayCurveSegment(Percent(150), Percent(150), Ratio.Zero),
                new PayCurveSegment(Percent(200), Percent(120), Ratio.Zero),
            ],
            Percent(140),
            FallingPay.Allowed)));

    // Up to 120 % just below the bound and 80 % from it on; or from 110 % down to 90 %.
    [Theory]
    [InlineData(0, 120, 80)]
    [InlineData(110, -20, 90)]
    public void A_target_that_is_earned_anywhere_can_be_earned(int atZero, int slope, int atOne) => Assert.Equal(
        ["falling-pay", "off-target"],
        Codes(PayCurve.Create(
            [new PayCurveSegment(Ratio.Zero, Percent(atZero), Percent(slope)), new PayCurveSegment(Ratio.One, Percent(atOne), Ratio.Zero)],
            falling: FallingPay.Allowed)));

    [Fact]
    public void A_cap_above_what_the_clauses_pay_does_not_make_the_target_earned() => Assert.Equal(
        ["It pays 80 % of target pay at most, so the target incentive cannot be earned."],
        Messages(PayCurve.Interpolated(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(100, 80)).WithCap(Percent(150)), "below-target"));

    [Theory]
    [InlineData(120, false)]
    [InlineData(130, true)]
    public void A_component_pays_no_more_than_its_cap_to_the_gate_that_reads_it(int percent, bool isFound)
    {
        var steps = PayCurve.Steps(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(80, 150)).WithCap(Percent(120));
        var plan = SeventyFiveTwentyFive(PayCurve.Linear, steps).WithClauses(new PlanClause.Gate
        {
            Id = "g",
            Name = "g",
            AppliesTo = "individual",
            Reading = new PlanReading.OfComponent("team"),
            From = Percent(percent),
        });

        Assert.Equal(
            isFound ? ["The gate opens when 'team' pays 130 % of its target, but it pays 120 % at most."] : [],
            PlanChecker.Check(plan).Where(finding => finding.Code == "gate-never-opens").Select(finding => finding.Message));
    }

    private static IEnumerable<string> Codes(PayCurve curve) => PlanChecker.Check(OfOne(curve)).Select(finding => finding.Code);

    private static IEnumerable<string> Messages(PayCurve curve, string code) =>
        PlanChecker.Check(OfOne(curve)).Where(finding => finding.Code == code).Select(finding => finding.Message);
}

using FsCheck.Xunit;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Compensation;

public class PlanCheckerTests
{
    [Fact]
    public void The_75_25_sample_has_two_jumps_two_thresholds_and_no_error()
    {
        var findings = PlanChecker.Check(SeventyFiveTwentyFive(Accelerated, TeamGoal), new PlanCheckOptions { TargetIncentive = Usd(4_000m) });

        Assert.Equal(["no-pay-below", "jump", "no-pay-below", "jump"], findings.Select(finding => finding.Code));
        Assert.Contains("jumps by 1500.00 USD: from 0 % to 50 %", findings[1].Message, StringComparison.Ordinal); // 4,000 x 75 % x 50 %
        Assert.Contains("jumps by 800.00 USD: from 0 % to 80 %", findings[3].Message, StringComparison.Ordinal);
        Assert.Equal("components[team].curve", findings[3].Place);
    }

    [Fact]
    public void The_straight_curve_leaves_nothing_to_say() => Assert.Empty(PlanChecker.Check(OfOne(PayCurve.Linear)));

    [Fact]
    public void A_drop_and_a_falling_slope_are_errors_with_their_size()
    {
        var drop = PlanChecker.Check(OfOne(PayCurve.Steps(FallingPay.Allowed, PayCurvePoint.Percent(0, 100), PayCurvePoint.Percent(120, 90))));
        var slope = PlanChecker.Check(OfOne(PayCurve.Interpolated(FallingPay.Allowed, PayCurvePoint.Percent(100, 110), PayCurvePoint.Percent(120, 100))));

        Assert.Contains(drop, finding => finding is { Code: "falling-pay", Severity: PlanFindingSeverity.Error } && finding.Message.StartsWith("At 120 % pay drops from 100 % to 90 %", StringComparison.Ordinal));
        Assert.Contains(slope, finding => finding.Message == "From 100 % on each further 1 % of attainment takes 0.5 % of pay away.");
    }

    [Theory]
    [InlineData("below-target", 0, 0, 100, 80)]
    [InlineData("off-target", 0, 0, 100, 110)]
    [InlineData("no-influence", 0, 100, 100, 100)]
    public void A_curve_that_misses_the_target_or_follows_nothing_is_found(string code, int from1, int pay1, int from2, int pay2) => Assert.Contains(
        code, Codes(OfOne(PayCurve.Interpolated(PayCurvePoint.Percent(from1, pay1), PayCurvePoint.Percent(from2, pay2)))));

    [Fact]
    public void Clauses_beyond_the_cap_are_unreachable() => Assert.Contains(
        "unreachable", Codes(OfOne(PayCurve.Linear.WithSlopeFrom(Percent(180), Ratio.Of(2, 1)).WithCap(Percent(150)))));

    [Fact]
    public void A_cap_that_the_last_clause_reaches_is_not_called_unreachable() => Assert.DoesNotContain("unreachable", Codes(OfOne(Accelerated)));

    [Fact]
    public void Flat_stretches_and_pay_without_end_are_noted()
    {
        Assert.Contains("flat-stretch", Codes(OfOne(PayCurve.Steps(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(90, 80), PayCurvePoint.Percent(100, 100)))));
        Assert.Contains("no-cap", Codes(OfOne(PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(3, 1)))));
        Assert.DoesNotContain("no-cap", Codes(OfOne(PayCurve.Linear.WithSlopeFrom(Ratio.One, Ratio.Of(3, 1)).WithCap(Percent(300)))));
    }

    [Fact]
    public void A_gate_that_can_never_open_is_an_error()
    {
        Plan Gated(decimal percent) => SeventyFiveTwentyFive(PayCurve.Linear, TeamGoal).WithClauses(new PlanClause.Gate
        {
            Id = "g",
            Name = "g",
            AppliesTo = "individual",
            Reading = new PlanReading.OfComponent("team"),
            From = Percent(percent),
        });

        Assert.Contains("gate-never-opens", Codes(Gated(101)));
        Assert.DoesNotContain("gate-never-opens", Codes(Gated(100)));
        Assert.Contains("gate-always-open", Codes(Gated(0)));
    }

    [Fact]
    public void What_nobody_records_or_belongs_to_is_found()
    {
        var plan = OfOne(PayCurve.Linear);
        var team = Quarterly(Component("team", Ratio.One, UnitKind.Team, PayCurve.Linear));
        var alone = SalesOrganization.Create(Works("Ada", "", "2017-01-01") with { ManagerId = "", TerritoryId = "" });

        Assert.Equal(["not-recorded"], PlanChecker.Check(team, new PlanCheckOptions { RecordedMeasureIds = ["margin"] }).Select(finding => finding.Code));
        Assert.Equal(["nobody-there"], PlanChecker.Check(team, new PlanCheckOptions { Organization = alone }).Select(finding => finding.Code));
        Assert.Empty(PlanChecker.Check(plan, new PlanCheckOptions { Organization = alone, RecordedMeasureIds = ["bookings"] }));
    }

    [Fact]
    public void Programs_and_tables_are_checked_too()
    {
        var plan = OfOne(PayCurve.Linear).WithClauses(
            new PlanClause.Spif { Id = "s", Name = "s", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(10m), PerDeal = Usd(11m) },
            new PlanClause.Contest { Id = "c", Name = "c", Prizes = PrizeTable.Create(Usd(1m)), Ties = TiePolicy.AllTheHigher },
            new PlanClause.Multiplier { Id = "m", Name = "m", AppliesTo = "all", Reading = new PlanReading.OfMeasure(UnitKind.Payee, "x"), Table = PayCurve.Linear.WithThreshold(Percent(80)) },
            new PlanClause.Linked
            {
                Id = "l",
                Name = "l",
                AppliesTo = "all",
                Reading = new PlanReading.OfMeasure(UnitKind.Payee, "x"),
                Matrix = PayMatrix.Create([Ratio.Zero, Ratio.One], [Ratio.Zero], [Percent(60), Percent(50)], MatrixInterpolation.None, FallingPay.Allowed),
            });

        Assert.Equal(["budget-too-small", "above-budget", "wiped-out", "falling-pay", "below-target"], Codes(plan));
    }

    [Fact]
    public void A_retroactive_jump_is_stated_in_money_for_a_quota_and_in_percent_without()
    {
        var plan = Plan.Create("p", "p", Dollar, PeriodGrain.Month, [], [
            new PlanClause.Rates
            {
                Id = "r",
                Name = "r",
                Table = RateTable.Create(TierMethod.Retroactive, TierBound.Attainment, [RateTier.Percent(0m, 8m), RateTier.Percent(1m, 12m), RateTier.Percent(2m, 9m)], FallingPay.Allowed),
            },
        ]);

        Assert.Equal(["jump", "falling-pay"], Codes(plan));
        Assert.EndsWith("pay jumps by 4 % of quota.", PlanChecker.Check(plan)[0].Message, StringComparison.Ordinal);
        Assert.EndsWith("changes pay by -3000.00 USD on a quota of 50000.00 USD.", PlanChecker.Check(plan, new PlanCheckOptions { SampleQuota = Usd(50_000m) })[1].Message, StringComparison.Ordinal);
    }

    [Property(Arbitrary = [typeof(CompensationArbitraries), typeof(ClauseArbitraries)], MaxTest = 1_000)]
    public bool A_plan_on_which_pay_never_falls_has_no_finding_that_it_does(ClausedPlan plan) =>
        PlanChecker.Check(plan.Plan).All(finding => finding.Code != "falling-pay" && finding.Message.Length > 0 && finding.Advice.Length > 0 && finding.Place.Length > 0);

    private static IEnumerable<string> Codes(Plan plan) => PlanChecker.Check(plan).Select(finding => finding.Code);
}

using System.Collections.Immutable;
using SalesMetrics.Calendars;
using SalesMetrics.Compensation;
using SalesMetrics.Organization;
using SalesMetrics.Quotas;
using static SalesMetrics.Tests.Compensation.Plans;
using static SalesMetrics.Tests.Support.Facts;

namespace SalesMetrics.Tests.Golden;

/// <summary>
/// The worked cases of <c>spec/compensation.md</c>, section 2, worked out there by hand, to the cent. Each test names its case. Cases 12 to 14 and
/// 30 are in <c>Crediting</c> too, 20 to 24 in <c>Quotas</c>, 20 and 21 in <c>Compensation/Versions</c>, 15 to 19, 30, 31, 35 and 36 in
/// <c>Compensation/Settlements</c>. That none of the 36 is without a test is a test.
/// </summary>
public class CompensationSpecTests
{
    private static readonly RateTable MarginalRates = RateTable.Create(
        TierMethod.Marginal, TierBound.Attainment, [RateTier.Percent(0m, 8m), RateTier.Percent(1m, 12m)]);

    private static readonly RateTable RetroactiveRates = RateTable.Create(
        TierMethod.Retroactive, TierBound.Attainment, [RateTier.Percent(0m, 8m), RateTier.Percent(1m, 12m)]);

    [Fact]
    public void Every_case_is_a_test_that_names_it() => Assert.Equal(
        Enumerable.Range(1, 36),
        typeof(CompensationSpecTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => method.Name.StartsWith("Case_", StringComparison.Ordinal) && method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0)
            .Select(method => int.Parse(method.Name[5..7], System.Globalization.CultureInfo.InvariantCulture))
            .Distinct()
            .Order());

    [Fact]
    public void Case_01_75_25() => Assert.Equal(
        Usd((3_000m * 1.10m) + (1_000m * 0.90m)), Pays(SeventyFiveTwentyFive(PayCurve.Linear, PayCurve.Linear), 4_000m, 110m, 90m));

    [Theory]
    [InlineData("79.99", "4800.00")]
    [InlineData("80", "5600.00")]
    public void Case_02_75_25_with_accelerator_and_threshold(string team, string paid) =>
        Assert.Equal(Usd(Number(paid)), Pays(SeventyFiveTwentyFive(Accelerated, TeamGoal), 4_000m, 130m, Number(team)));

    [Theory]
    [InlineData("450000", "5500.00")]
    [InlineData("500000", "7000.00")]
    public void Case_03_individual_plan_and_team_bonus(string teamCredit, string paid)
    {
        var plan = Plan.Create("case3", "Commission and team bonus", Dollar, PeriodGrain.Quarter, [], [
            new PlanClause.Rates { Id = "commission", Name = "Commission", Table = RateTable.Flat(Percent(5)) },
            new PlanClause.Bonus
            {
                Id = "bonus",
                Name = "Team bonus",
                Reading = new PlanReading.OfMeasure(UnitKind.Team, "bookings"),
                From = Ratio.One,
                Amount = Usd(1_500m),
            },
        ]);

        Assert.Equal(Usd(Number(paid)), Compensation.SmallTeam.Pay(plan, 110_000m, Number(teamCredit) - 110_000m, 500_000m).Value.Find("Ada")!.Total);
    }

    [Fact]
    public void Case_04_marginal_tiers() =>
        Assert.Equal(Usd((100_000m * 0.08m) + (25_000m * 0.12m)), CommissionCalculator.Calculate(MarginalRates, Usd(125_000m), Usd(100_000m)).Amount);

    [Theory]
    [InlineData("125000", "15000.00")]
    [InlineData("99999.99", "8000.00")]
    [InlineData("100000", "12000.00")]
    public void Case_05_retroactive_tiers(string credited, string paid) =>
        Assert.Equal(Usd(Number(paid)), CommissionCalculator.Calculate(RetroactiveRates, Usd(Number(credited)), Usd(100_000m)).Amount);

    [Fact]
    public void Case_05_the_jump_of_4000_is_reported_by_the_plan_check()
    {
        var plan = Plan.Create("case5", "Retroactive", Dollar, PeriodGrain.Quarter, [], [
            new PlanClause.Rates { Id = "commission", Name = "Commission", Table = RetroactiveRates },
        ]);

        var finding = Assert.Single(PlanChecker.Check(plan, new PlanCheckOptions { SampleQuota = Usd(100_000m) }), one => one.Code == "jump");
        Assert.Contains("4000", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Case_06_tiers_in_amounts() => Assert.Equal(
        Usd((50_000m * 0.03m) + (50_000m * 0.05m) + (20_000m * 0.07m)),
        CommissionCalculator.Calculate(
            RateTable.Create(TierMethod.Marginal, TierBound.Amount, [RateTier.Percent(0m, 3m), RateTier.Percent(50_000m, 5m), RateTier.Percent(100_000m, 7m)]),
            Usd(120_000m)).Amount);

    [Fact]
    public void Case_07_threshold_with_and_without_jump()
    {
        Assert.Equal(Usd(6_000m), Pays(OfOne(PayCurve.Linear.WithThreshold(Percent(60))), 10_000m, 60m));
        Assert.Equal(Usd(5_000m), Pays(OfOne(PayCurve.Interpolated(PayCurvePoint.Percent(60, 0), PayCurvePoint.Percent(100, 100))), 10_000m, 80m));
    }

    [Fact]
    public void Case_08_step_curve_without_rounding_before_the_comparison() => Assert.Equal(
        Usd(8_000m),
        Pays(OfOne(PayCurve.Steps(PayCurvePoint.Percent(0, 0), PayCurvePoint.Percent(90, 80), PayCurvePoint.Percent(100, 100))), 10_000m, 99.995m));

    [Fact]
    public void Case_09_cumulative_true_up_and_discrete_differ_by_design()
    {
        var quota = Usd(100_000m);
        var cumulative = CommissionCalculator.CalculateToDate(MarginalRates, [(Usd(80_000m), quota), (Usd(150_000m), quota)]);

        Assert.Equal([Usd(80_000m * 0.08m), Usd((200_000m * 0.08m) + (30_000m * 0.12m) - 6_400m)], cumulative.Select(month => month.Amount));
        Assert.Equal(Usd(13_200m), cumulative[1].Amount);
        Assert.Equal(
            Usd(6_400m + 8_000m + 6_000m),
            CommissionCalculator.Calculate(MarginalRates, Usd(80_000m), quota).Amount + CommissionCalculator.Calculate(MarginalRates, Usd(150_000m), quota).Amount);
    }

    [Theory]
    [InlineData("89.99", "2000.00")]
    [InlineData("90", "4000.00")]
    public void Case_10_gate(string margin, string paid)
    {
        var plan = OfOne(PayCurve.Linear).WithClauses(new PlanClause.Gate
        {
            Id = "margin",
            Name = "Margin gate",
            AppliesTo = "all",
            Reading = Margin,
            From = Percent(90),
            ShareBelow = Ratio.Of(1, 2),
        });

        Assert.Equal(Usd(Number(paid)), WhatIf(plan, 4_000m, 100m, Number(margin)));
    }

    [Theory]
    [InlineData("87", "110", "3520.00")] // 4,000 x 1.10 x 0.8
    [InlineData("90", "110", "4400.00")]
    [InlineData("95", "110", "4840.00")]
    [InlineData("95", "150", "6000.00")] // 150 % x 1.1 = 165 %, capped at 150 % after the multiplier
    [InlineData("84.99", "110", "0.00")]
    public void Case_11_multiplier_before_the_cap(string retention, string attained, string paid)
    {
        var plan = OfOne(PayCurve.Linear.WithCap(Percent(150))).WithClauses(new PlanClause.Multiplier
        {
            Id = "retention",
            Name = "Retention",
            AppliesTo = "all",
            Reading = Margin,
            Table = PayCurve.Steps(PayCurvePoint.Percent(85, 80), PayCurvePoint.Percent(90, 100), PayCurvePoint.Percent(95, 110)),
        });

        Assert.Equal(Usd(Number(paid)), WhatIf(plan, 4_000m, Number(attained), Number(retention)));
    }

    [Fact]
    public void Case_20_proration_of_target_and_quota()
    {
        var share = new ProrationBasis.CalendarDays().ShareOf(Days("2017-05-15", "2017-06-30"), Days("2017-04-01", "2017-06-30"));

        Assert.Equal(Ratio.Of(47, 91), share);
        Assert.Equal(Usd(6_197.80m), Usd(12_000m).RoundedShare(share));
        Assert.Equal(Usd(154_945.05m), Usd(300_000m).RoundedShare(share));
    }

    [Fact]
    public void Case_25_team_pool()
    {
        PoolMember[] members = [new("Ada", Ratio.Of(50_000, 1)), new("Bob", Ratio.Of(30_000, 1)), new("Cem", Ratio.Of(20_000, 1))];

        Assert.Equal([Usd(5_000m), Usd(3_000m), Usd(2_000m)], PoolOf(PoolSharing.Credit, members));
        Assert.Equal([Usd(3_333.34m), Usd(3_333.33m), Usd(3_333.33m)], PoolOf(PoolSharing.EqualParts, members));
    }

    [Theory]
    [InlineData(TiePolicy.Shared, "2500", "2500", "1000")]
    [InlineData(TiePolicy.AllTheHigher, "3000", "3000", "1000")]
    [InlineData(TiePolicy.TieBreak, "2000", "3000", "1000")]
    public void Case_26_contest_with_a_tie_for_first(TiePolicy ties, string ada, string bob, string cem)
    {
        var contest = new PlanClause.Contest { Id = "c", Name = "Contest", Prizes = PrizeTable.Create(Usd(3_000m), Usd(2_000m), Usd(1_000m)), Ties = ties };

        var pay = ContestCalculator.Calculate(contest, new("Ada", Ratio.Of(9, 1), Ratio.Of(1, 1)), new("Bob", Ratio.Of(9, 1), Ratio.Of(2, 1)), new("Cem", Ratio.Of(7, 1)));

        Assert.Equal(
            [("Ada", Number(ada)), ("Bob", Number(bob)), ("Cem", Number(cem))],
            pay.Places.OrderBy(place => place.Entry.PayeeId, StringComparer.Ordinal).Select(place => (place.Entry.PayeeId, place.Prize.Amount)));
    }

    [Fact]
    public void Case_27_goals_with_weights_and_scores()
    {
        var score = GoalScore.Create(
            new ScoredGoal("Launch", Percent(50), Percent(100)), new ScoredGoal("Hire", Percent(30), Percent(80)), new ScoredGoal("Train", Percent(20), Ratio.Zero));

        Assert.Equal(Usd(1_480m), ComponentPayCalculator.Calculate(OfOne(PayCurve.Linear), Usd(2_000m), [score.Value])[0].Amount);
    }

    [Fact]
    public void Case_28_spif_budget()
    {
        var organization = SalesOrganization.Create(Works("Ada", "Red", "2017-01-01"));
        var credits = Credits(organization, [.. Enumerable.Range(1, 23).Select(i => Sale(FormattableString.Invariant($"D{i:00}"), "Ada", FormattableString.Invariant($"2017-01-{i:00}"), 1_000m))]);
        var spif = new PlanClause.Spif { Id = "s", Name = "SPIF", Window = Days("2017-01-01", "2017-01-31"), Budget = Usd(5_000m), PerDeal = Usd(250m) };

        var pay = SpifCalculator.Calculate(spif, credits.Credits.Reverse());

        Assert.Equal(Usd(20 * 250m), pay.Total);
        Assert.Equal(["D21", "D22", "D23"], pay.OverBudget.Select(deal => deal.DealId));
    }

    [Theory]
    [InlineData(MatrixInterpolation.Bilinear, "102.5")]
    [InlineData(MatrixInterpolation.None, "80")]
    public void Case_29_matrix(MatrixInterpolation interpolation, string percent)
    {
        Ratio[] bounds = [Percent(90), Percent(100), Percent(110)];
        var matrix = PayMatrix.Create(bounds, bounds, new[] { 60m, 80m, 100m, 80m, 100m, 130m, 100m, 130m, 160m }.Select(Percent), interpolation);

        Assert.Equal(Percent(Number(percent)), matrix.PayAt(Percent(105), Percent(95)));
    }

    [Fact]
    public void Case_32_a_falling_curve_is_refused_unless_allowed_by_name_and_then_reported()
    {
        PayCurvePoint[] points = [PayCurvePoint.Percent(100, 110), PayCurvePoint.Percent(120, 100)];
        Assert.Throws<ArgumentException>(() => PayCurve.Interpolated(points));

        var plan = OfOne(PayCurve.Interpolated(FallingPay.Allowed, points));

        Assert.Contains(PlanChecker.Check(plan), finding => finding.Code == "falling-pay" && finding.Place == "components[all].curve");
    }

    [Fact]
    public void Case_33_an_exact_tie_rounds_away_from_zero() =>
        Assert.Equal(Usd(500.01m), ComponentPayCalculator.Calculate(OfOne(PayCurve.Linear), Usd(3_000.03m), [Ratio.Of(1, 6)])[0].Amount);

    [Theory]
    [InlineData(UndefinedAttainment.PayNothing, "3300")]
    [InlineData(UndefinedAttainment.PayTarget, "4300")]
    [InlineData(UndefinedAttainment.Reweight, "4400")]
    public void Case_34_zero_quota(UndefinedAttainment policy, string paid) => Assert.Equal(
        Usd(Number(paid)),
        Pays(
            Quarterly(
                Component("individual", Percent(75), UnitKind.Payee, PayCurve.Linear), Component("team", Percent(25), UnitKind.Team, PayCurve.Linear, policy)),
            4_000m,
            110m,
            null));

    private static PlanReading Margin => new PlanReading.OfMeasure(UnitKind.Payee, "margin");

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Money WhatIf(Plan plan, decimal target, decimal attained, decimal margin) => ComponentPayCalculator.Calculate(
        plan, Usd(target), [Percent(attained)], [new MeasureReading(UnitKind.Payee, "margin", Percent(margin))])[0].Amount;

    private static IEnumerable<Money> PoolOf(PoolSharing sharing, PoolMember[] members) => PoolCalculator.Calculate(
        new PlanClause.Pool { Id = "p", Name = "Pool", Amount = Usd(10_000m), Sharing = sharing }, SalesUnit.Team("Red"), null, members).Shares.Select(share => share.Amount);
}
